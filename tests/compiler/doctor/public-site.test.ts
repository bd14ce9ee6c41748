/** Checks that are stricter on a public site than on this machine. The requests go to the app in this process. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import type { Check } from "../../../src/compiler/doctor/check.ts";
import { examine } from "../../../src/compiler/doctor/examine.ts";
import type { Send } from "../../../src/compiler/doctor/exchange.ts";
import { expectedSite } from "../../../src/compiler/doctor/expected-site.ts";
import type { App } from "../../../src/edge/router.ts";
import { err, ok } from "../../../src/model/result.ts";
import { at, SITE } from "../../support/articles.ts";
import { publisherOf } from "../../support/ledger.ts";

const DATE = "2024-06-01T12:00:00Z";
const md = (title: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\n${more}---\nA pilot boards.\n`;
const FILES = { "pilots.md": md("How pilots board", "aliases: [pilotage]\n") };

/** Sends requests to the app, as if it were at `origin`. */
const sendTo =
  (app: App, origin: string): Send =>
  async (path, { method = "GET", headers }) => {
    const response = await app.request(new Request(origin + path, { method, headers: { ...headers } }));
    const { status } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    return ok({ status, headers: Object.fromEntries(response.headers), bytes });
  };

async function checksAt(
  origin: string,
  {
    files = {},
    record = true,
    after,
  }: {
    files?: Record<string, string>;
    record?: boolean;
    after?: (folder: Publisher) => Promise<void>;
  } = {},
): Promise<Check[]> {
  const publisher = await publisherOf({ ...FILES, ...files });
  const app = await publisher.publish(DATE);
  if (!record) await publisher.remove("_ledger.json");
  await after?.(publisher);
  const compiled = await compile({ folder: publisher.folder, now: at(DATE) });
  if (!compiled.ok) throw new Error("the folder has errors");
  const expected = ok(expectedSite(compiled.value, at(DATE)));
  const checks = await examine({ origin, expected, now: at(DATE), send: sendTo(app, origin) });
  if (!checks.ok) throw new Error(checks.error);
  // The app serves no files.
  return checks.value.filter(({ name }) => name !== "/favicon.ico");
}

type Publisher = Awaited<ReturnType<typeof publisherOf>>;

const linesOf = (checks: readonly Check[], verdict: Check["verdict"]) =>
  checks.filter((check) => check.verdict === verdict).map(({ name, found }) => `${name}: ${found}`);

describe("npm run doctor on a public site", () => {
  it("passes at the site's own address", async () => {
    const checks = await checksAt(SITE.url);
    expect([linesOf(checks, "fault"), linesOf(checks, "warning"), linesOf(checks, "skipped")]).toEqual([
      [],
      [],
      [],
    ]);
    expect(linesOf(checks, "ok")).toContain(`/articles/pilotage: 301 to ${SITE.url}/articles/pilots`);
    expect(linesOf(checks, "ok")).toContain(`/rss.xml self link: ${SITE.url}/rss.xml`);
  });

  it("knows that former addresses of scheduled articles are no redirects yet, and of withdrawn ones no more", async () => {
    const checks = await checksAt(SITE.url, {
      files: {
        "ahead.md": md("Ahead", "publish_at: 2030-01-01\naliases: [soon]\n"),
        "gone.md": md("Gone", "withdrawn: {date: 2024-05-06, reason: Untrue.}\naliases: [went]\n"),
      },
    });
    expect(linesOf(checks, "fault")).toEqual([]);
    expect(linesOf(checks, "ok")).toContain(
      "/articles/went: 410, because the article was withdrawn or has expired",
    );
  });

  it("misses no article that was withdrawn before its release", async () => {
    const never =
      "publish_at: 2024-05-20\nwithdrawn: {date: 2024-05-10, reason: Untrue.}\naliases: [before]\n";
    const checks = await checksAt(SITE.url, { files: { "never.md": md("Never", never) } });
    expect(linesOf(checks, "fault")).toEqual([]);
    expect(linesOf(checks, "ok").join("\n")).not.toContain("/articles/before");
    expect(linesOf(checks, "ok")).toContain("ledger: all 1 served article recorded");
  });

  it("reports self links, relative redirects and noindex at another address", async () => {
    const checks = await checksAt("https://seedcast.me.workers.dev");
    expect(linesOf(checks, "fault")).toEqual(
      ["rss.xml", "atom.xml", "feed.json"].map((name) => `/${name} self link: "${SITE.url}/${name}"`),
    );
    expect(linesOf(checks, "warning")).toEqual([
      "/: X-Robots-Tag: noindex keeps search engines away",
      '/articles/pilotage: the redirect to "/articles/pilots" is not a complete address',
    ]);
  });

  it("warns of a folder without a ledger, and of entries that the ledger lacks", async () => {
    expect(linesOf(await checksAt(SITE.url, { record: false }), "warning")).toEqual([
      "ledger: the folder has no _ledger.json",
    ]);
    const checks = await checksAt(SITE.url, {
      async after({ ledger, write }) {
        const { entries, ...rest } = JSON.parse(await ledger());
        await write("_ledger.json", JSON.stringify({ ...rest, entries: [] }));
        expect(entries).toHaveLength(1);
      },
    });
    expect(linesOf(checks, "warning")).toEqual(["ledger: 1 served article not recorded"]);
  });

  it("reports ids that are not the folder's, which readers would show as new", async () => {
    const checks = await checksAt(SITE.url, {
      async after({ write, remove }) {
        await remove("_ledger.json");
        await write("_site.yaml", `id: 00000000-0000-4000-8000-000000000001\nurl: ${SITE.url}\n`);
      },
    });
    expect(linesOf(checks, "fault")).toEqual([
      "ledger: no served entry has an id of this folder, so readers would show all articles as new",
    ]);
  });

  it("leaves the folder out if it is another site's, with the reason", async () => {
    const app = await (await publisherOf(FILES)).publish(DATE);
    const send = sendTo(app, SITE.url);
    const expected = err("seeds is the folder of another site");
    const checks = await examine({ origin: SITE.url, expected, now: at(DATE), send });
    expect(checks.ok && linesOf(checks.value, "skipped")).toEqual([
      "former addresses, ledger: seeds is the folder of another site",
    ]);
  });
});
