/** Hostile and damaged feeds. Every loss is reported, no file is written outside the folder, and every import ends. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProblem, type Problem } from "../../src/compiler/ground/problem.ts";
import { parseYamlFields } from "../../src/compiler/ground/yaml.ts";
import { splitFrontMatter } from "../../src/compiler/parse/front-matter.ts";
import { decodeDocument } from "../../src/importer/decode.ts";
import { compiledIn, importInto, importText, seedsIn } from "../support/import.ts";
import { folderOf } from "../support/seeds.ts";

type Item = {
  readonly id: unknown;
  readonly title?: string;
  readonly url?: string;
  readonly content_html?: string;
} & Record<string, unknown>;

const feedOf = (...items: readonly Item[]) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Notes",
    items: items.map((item) => ({
      date_published: "2024-05-04T00:00:00Z",
      content_html: "<p>A pilot boards.</p>",
      ...item,
    })),
  });

/** Returns problems as they are printed, without the name of the temporary file. */
const words = (problems: readonly Problem[]) =>
  problems.map((one) => describeProblem(one).replace(/^\S*\/feed: /, ""));

describe("a text with a meaning in YAML", () => {
  it.each([
    "a: b",
    "# a",
    "- a",
    "'a' \"b\"",
    "| a",
    "> a",
    "@a",
    "`a`",
    "&a *b !c %d",
    "---",
    "...",
    "{a: b}",
    "[a, b]",
    "true",
    "null",
    "~",
    "2024-05-04",
    "0x1F",
    "1e3",
    "a #b",
    "a: # b",
    "ends with:",
    " a \u00A0 b ",
    "? a",
    "\u2028a\u2029",
    "a\\nb",
    `${"long ".repeat(60)}: # end`,
  ])("keeps its spelling as title and id: %j", async (title) => {
    const { folder, skipped } = await importText(feedOf({ id: title, title }));
    expect(skipped).toEqual([]);
    const [article] = await compiledIn(folder);
    // The library trims white space at both ends.
    expect(article).toMatchObject({ id: title.trim(), title: title.replace(/\s+/g, " ").trim() });
  });

  it("with any letters is read from the front matter as it was written", async () => {
    const rows = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (guids) => {
        const wanted = [...new Set(guids.map((guid) => `g${guid.trim()}g`))];
        const { folder, skipped } = await importText(feedOf(...wanted.map((id) => ({ id, title: "Tides" }))));
        const read = Object.entries(seedsIn(folder)).map(([name, seed]) => {
          const file = { path: name, name, location: name, kind: "html", text: seed } as const;
          const { text = "" } = splitFrontMatter(file, [])?.frontMatter ?? {};
          return parseYamlFields(text, { path: name, line: 1 }, [])?.values.guid;
        });
        expect(read.length + skipped.length).toBe(wanted.length);
        expect(wanted).toEqual(expect.arrayContaining(read));
      }),
      { numRuns: 30 },
    );
  });

  it("in the content does not end the front matter", async () => {
    const html = "---\nguid: other\n---\n<p>a</p>\n---\n...\n";
    const { folder } = await importText(feedOf({ id: "1", title: "Rules", content_html: html }));
    expect(await compiledIn(folder)).toMatchObject([{ id: "1", contentHtml: html.trim() }]);
  });
});

describe("file names", () => {
  it.each([
    ["https://site.example/../../etc/passwd", "passwd"],
    ["https://site.example/a/..%2F..%2Fetc%2Fpasswd", "etc-passwd"],
    ["https://site.example/%00%0a", "tides"],
    ["https://site.example/..\\..\\x", "x"],
    ["https://site.example/CON", "con"],
    ["https://site.example/2024/05/04/", "tides"],
    ["https://site.example/index.php/post", "post"],
    ["https://site.example/post/index.html", "post"],
    ["https://site.example/%E6%BC%A2%E5%AD%97.html", "hanzi"],
    ["https://site.example/%zz", "zz"],
    [`https://site.example/${"long-".repeat(100)}`, "long-".repeat(38).slice(0, -1)],
  ])("stay within the folder: %s", async (url, slug) => {
    const { folder } = await importText(feedOf({ id: "1", title: "Tides", url }));
    expect(readdirSync(folder)).toEqual([`2024-05-04-${slug}.html`]);
    expect(await compiledIn(folder)).toMatchObject([{ slug }]);
  });

  it("that several entries would have get numbers, oldest entry first, also in later runs", async () => {
    const entry = (id: string, day: string) => ({
      id,
      title: "Log",
      url: "https://site.example/log",
      date_published: day,
    });
    const { folder } = await importText(feedOf(entry("b", "2024-05-05"), entry("a", "2024-05-04")));
    const again = join(
      await folderOf({ feed: feedOf(entry("c", "2024-05-03"), entry("b", "2024-05-05")) }),
      "feed",
    );
    expect(await importInto(folder, again)).toMatchObject({ alreadyHere: 1, skipped: [] });
    expect((await compiledIn(folder)).map(({ id, slug }) => [id, slug])).toEqual([
      ["c", "log-3"],
      ["a", "log"],
      ["b", "log-2"],
    ]);
  });

  it("exist for titles of emoji alone, and for entries without a title", async () => {
    const { folder } = await importText(feedOf({ id: "1", title: "🚢🌊" }, { id: "2" }));
    const articles = await compiledIn(folder);
    expect(articles.map(({ title }) => title).toSorted()).toEqual(["A pilot boards", "🚢🌊"]);
  });

  it("never overwrite a file", async () => {
    const mine = "---\nguid: mine\ndate: 2024-05-04\ntopics: []\nslug: other\n---\n<p>Mine.</p>\n";
    const { folder, failures, written } = await importText(feedOf({ id: "1", title: "Tides" }), {
      "2024-05-04-tides.html": mine,
    });
    expect(readFileSync(join(folder, "2024-05-04-tides.html"), "utf8")).toBe(mine);
    expect([failures, written.length]).toEqual([[], 1]);
    expect(await compiledIn(folder)).toHaveLength(2);
  });
});

