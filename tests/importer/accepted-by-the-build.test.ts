/** An import never writes a file that the build refuses. It skips the entry and prints the build's error. */

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { MAX_ARTICLE_BYTES } from "../../src/compiler/ground/seeds.ts";
import { at } from "../support/articles.ts";
import { compiledIn, importInto, importText, seedsIn } from "../support/import.ts";
import { folderOf } from "../support/seeds.ts";

const GOOD = { id: "good", title: "Tides", content_html: "<p>High water at six.</p>" };

const feedOf = (...items: readonly object[]) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Notes",
    items: [...items, GOOD].map((item) => ({ date_published: "2024-05-04T00:00:00Z", ...item })),
  });

const nested = (levels: number, tag = "div") =>
  `${`<${tag}>`.repeat(levels)}A pilot boards.${`</${tag}>`.repeat(levels)}`;

/** Imports the entry together with a valid one. Expects that the valid one is written and that the folder compiles. */
async function beside(entry: object) {
  const { folder, skipped, failures } = await importText(feedOf({ id: "odd", title: "Odd", ...entry }));
  const slugs = (await compiledIn(folder)).map(({ slug }) => slug);
  expect(failures).toEqual([]);
  expect(slugs).toContain("tides");
  return { slugs, reasons: skipped.map((one) => describeProblem(one).replace(/^\S*\/feed: /, "")) };
}

describe("the size of a file", () => {
  /** Returns a text for a file of this many bytes, front matter included. */
  async function withBytes(bytes: number) {
    const text = (length: number) => ({ content_html: `<p>${"é".repeat(8)}${"a".repeat(length)}</p>` });
    const { folder } = await importText(feedOf({ id: "odd", title: "Odd", ...text(0) }));
    const overhead = Buffer.byteLength(seedsIn(folder)["2024-05-04-odd.html"] ?? "");
    return text(bytes - overhead);
  }

  it("may be the largest that the build reads", async () => {
    const { slugs, reasons } = await beside(await withBytes(MAX_ARTICLE_BYTES));
    expect([slugs.toSorted(), reasons]).toEqual([["odd", "tides"], []]);
  });

  it("is counted in bytes, front matter included", async () => {
    const { slugs, reasons } = await beside(await withBytes(MAX_ARTICLE_BYTES + 1));
    expect([slugs, reasons]).toEqual([
      ["tides"],
      [`"Odd": ${MAX_ARTICLE_BYTES + 1} bytes; expected at most ${MAX_ARTICLE_BYTES} bytes`],
    ]);
  });

  it("is checked before the text is parsed", async () => {
    const { reasons } = await beside({ content_html: "é".repeat(MAX_ARTICLE_BYTES / 2 + 1) });
    expect(reasons).toEqual([
      `"Odd": a text of ${MAX_ARTICLE_BYTES + 2} bytes; expected at most ${MAX_ARTICLE_BYTES}`,
    ]);
  });

  it("is too large if escaping makes the text longer than the build's limit", async () => {
    const { reasons } = await beside({ content_html: `<p>${">".repeat(1_200_000)}</p>` });
    expect(reasons).toEqual([
      expect.stringMatching(/^"Odd": \d+ characters of HTML; expected at most 4194304$/),
    ]);
  });
});

