/** Drafts in builds: `npm run dev` shows them at their addresses, and no other build has a byte of them. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import type { App } from "../../src/edge/router.ts";
import { openPack } from "../../src/pack/read.ts";
import { SITE } from "../support/articles.ts";
import { withDev } from "../support/dev.ts";
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
const LISTS = [
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
];

const buildIn = (cwd: string, env: Record<string, string> = {}, ...args: string[]) =>
  run(cwd, ["build", ...args], env);

/** Returns the files in a folder that have the word in their name or bytes. */
function filesWith(word: RegExp, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => word.test(path) || word.test(readFileSync(path, "latin1")))
    .map((path) => relative(folder, path));
}

/** Returns the files of a build. wrangler uploads none from the folders of the dev server and of the cache. */
function uploadedFilesWith(word: RegExp, cwd: string): string[] {
  return filesWith(word, join(cwd, "build")).filter((path) => !/^(?:dev|cache)[\\/]/.test(path));
}

async function read(app: App, path: string): Promise<string> {
  return (await app.request(path)).text();
}

describe("npm run dev", () => {
  it("shows drafts of articles and pages at their addresses, and prints the addresses", async () => {
    const { stdout } = await withDev(await folderOf(SITE_SEEDS), [], async (dev) => {
      const app = await dev.app();
      const strike = await read(app, "/articles/zanzibar-strike");
      expect(strike).toContain("<strong>Draft</strong>: only <code>npm run dev</code> shows this page.");
      expect(strike).toContain('<meta name="robots" content="noindex">');
      expect(strike).toContain(`href="${SITE.url}/articles/pilots"`);
      expect(strike).toContain(`href="${SITE.url}/articles/prices"`);
      const prices = await read(app, "/articles/prices");
      expect(prices).toContain("(draft in drafts/)");
      expect(prices).not.toContain("1970");
      const [, picture = ""] = /src="(\/media\/zanzibar-quay-[\w-]+\.png)"/.exec(prices) ?? [];
      expect((await fetch(`${dev.compiler}/assets${picture}`)).status).toBe(200);
      expect(await read(app, "/zanzibar-contact")).toContain("Write to Zanzibar.");
    });
    expect(stdout).toContain(
      "3 drafts, only here: http://localhost:8787/articles/prices http://localhost:8787/articles/zanzibar-strike http://localhost:8787/zanzibar-contact\n",
    );
  });

  it("mentions no draft in lists and feeds, whose bytes are those of any build", async () => {
    const cwd = await folderOf(SITE_SEEDS);
    await buildIn(cwd);
    const [index, pieces] = ["index.bin", "pieces.bin"].map((name) => {
      const bytes = readFileSync(join(cwd, "build", name));
      return new Uint8Array(bytes).buffer;
    }) as [ArrayBuffer, ArrayBuffer];
    const built = createApp(openPack(index, pieces), () => NOW);
    await withDev(cwd, [], async (dev) => {
      const app = await dev.app();
      for (const path of LISTS) {
        const shown = await read(app, path);
        expect(shown, path).not.toMatch(/zanzibar/i);
        expect(shown, path).toBe(await read(built, path));
      }
    });
  });

  it("shows a translation at the address that it will have, and lists folders of languages once", async () => {
    const draft = PILOTS.replace("topics:", "draft: true\ntopics:");
    const cwd = await folderOf({
      "seeds/en/pilots.md": PILOTS,
      "seeds/de/pilots.md": draft,
      "seeds/en/ice.md": draft,
      "seeds/de/ice.md": draft,
    });
    const { stdout } = await withDev(cwd, [], async (dev) => {
      expect(await read(await dev.app(), "/articles/pilots-de")).toContain('<html lang="de"');
    });
    expect(stdout).toContain(
      `3 drafts, only here: ${["ice-de", "pilots-de", "ice"].map((slug) => `http://localhost:8787/articles/${slug}`).join(" ")}\n`,
    );
    expect(stdout).not.toContain("not shown");
    expect(stdout.match(/folders of translations/g)).toHaveLength(1);
  });

  it("is not stopped by a draft that cannot be shown, and says why", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": PILOTS,
      "seeds/a.md": "---\ndraft: true\ndate: soon\n---\nText.\n",
      "seeds/drafts/pilots.md": PILOTS,
      "seeds/drafts/search.md": "---\npage: true\n---\nText.\n",
      "seeds/drafts/whole.md": "Text.\n\n![](missing.png)\n",
      "seeds/drafts/yard.md": "---\nslug: whole\n---\nText.\n",
    });
    const { stdout, stderr } = await withDev(cwd, [], async (dev) => {
      await dev.app();
    });
    expect(stderr).toBe("");
    expect(stdout.split("\n").filter((line) => line.includes("not shown"))).toEqual([
      'warning: seeds/a.md:3: draft not shown: date "soon" is not a date; expected YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00',
      "warning: seeds/drafts/pilots.md: draft not shown: /articles/pilots is taken; expected a `slug:` of its own",
      "warning: seeds/drafts/search.md: draft not shown: /search is taken; expected a `slug:` of its own",
      'warning: seeds/drafts/whole.md:3: draft not shown: image "missing.png" is not there; expected a file beside the article, or an absolute address',
      "warning: seeds/drafts/yard.md: draft not shown: /articles/whole is taken; expected a `slug:` of its own",
    ]);
    expect(stdout).not.toContain("only here");
  });

  it.each([[["--tunnel"]], [["--ip", "0.0.0.0"]]])(
    "shows no drafts with %s, because other people can reach such a server",
    async (args) => {
      const { stdout } = await withDev(await folderOf(SITE_SEEDS), args, async (dev) => {
        expect((await (await dev.app()).request("/articles/zanzibar-strike")).status).toBe(404);
      });
      expect(stdout).not.toContain("only here");
    },
  );
});

describe("a build beside npm run dev", () => {
  const BUILDS: readonly (readonly [args: readonly string[], env: Record<string, string>])[] = [
    [[], {}],
    [["--publish"], {}],
    [[], { WRANGLER_COMMAND: "dev" }],
    [[], { WRANGLER_COMMAND: "deploy" }],
    [[], { WRANGLER_COMMAND: "versions upload" }],
  ];

  it("does not contain a byte of a draft", async () => {
    const cwd = await folderOf(SITE_SEEDS);
    await withDev(cwd, [], async (dev) => {
      await dev.app();
      // The search finds a draft's picture where the dev server keeps it.
      expect(filesWith(/zanzibar/i, join(cwd, "build/dev"))).not.toEqual([]);
      for (const [args, env] of BUILDS) {
        expect((await buildIn(cwd, env, ...args)).status).toBe(0);
        expect(uploadedFilesWith(/zanzibar/i, cwd)).toEqual([]);
        expect(uploadedFilesWith(/pilots/, cwd)).not.toEqual([]);
      }
    });
    expect(filesWith(/zanzibar/i, join(cwd, "build/dev"))).toEqual([]);
  });
});
