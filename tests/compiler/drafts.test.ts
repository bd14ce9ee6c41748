/** Drafts in builds: `npm run dev` shows them at their addresses, and no other build has a byte of them. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { openPack } from "../../src/pack/read.ts";
import { SITE } from "../support/articles.ts";
import { SITE_FILE } from "../support/ledger.ts";
import { NOW } from "../support/pack.ts";
import { png } from "../support/pictures.ts";
import { run } from "../support/program.ts";
import { type Files, folderOf } from "../support/seeds.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";
const DRAFT = `---
title: Zanzibar strike
date: 2024-05-06
draft: true
topics: [zanzibar-topic, harbour]
authors: [Zanzibar Olsen]
slug: zanzibar-strike
---
Zanzibar pilots walk out. [Pilots](pilots.md) [Prices](drafts/prices.md)
`;
const SITE_SEEDS: Files = {
  "seeds/_site.yaml": SITE_FILE,
  "seeds/pilots.md": PILOTS,
  "seeds/strike.md": DRAFT,
  // Without a date, and with a picture that is as private as the text.
  "seeds/drafts/prices.md": "Zanzibar prices rise.\n\n![Zanzibar quay](zanzibar-quay.png)\n",
  "seeds/drafts/zanzibar-quay.png": png(4, 3),
  "seeds/zanzibar-contact.md": "---\npage: true\ndraft: true\n---\nWrite to Zanzibar.\n",
};
const DEV = { WRANGLER_COMMAND: "dev", SEEDCAST_LOCAL_URL: "http://localhost:8787" };

const buildIn = (cwd: string, env: Record<string, string> = {}, ...args: string[]) =>
  run(cwd, ["build", ...args], env);

/** Returns the files in build/ that have the word in their name or bytes. */
function filesWith(word: RegExp, cwd: string): string[] {
  return readdirSync(join(cwd, "build"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => word.test(path) || word.test(readFileSync(path, "latin1")))
    .map((path) => path.slice(join(cwd, "build/").length));
}

function appIn(cwd: string) {
  const [index, pieces] = ["index.bin", "pieces.bin"].map((name) => {
    const bytes = readFileSync(join(cwd, "build", name));
    return new Uint8Array(bytes).buffer;
  }) as [ArrayBuffer, ArrayBuffer];
  return createApp(openPack(index, pieces), () => NOW);
}

async function read(cwd: string, path: string): Promise<string> {
  return (await appIn(cwd).request(path)).text();
}

describe("a build of npm run dev", () => {
  it("shows drafts of articles and pages at their addresses, and prints the addresses", async () => {
    const cwd = await folderOf(SITE_SEEDS);
    const { status, stdout } = await buildIn(cwd, DEV);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "3 drafts, only here: http://localhost:8787/articles/prices http://localhost:8787/articles/zanzibar-strike http://localhost:8787/zanzibar-contact\n",
    );
    const strike = await read(cwd, "/articles/zanzibar-strike");
    expect(strike).toContain("<strong>Draft</strong>: only <code>npm run dev</code> shows this page.");
    expect(strike).toContain('<meta name="robots" content="noindex">');
    expect(strike).toContain(`href="${SITE.url}/articles/pilots"`);
    expect(strike).toContain(`href="${SITE.url}/articles/prices"`);
    const prices = await read(cwd, "/articles/prices");
    expect(prices).toContain("(draft in drafts/)");
    expect(prices).not.toContain("1970");
    const [, picture = ""] = /src="(\/media\/zanzibar-quay-[\w-]+\.png)"/.exec(prices) ?? [];
    expect(existsSync(join(cwd, "build/assets", picture))).toBe(true);
    expect(await read(cwd, "/zanzibar-contact")).toContain("Write to Zanzibar.");
  });

  it.each([
    "/",
    "/articles/pilots",
    "/topics",
    "/topics.json",
    "/sitemap.xml",
    "/feeds.opml",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/topics/harbour",
    "/search?q=walk",
    "/corrections",
  ])("has none of a draft in %s", async (path) => {
    const cwd = await folderOf(SITE_SEEDS);
    await buildIn(cwd, DEV);
    const dev = await read(cwd, path);
    expect(dev).not.toMatch(/zanzibar/i);
    await buildIn(cwd);
    expect(dev).toBe(await read(cwd, path));
  });

  it("is not stopped by a draft that cannot be shown, and says why", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": PILOTS,
      "seeds/a.md": "---\ndraft: true\ndate: soon\n---\nText.\n",
      "seeds/drafts/pilots.md": PILOTS,
      "seeds/drafts/search.md": "---\npage: true\n---\nText.\n",
      "seeds/drafts/whole.md": "Text.\n\n![](missing.png)\n",
    });
    const { status, stdout, stderr } = await buildIn(cwd, DEV);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").filter((line) => line.includes("not shown"))).toEqual([
      'warning: seeds/a.md:3: draft not shown: date "soon" is not a date; expected YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00',
      "warning: seeds/drafts/pilots.md: draft not shown: /articles/pilots is taken; expected a `slug:` of its own",
      "warning: seeds/drafts/search.md: draft not shown: /search is taken; expected a `slug:` of its own",
      'warning: seeds/drafts/whole.md:3: draft not shown: image "missing.png" is not there; expected a file beside the article, or an absolute address',
    ]);
    expect(stdout).not.toContain("only here");
  });

  it("has no drafts without the address that npm run dev sets", async () => {
    const cwd = await folderOf(SITE_SEEDS);
    expect((await buildIn(cwd, { WRANGLER_COMMAND: "dev" })).stdout).not.toContain("only here");
    expect(filesWith(/zanzibar/i, cwd)).toEqual([]);
  });
});