describe("nested elements", () => {
  it("are kept up to the deepest level that the build keeps", async () => {
    const { folder } = await importText(feedOf({ id: "odd", title: "Odd", content_html: nested(100) }));
    const odd = (await compiledIn(folder)).find(({ slug }) => slug === "odd");
    expect(odd?.contentHtml).toBe(nested(100));
  });

  it.each<[string, object]>([
    ["one level more", { content_html: nested(101) }],
    ["a hundred thousand levels", { content_html: nested(100_000) }],
    ["elements without an end", { content_html: "<div>".repeat(200) }],
    [
      "addresses to make absolute",
      { content_html: `${nested(50_000)}<a href="/x">x</a>`, url: "https://a.example/" },
    ],
  ])("with %s skip the entry, and the other entries are imported", async (_, entry) => {
    const { slugs, reasons } = await beside(entry);
    expect([slugs, reasons]).toEqual([
      ["tides"],
      [
        '"Odd": elements nested more than 100 deep; expected at most 100, because the build removes deeper tags',
      ],
    ]);
  });

  it("in a title or a summary lose only that title or summary", async () => {
    const deep = nested(50_000).replaceAll("<", "&lt;");
    const item = (guid: string, more: string) =>
      `<item><guid>${guid}</guid><pubDate>Sat, 04 May 2024 00:00:00 GMT</pubDate>${more}</item>`;
    const { folder, skipped } = await importText(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${item("a", `<title>A</title><description>${deep}</description><content:encoded>Text.</content:encoded>`)}${item("b", "<title>B</title><description>Text.</description>")}</channel></rss>`,
    );
    expect(skipped).toEqual([]);
    const articles = (await compiledIn(folder)).map(({ title, summary }) => [title, summary]);
    expect(articles.toSorted()).toEqual([
      ["A", "Text."],
      ["B", "Text."],
    ]);
  });
});

describe("pictures without an address of their own", () => {
  it("skip their entry, because the build would look for a file", async () => {
    const { reasons } = await beside({ content_html: '<p>Ice.</p><img src="ice.jpg">' });
    expect(reasons).toEqual([expect.stringMatching(/^"Odd": image "ice\.jpg" .*; expected /)]);
  });

  it("are not taken from the publisher's files", async () => {
    const source = join(
      await folderOf({ feed: feedOf({ id: "odd", title: "Odd", content_html: '<img src="ice.svg">' }) }),
      "feed",
    );
    const folder = await folderOf({
      "ice.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    });
    const { skipped } = await importInto(folder, source);
    expect(skipped.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"Odd": image "ice\.svg" /),
    ]);
  });
});

describe("the date of an edit", () => {
  it("is left out if it is in the future, because the build would refuse it", async () => {
    const now = at("2024-06-01T12:00:00Z");
    const edited = (id: string, date_modified: string) => ({
      id,
      title: id,
      content_text: "x",
      date_modified,
    });
    const feed = feedOf(edited("soon", "2024-05-05T00:00:00Z"), edited("far", "2131-01-01T00:00:00Z"));
    const folder = await folderOf({});
    const run = await importInto(folder, join(await folderOf({ feed }), "feed"), { now });
    expect([run.skipped, run.written.length]).toEqual([[], 3]);
    const compiled = await compile({ folder, now });
    const updated =
      compiled.ok && compiled.value.articles.map(({ article }) => [article.slug, article.updated]);
    expect(Object.fromEntries(updated || [])).toEqual({
      soon: at("2024-05-05"),
      far: at("2024-05-04"),
      tides: at("2024-05-04"),
    });
  });
});

describe("names of existing articles", () => {
  it("include earlier slugs (`aliases:`), which a new article does not get", async () => {
    const source = join(await folderOf({ feed: feedOf() }), "feed");
    const folder = await folderOf({
      "ebb.md": "---\ndate: 2024-05-04\ntopics: []\naliases: [tides]\n---\nLow water at noon.\n",
    });
    expect((await importInto(folder, source)).written).toEqual([`${folder}/2024-05-04-tides-2.html`]);
    expect((await compiledIn(folder)).map(({ slug }) => slug).toSorted()).toEqual(["ebb", "tides-2"]);
  });

  it("include ids that the site uses in another format", async () => {
    // In Atom, an id that is not an IRI is replaced by a UUID.
    const first = await importText(feedOf());
    const [tides] = await compiledIn(first.folder);
    expect(tides?.atomId).toMatch(/^urn:uuid:/);
    const both = feedOf({ ...GOOD, id: tides?.atomId, title: "Tides, in Atom" });
    const { folder, written } = await importText(both);
    expect(written).toHaveLength(1);
    expect(await compiledIn(folder)).toHaveLength(1);
  });
});

describe("a folder that cannot be written to", () => {
  it("is reported in one line with the file and the cause", async () => {
    const parent = await folderOf({ seeds: "a file, where the folder would be" });
    const source = join(
      await folderOf({ feed: feedOf({ id: "b", title: "Ebb", content_html: "Low." }) }),
      "feed",
    );
    const { written, failures } = await importInto(join(parent, "seeds"), source);
    expect(written).toEqual([]);
    expect(failures.map(describeProblem)).toEqual([
      expect.stringMatching(
        /\/seeds\/2024-05-04-[a-z]+\.html: cannot be written \(E[A-Z]+: .*\), and 1 more; expected a writable folder with room for a new file$/,
      ),
    ]);
  });
});
