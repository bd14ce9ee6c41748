/** Media files of articles that expired or were withdrawn: not served, unless another text shows them. */

import { describe, expect, it } from "vitest";
import { openCache } from "../../../src/compiler/cache/cache.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { at } from "../../support/articles.ts";
import { MP3, png } from "../../support/pictures.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

const NOW = at("2026-06-01");

const md = (body: string, more = "") =>
  `---\ntitle: Pilots\ndate: 2026-05-04\ntopics: []\n${more}---\n${body}\n`;
const WITHDRAWN = "withdrawn: {date: 2026-05-20, reason: The quay was never visited.}\n";

async function build(files: Files, now = NOW): Promise<{ media: string[]; warnings: string[] }> {
  const compiled = await compile({ folder: await folderOf(files), now });
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join("\n"));
  const { media, warnings } = compiled.value;
  return {
    media: media.map(({ path }) => path.replace(/.*\//, "")),
    warnings: warnings.map(({ message }) => message),
  };
}

describe("the files of an article that has ended", () => {
  it.each([
    ["withdrawn", WITHDRAWN],
    ["withdrawn without a date", "withdrawn: The quay was never visited.\n"],
    ["expired", "expires: 2026-05-20\n"],
  ])("are not served, and are not reported as unused: %s", async (_, end) => {
    const files = { "quay.png": png(4, 3), "lead.png": png(5, 3), "talk.mp3": MP3 };
    const text = md("![Quay](quay.png)", `image: lead.png\naudio: talk.mp3\n${end}`);
    const { media, warnings } = await build({ "pilots.md": text, ...files });
    expect(media).toEqual([]);
    expect(warnings.join("\n")).not.toMatch(/quay\.png|lead\.png|talk\.mp3|unused|no article names/);
    expect((await build({ "pilots.md": text.replace(end, ""), ...files })).media).toEqual([
      "lead.png",
      "quay.png",
      "talk.mp3",
    ]);
  });

  it("are served until the end", async () => {
    const files = { "pilots.md": md("![Quay](quay.png)", WITHDRAWN), "quay.png": png(4, 3) };
    expect((await build(files, at("2026-05-19"))).media).toEqual(["quay.png"]);
  });

  it.each([
    ["another article", { "ferry.md": md("The ferry.\n\n![Quay](quay.png)").replace("Pilots", "Ferry") }],
    ["a page", { "about.md": "---\npage: true\ntitle: About\n---\n![Quay](quay.png)\n" }],
    ["the podcast", { "_site.yaml": "podcast: {image: quay.png, category: News, explicit: false}\n" }],
  ])("are served if %s shows them", async (_, shown) => {
    const quay = png(1400, 1400);
    const files = { "pilots.md": md("![Quay](quay.png)", WITHDRAWN), "quay.png": quay, ...shown };
    expect((await build(files)).media).toEqual(["quay.png"]);
  });

  it("are served for a draft, which npm run dev shows without regard to its end", async () => {
    const text = md("![Quay](quay.png)", "draft: true\nexpires: 2026-05-20\n");
    const folder = await folderOf({ "pilots.md": text, "quay.png": png(4, 3) });
    const site = await compile({ folder, now: NOW, showsDrafts: true });
    expect(site.ok && [site.value.drafts.length, site.value.media.length]).toEqual([1, 1]);
  });

  it("are not served by a build that finds the article in its cache", async () => {
    const folder = await folderOf({ "pilots.md": md("![Quay](quay.png)", WITHDRAWN), "quay.png": png(4, 3) });
    const cache = openCache("1");
    const before = await compile({ folder, now: at("2026-05-19"), cache });
    const after = await compile({ folder, now: NOW, cache });
    expect([before, after].map((site) => site.ok && site.value.media.length)).toEqual([1, 0]);
  });
});
