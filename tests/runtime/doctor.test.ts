/** `npm run doctor` against the real Worker: that of a deployment, and that of `npm run dev`. */

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lastingCheckout } from "../support/checkout.ts";
import { type DevServer, startDevServer } from "../support/dev-server.ts";
import { SITE_FILE } from "../support/ledger.ts";
import { run } from "../support/program.ts";
import { lastingFolderOf } from "../support/seeds.ts";
import { workerOn } from "../support/worker.ts";

const md = (title: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\n${more}---\nA pilot boards.\n`;

let checkout: string;
let folder: string;

beforeAll(async () => {
  checkout = await lastingCheckout();
  folder = await lastingFolderOf({
    "pilots.md": md("How pilots board", "aliases: [pilotage]\ntopics: [harbour]\n"),
    "tides.md": md("How tides run", "topics: [harbour]\n"),
    "_topics.yaml": "topics:\n  - slug: harbour\n    aliases: [port]\n",
    "_site.yaml": `${SITE_FILE}hub: https://hub.example/\nredirects:\n  /feed/news: /rss.xml\n`,
  });
  expect(await run(checkout, ["ledger", "--seeds", folder])).toMatchObject({ status: 0 });
});

afterAll(async () => {
  for (const one of [folder, checkout]) await rm(one, { recursive: true, force: true });
});

const diagnose = (origin: string) => run(checkout, ["doctor", origin, "--seeds", folder]);

/** Returns the lines of faults, warnings and skipped checks. */
const complaints = (stdout: string) =>
  stdout.split("\n").filter((line) => /^(?:fault|warning|skipped) /.test(line));

/** Checks the result for a sound site. */
async function expectSound(origin: string): Promise<void> {
  const { stdout, stderr, status } = await diagnose(origin);
  expect([complaints(stdout), stderr, status]).toEqual([[], "", 0]);
  for (const from of ["/articles/pilotage", "/topics/port/rss.xml", "/feed/news"])
    expect(stdout).toMatch(new RegExp(`^ok +${from} +301 to /`, "m"));
  expect(stdout).toMatch(/^ok +\/rss\.xml hub +"https:\/\/hub\.example\/"$/m);
  expect(stdout).toMatch(/^ok +ledger +all 2 served articles recorded$/m);
  expect(stdout).toMatch(/^ok +\/favicon\.ico +image\//m);
}

const worker = workerOn(async () => folder);

describe("npm run doctor", () => {
  it("passes on the Worker as it is deployed", () => expectSound(worker.url().origin));
});

describe("npm run doctor beside npm run dev", () => {
  let dev: DevServer;
  beforeAll(async () => {
    dev = await startDevServer(checkout, ["--seeds", folder]);
  });
  afterAll(() => dev?.stop());

  it("passes at the address that npm run dev prints", () => expectSound(dev.origin));

  it("passes with an article that is not recorded yet", async () => {
    await writeFile(join(folder, "gale.md"), md("A gale", "topics: [harbour]\n"));
    await dev.until("/feed.json", "A gale");
    const { stdout, status } = await diagnose(dev.origin);
    expect([complaints(stdout), status]).toEqual([[], 0]);
    expect(stdout).toMatch(/^ok +ledger +1 new article, to be recorded by the next deployment$/m);
  });
});

describe("npm run doctor on a Worker that is older than the ledger", () => {
  it("reports the recorded article that is not served", async () => {
    await writeFile(join(folder, "gale.md"), md("A gale", "topics: [harbour]\n"));
    expect(await run(checkout, ["ledger", "--seeds", folder])).toMatchObject({ status: 0 });
    const { stdout, status } = await diagnose(worker.url().origin);
    expect([complaints(stdout).length, status]).toEqual([1, 1]);
    expect(stdout).toMatch(/^fault +ledger +1 recorded article not in \/feed\.json, such as "A gale"; /m);
  });
});
