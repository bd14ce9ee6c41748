/** The names that articles get from files of other tools: page bundles, language variants and Jekyll's posts. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { UNCLAIMED_SITE_ID } from "../../../src/compiler/ground/identity.ts";
import { toCalendarDay } from "../../../src/model/instant.ts";
import { png } from "../../support/pictures.ts";
import { articleOf, articlesOf, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const md = (fields: string, body = "A pilot boards.") =>
  `---\ntitle: Pilots\ntopics: []\n${fields}\n---\n${body}\n`;
const DATED = md("date: 2024-05-04");

async function namesOf(files: Files): Promise<Record<string, unknown>> {
  const compiled = await compile({ folder: await folderOf(files) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return Object.fromEntries(
    compiled.value.articles.map(({ name, ownId, article: { slug, published, language } }) => [
      name,
      [ownId, slug, toCalendarDay(published, "UTC"), ...(language === undefined ? [] : [language])].join(" "),
    ]),
  );
}

describe("the own id, the slug and the date of", () => {
  it.each([
    ["a bundle", "ice/index.md", DATED, "ice ice 2024-05-04"],
    ["a bundle of HTML", "ice/index.html", DATED, "ice ice 2024-05-04"],
    ["a bundle in capitals", "ice/Index.md", DATED, "ice ice 2024-05-04"],
    [
      "a bundle with a date in its folder's name",
      "posts/2024-03-02-ice/index.md",
      md("x-y: 1"),
      "2024-03-02-ice 2024-03-02-ice 2024-03-02",
    ],
    [
      "a bundle with names of its own",
      "ice/index.md",
      md("date: 2024-05-04\nid: a\nslug: b"),
      "a b 2024-05-04",
    ],
    ["a bundle whose folder is called index", "index/index.md", DATED, "index index 2024-05-04"],
    ["an index at the top", "index.md", DATED, "index index 2024-05-04"],
    ["a file beside it", "ice/floes.md", DATED, "floes floes 2024-05-04"],
    ["a variant in another language", "ice/index.no.md", DATED, "ice.no ice-no 2024-05-04 no"],
    ["a variant with a region", "ice/index.pt-BR.md", DATED, "ice.pt-BR ice-pt-br 2024-05-04 pt-BR"],
    ["a variant in the site's language", "ice/index.en.md", DATED, "ice.en ice-en 2024-05-04"],
    [
      "a variant that names its language",
      "ice/index.no.md",
      md("date: 2024-05-04\nlanguage: nn"),
      "ice.no ice-no 2024-05-04 nn",
    ],
    ["a variant of no language", "ice/index.old.md", DATED, "ice.old ice-old 2024-05-04"],
    ["a post of Jekyll", "_posts/2024-05-06-ice.md", md("x-y: 1"), "2024-05-06-ice ice 2024-05-06"],
    ["a post in a category", "ships/_posts/2024-05-06-ice.md", md("x-y: 1"), "2024-05-06-ice ice 2024-05-06"],
    ["a post with another date", "_posts/2024-05-06-ice.md", DATED, "2024-05-06-ice ice 2024-05-04"],
    [
      "a post that has a date alone",
      "_posts/2024-05-06.md",
      md("x-y: 1"),
      "2024-05-06 2024-05-06 2024-05-06",
    ],
    [
      "a dated file elsewhere, whose address stays",
      "2024-05-06-ice.md",
      md("x-y: 1"),
      "2024-05-06-ice 2024-05-06-ice 2024-05-06",
    ],
  ])("%s", async (_, name, text, names) => {
    expect(await namesOf({ [name]: text })).toEqual({ [name]: names });
  });

  it("two posts of one name: the older has the short address", async () => {
    expect(
      await namesOf({ "_posts/2024-05-06-week.md": md("x-y: 1"), "_posts/2024-05-13-week.md": md("x-y: 1") }),
    ).toEqual({
      "_posts/2024-05-06-week.md": "2024-05-06-week week 2024-05-06",
      "_posts/2024-05-13-week.md": "2024-05-13-week 2024-05-13-week 2024-05-13",
    });
  });
});

describe("a page bundle", () => {
  it("shows its pictures, and is linked by its folder or its file", async () => {
    const articles = await articlesOf({
      "ice/index.md": md("date: 2024-05-04", "![A floe](floe.png)\n\nText."),
      "ice/floe.png": png(4, 3),
      "ships/index.md": md("date: 2024-05-05", "[a](../ice/index.md) [b](../ice/) [c](../ice#d)"),
    });
    expect(articles["ice/index.md"]?.image?.url).toMatch(/\/media\/floe-\w+\.png$/);
    expect(articles["ships/index.md"]?.contentHtml).toBe(
      ["", "", "#d"]
        .map((hash, at) => `<a href="http://localhost:8787/articles/ice${hash}">${"abc"[at]}</a>`)
        .join(" ")
        .replace(/.*/, "<p>$&</p>"),
    );
  });

  it("without a date is an error that proposes a name for the folder", async () => {
    expect(await problemsOf({ "ice/index.md": md("x: 1") })).toContain(
      "ice/index.md:1: no date; expected a line `date: YYYY-MM-DD` between two lines of `---` at the top, or a folder name such as 2021-11-02-ice",
    );
  });

  it("keeps the name that the ledger knows", async () => {
    const folder = { "ice/index.md": DATED, "ships/index.md": DATED };
    const entry = (file: string, ownId: string) => ({ file, ownId });
    const named = async (entries: readonly object[]) => {
      const ledger = JSON.stringify({ version: 1, site: UNCLAIMED_SITE_ID, entries });
      const { understand } = await import("../../../src/compiler/articles/understand.ts");
      const { stories } = await understand(
        { folder: await folderOf({ ...folder, "_ledger.json": ledger }) },
        [],
      );
      return stories.map(({ ownId, slug }) => [ownId, slug]);
    };
    expect(await named([entry("ice/index.md", "index")])).toEqual([
      ["index", "index"],
      ["ships", "ships"],
    ]);
    expect(await named([entry("ice/index.md", "ice"), entry("old/index.md", "index")])).toEqual([
      ["ice", "ice"],
      ["ships", "ships"],
    ]);
  });

  it("has the name of its folder if the ledger cannot be read", async () => {
    expect(await problemsOf({ "ice/index.md": DATED, "_ledger.json": "{" })).toEqual([
      expect.stringContaining("_ledger.json:1: not JSON"),
    ]);
  });

  it("shares no name with a file of the folder's name", async () => {
    expect(await problemsOf({ "ice/index.md": DATED, "ice.md": DATED })).toContainEqual(
      expect.stringContaining('ice/index.md: id "ice" is the same as in ice.md'),
    );
  });

  it("may be in a folder with its own drafts", async () => {
    expect((await articleOf("ice/index.md", DATED, { "ice/drafts/index.md": DATED })).slug).toBe("ice");
  });
});