describe("entries without an id of their own", () => {
  it("are skipped with a reason: repeated, missing or unsendable ids", async () => {
    const { skipped, written } = await importText(
      feedOf(
        { id: "1", title: "Tides", url: "https://site.example/tides" },
        { id: "1", title: "Gale", url: "https://site.example/gale" },
        { id: "1", title: "Tides", url: "https://site.example/tides" },
        { id: undefined, title: "Nameless" },
        { id: undefined, title: "By its link", url: "https://site.example/link" },
        { id: "a\u0001b", title: "Control" },
        { id: "2", title: "Undated", date_published: "soon" },
        { id: "3", title: "Also undated", date_published: undefined },
        { id: "4", content_html: "" },
      ),
    );
    expect(words(skipped).toSorted()).toEqual([
      '"4": neither a title nor a text; expected one of them',
      '"Also undated": no date; expected a date that can be read, in the entry or in the feed',
      '"Control": guid "a\\u0001b"; expected a guid without control characters',
      '"Gale": guid "1" is also that of "Tides"; expected an id of its own',
      '"Nameless": neither an id nor a link; expected an id or a link by which feed readers know the entry',
      '"Undated": date "soon"; expected a date that can be read, in the entry or in the feed',
    ]);
    expect(written).toHaveLength(2);
  });

  it("are not imported again, by ids of the build and as drafts", async () => {
    const folder = await folderOf({
      "pilots.md": "---\ndate: 2024-05-04\n---\nText.\n",
      "gale.md": "---\nguid: gale\ndraft: true\n---\n",
    });
    const [pilots] = await compiledIn(folder);
    const source = join(await folderOf({ feed: feedOf({ id: pilots?.id }, { id: "gale" }) }), "feed");
    expect(await importInto(folder, source)).toMatchObject({ alreadyHere: 2, written: [] });
  });
});

