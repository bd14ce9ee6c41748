/** No answer of the site reveals a private file: no title, text, topic, author, count, address or hint. */

import { constants, inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { createApp } from "../../src/edge/app.ts";
import type { PackFiles } from "../../src/pack/write.ts";
import { NOW, openFiles } from "../support/pack.ts";
import { type Files, lastingFolderOf } from "../support/seeds.ts";

const SECRET = `title: Zebra plan
date: 2024-05-04
topics: [zebras]
authors: [Zebra Smith]
slug: zebra-plan
aliases: [zebra-draft]
summary: The zebra is out.`;
const TEXT = "The zebra was hidden in the hold. ![zebra](zebra.png)\n";
const file = (mark: string) => `---\n${SECRET}\n${mark}\n---\n${TEXT}`;

const WITHHELD: Files = {
  "open.md":
    "---\ntitle: Harbour plan\ndate: 2024-05-03\ntopics: [harbour]\n---\nThe harbour is open. %%zebra%% <!-- zebra -->\n\n<p hidden>zebra</p>\n",
  "a.md": file("draft: true"),
  "b.md": file("status: pending"),
  "c.html": file("visibility: paid"),
  "d.txt": file("published: false"),
  "e.txt": `Zebra plan\nStatus: draft\n\nOSLO (AP) - ${TEXT}`,
  "toml.md": `+++\ntitle = "Zebra plan"\ndate = 2024-05-04\ntags = ["zebras"]\ndraft = true\n+++\n${TEXT}`,
  "json.md": `{ "title": "Zebra plan", "date": "2024-05-04", "draft": true }\n${TEXT}`,
  "labels.md": `Title: Zebra plan\nDate: 2024-05-04\nTags: zebras\nStatus: draft\n\n${TEXT}`,
  "dashes.md": `----\ntitle: Zebra plan\ndate: 2024-05-04\ndraft: true\n----\n${TEXT}`,
  "drafts/f.md": file("draft: false"),
  "zebra.draft.md": file("feed: true"),
};

/** A held back article: in the pack, but in no answer before its release. */
const HELD_BACK: Files = {
  "g.md": file("publish_at: 2124-05-06\nid: g").replaceAll("![zebra](zebra.png)", ""),
  "2024-05-04-h.txt": `EMBARGOED UNTIL 2124-05-06 06:00\n\nZebra embargo\n\nOSLO (AP) - The zebra ran.\n`,
};

const ADDRESSES = [
  ...[
    "/",
    "/topics",
    "/topics/harbour",
    "/topics.json",
    "/subscribe",
    "/corrections",
    "/feeds.opml",
    "/sitemap.xml",
    "/robots.txt",
  ],
  ...[
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/feed",
    "/archive/1/rss.xml",
    "/opensearch.xml",
    "/articles/open",
    "/rss.xml?limit=500",
  ],
  // Names that are similar to the private ones, so that similar names are proposed.
  ...[
    "/articles/zebr-plan",
    "/topics/zebr",
    "/authors/zebr-smith",
    "/search?q=hidden",
    "/search/rss.xml?q=hold",
    "/articles/pla",
  ],
];

async function packOfFiles(files: Files): Promise<PackFiles> {
  const compiled = await compile({ folder: await lastingFolderOf(files), now: NOW });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.pack;
}

let pack: PackFiles;
beforeAll(async () => {
  pack = await packOfFiles({ ...WITHHELD, ...HELD_BACK });
});

const appAt = (now: number) => createApp(openFiles(pack), () => now);

describe("a private file", () => {
  it("leaves no byte in the pack", async () => {
    const files = await packOfFiles(WITHHELD);
    const inflated = inflateRawSync(files.pieces, { finishFlush: constants.Z_SYNC_FLUSH });
    const bytes = Buffer.concat([files.index, inflated]).toString("latin1");
    expect(bytes).toContain("Harbour plan");
    expect(bytes).not.toMatch(/zebra/i);
    // The terms of the search index are not whole words in the file.
    const { search } = openFiles(files);
    expect(search.termsAround("harbour")).toContain("harbour");
    expect(search.termsAround("zebra")).not.toContain("zebra");
  });

  it.each(ADDRESSES)("is in no answer: %s", async (address) => {
    const response = await appAt(NOW).request(address);
    expect(await response.text()).not.toMatch(/zebra/i);
    expect(response.status).toBeLessThan(500);
  });

  it.each([
    "/articles/zebra-plan",
    "/articles/zebra-draft",
    "/articles/a",
    "/articles/f",
    "/topics/zebras",
    "/authors/zebra-smith",
  ])("has no address: %s", async (address) => {
    expect((await appAt(NOW).request(address)).status).toBe(404);
  });

  it("stays private, while a held back article appears at its release", async () => {
    const later = await (await appAt(Date.UTC(2124, 4, 7)).request("/feed.json")).json();
    const titles = (later as { items: { title: string }[] }).items.map(({ title }) => title);
    expect(titles.sort()).toEqual(["Harbour plan", "Zebra embargo", "Zebra plan"]);
  });
});