describe("any other build", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["npm run build", {}, []],
    ["npm run build -- --publish", {}, ["--publish"]],
    ["npm run build with the dev server's environment", { SEEDCAST_LOCAL_URL: "http://localhost:8787" }, []],
    ["wrangler deploy", { ...DEV, WRANGLER_COMMAND: "deploy" }, []],
    ["wrangler versions upload", { ...DEV, WRANGLER_COMMAND: "versions upload" }, []],
  ])("%s holds no byte of a draft, not even after a build with drafts", async (_, env, args) => {
    const cwd = await folderOf(SITE_SEEDS);
    await buildIn(cwd, DEV);
    // The search finds drafts where they are.
    expect(filesWith(/zanzibar/i, cwd)).toContain("index.bin");
    expect(filesWith(/zanzibar/i, cwd)).toContainEqual(
      expect.stringMatching(/^assets\/media\/zanzibar-quay/),
    );
    expect((await buildIn(cwd, env, ...args)).status).toBe(0);
    expect(filesWith(/zanzibar/i, cwd)).toEqual([]);
    expect(filesWith(/pilots/, cwd)).not.toEqual([]);
  });

  it("keeps a dev server from writing drafts while wrangler may read the build", async () => {
    const cwd = await folderOf(SITE_SEEDS);
    expect((await buildIn(cwd, { WRANGLER_COMMAND: "deploy" })).status).toBe(0);
    const during = await buildIn(cwd, DEV);
    expect([during.status, during.stderr]).toEqual([
      0,
      "build: read by a deployment, so no draft is written there; expected a save in a minute\n1 error; nothing was written\nthe last good build is still being served\n",
    ]);
    expect(filesWith(/zanzibar/i, cwd)).toEqual([]);
    const earlier = new Date(Date.now() - 120_000);
    await utimes(join(cwd, "build/deployment.txt"), earlier, earlier);
    expect((await buildIn(cwd, DEV)).stdout).toContain("3 drafts, only here");
  });

  it("writes for a dev server without drafts at once", async () => {
    const cwd = await folderOf({ "seeds/_site.yaml": SITE_FILE, "seeds/pilots.md": PILOTS });
    await buildIn(cwd, { WRANGLER_COMMAND: "deploy" });
    await writeFile(join(cwd, "seeds/tides.md"), PILOTS);
    expect((await buildIn(cwd, DEV)).stderr).toBe("");
  });
});