describe("documents", () => {
  const item =
    "<item><guid>1</guid><title>Tides</title><pubDate>Sat, 04 May 2024 00:00:00 GMT</pubDate></item>";

  it.each([
    ["nothing", "", "neither RSS, Atom, JSON Feed nor OPML; expected a feed"],
    ["text", "Not found.", "neither RSS, Atom, JSON Feed nor OPML; expected a feed"],
    [
      "another XML",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "neither RSS, Atom, JSON Feed nor OPML; expected a feed",
    ],
    ["another JSON", "{}", "Invalid feed format; expected a feed"],
    [
      "cut off between entries",
      `<rss version="2.0"><channel>${item}`,
      "cut off before </rss>; expected a feed",
    ],
    ["cut off in JSON", feedOf({ id: "1" }).slice(0, -20), expect.stringMatching(/; expected a feed$/)],
    [
      "cut off in an entry",
      `<rss><channel>${item}<item><title>x</rss>`,
      expect.stringMatching(/; expected a feed$/),
    ],
    [
      "a page without feeds",
      "<!doctype html><title>Rss</title><rss>",
      "an HTML page that names no feed; expected the address of a feed",
    ],
    [
      "a list of a list",
      `<opml version="2.0"><body><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>`,
      'feed "file:///etc/passwd"; expected an http or https address',
    ],
  ])("are refused without writing a file: %s", async (_, text, problem) => {
    const { failures, folder } = await importText(text);
    expect(words(failures)).toEqual([problem]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [
      "entity bombs",
      `<!DOCTYPE x [<!ENTITY a "${"a".repeat(50)}">${"bcdefghij"
        .split("")
        .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at]};`.repeat(10)}">`)
        .join("")}]><rss><channel>${item.replace("Tides", "Tides &j;")}</channel></rss>`,
    ],
  ])("are read without expanding %s", async (_, text) => {
    const { folder, written } = await importText(text);
    expect(written).toHaveLength(1);
    expect(Object.values(seedsIn(folder)).join("").length).toBeLessThan(500);
  });

  it("are refused if an entity names a file of this machine", async () => {
    const text = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel>${item.replace("Tides", "&a;")}</channel></rss>`;
    expect(words((await importText(text)).failures)).toEqual([
      expect.stringMatching(/entities.*; expected a feed$/i),
    ]);
  });

  it("with extreme nesting do not hang the import", async () => {
    const deep = `<rss><channel>${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}${item}</channel></rss>`;
    const { failures, written } = await importText(deep);
    expect(failures.length + written.length).toBe(1);
    const opml = `<opml><body>${'<outline text="x">'.repeat(20_000)}${"</outline>".repeat(20_000)}</body></opml>`;
    expect((await importText(opml)).written).toEqual([]);
  });

  it("may begin with a byte order mark and a comment, and mention feed elements in their text", async () => {
    const atom = `\uFEFF <?xml version="1.0"?><!-- <rss> --><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><entry><id>1</id><title>An &lt;rss> </title><updated>2024-05-04T00:00:00Z</updated><content type="html"><![CDATA[<p> <rss> <opml></p>]]></content></entry></feed>`;
    const { folder } = await importText(atom);
    expect(await compiledIn(folder)).toMatchObject([{ id: "1", title: "An <rss>" }]);
  });

  it("with 300 entries are imported completely, and a second import writes nothing", async () => {
    const items = Array.from({ length: 300 }, (_, at) => ({
      id: `e${at}`,
      title: "Log",
      url: "https://site.example/log",
    }));
    const { folder, written } = await importText(feedOf(...items));
    expect(written).toHaveLength(300);
    const again = await importInto(folder, join(await folderOf({ feed: feedOf(...items) }), "feed"));
    expect(again).toMatchObject({ alreadyHere: 300, written: [] });
  });
});

describe("encodings", () => {
  const rss = (declaration: string) =>
    `${declaration}<rss version="2.0"><channel><item><guid>1</guid><title>Blåbær</title><pubDate>Sat, 04 May 2024 00:00:00 GMT</pubDate></item></channel></rss>`;
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

  it.each([
    ["UTF-8", Buffer.from(rss(""))],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${rss("")}`)],
    ["Latin 1, declared", Buffer.from(rss('<?xml version="1.0" encoding="ISO-8859-1"?>'), "latin1")],
    [
      "Windows-1252, declared in single quotes",
      Buffer.from(rss("<?xml version='1.0' encoding='windows-1252' ?>"), "latin1"),
    ],
    ["UTF-16, little end first", utf16(rss('<?xml version="1.0" encoding="UTF-16"?>'))],
    ["UTF-16, big end first", utf16(rss('<?xml version="1.0" encoding="UTF-16"?>')).swap16()],
    ["UTF-16 without a mark", utf16(rss('<?xml version="1.0" encoding="UTF-16"?>')).subarray(2)],
    ["UTF-16 without a mark, big end first", utf16(rss("")).swap16().subarray(2)],
  ])("are decoded: %s", async (_, bytes) => {
    const { folder } = await importText(bytes);
    expect(await compiledIn(folder)).toMatchObject([{ title: "Blåbær" }]);
  });

  it("are named by the mark, else by the server, else by the document", () => {
    const type = "application/rss+xml; charset=iso-8859-1";
    const textOf = (bytes: Buffer, contentType?: string) => {
      const decoded = decodeDocument(bytes, contentType);
      return decoded.ok ? decoded.value.text : decoded.error.message;
    };
    expect(textOf(Buffer.from("\uFEFFBlåbær"), type)).toBe("Blåbær");
    expect(textOf(Buffer.from('<?xml version="1.0" encoding="utf-8"?>å', "latin1"), type)).toContain("å");
    expect(textOf(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>å', "latin1"))).toContain("å");
  });

  it("are reported if they are unknown or do not fit the bytes", async () => {
    const unknown = await importText(rss('<?xml version="1.0" encoding="klingon"?>'));
    expect(words(unknown.failures)).toEqual([
      'encoding "klingon"; expected an encoding of the Encoding Standard, such as UTF-8',
    ]);
    const { printed } = await importText(Buffer.from(rss(""), "latin1"));
    expect(printed[0]).toMatch(/some characters are not valid in its encoding, and became U\+FFFD$/);
  });
});
