/** The names that other tools use for fields. Each row is a habit of a tool. */

import { describe, expect, it } from "vitest";
import { escapeEntities } from "../../../src/compiler/ground/entities.ts";
import { escapeInlineTags } from "../../../src/compiler/parse/inline-tags.ts";
import { at } from "../../support/articles.ts";
import { redirectsIn } from "../../support/pack.ts";
import { png } from "../../support/pictures.ts";
import { articleOf, articlesOf, type Files, problemsOf } from "../../support/seeds.ts";

const TEXT = "The kiln was fired for three days.";
const md = (fields: string) => `---\ntitle: Kiln\n${fields}\n---\n${TEXT}\n`;
const dated = (fields: string) => md(`date: 2024-05-04\n${fields}`);

const slugs = (...topics: string[]) => ({ topics: topics.map((slug) => ({ slug })) });
const names = (...authors: string[]) => ({ authors: authors.map((name) => ({ name })) });

describe("front matter of other tools", () => {
  it.each([
    ["Hugo", "tags: [kilns, clay]\ncategories: [Craft]", slugs("kilns", "clay", "craft")],
    ["Hugo", "lastmod: 2024-06-01", { updated: at("2024-06-01T00:00:00Z") }],
    ["Hugo", "description: Fired at last.", { summary: "Fired at last." }],
    ["Hugo", "author: Kari Nordmann", names("Kari Nordmann")],
    [
      "Hugo",
      "cover: {image: https://img.example/k.jpg, alt: A kiln, relative: false}",
      { image: { url: "https://img.example/k.jpg", alt: "A kiln" } },
    ],
    ["Hugo", "images: [https://img.example/k.jpg]", { image: { url: "https://img.example/k.jpg" } }],
    ["Hugo", "url: /2019/05/kiln-fired/", { slug: "kiln-fired" }],
    ["Hugo", "canonicalURL: https://first.example/kiln", { canonical: "https://first.example/kiln" }],
    ["Zola", "taxonomies: {tags: [kilns], categories: [craft]}", slugs("kilns", "craft")],
    ["Jekyll", "last_modified_at: 2024-06-01 10:00:00 +0200", { updated: at("2024-06-01T08:00:00Z") }],
    ["Jekyll", "excerpt: Fired at last.", { summary: "Fired at last." }],
    ["Jekyll", "permalink: /kilns/fired.html", { slug: "fired" }],
    ["Jekyll", "tags: kilns, red clay", slugs("kilns", "red-clay")],
    ["Jekyll", "author: {name: Kari Nordmann, twitter: kari}", names("Kari Nordmann")],
    ["Eleventy", "permalink: kilns/fired/index.html", { slug: "fired" }],
    ["Eleventy", 'permalink: "/{{ page.fileSlug }}/"', { slug: "a" }],
    ["Astro", "updatedDate: Jun 1 2024", { updated: at("2024-06-01T00:00:00Z") }],
    ["Astro", "heroImage: https://img.example/k.jpg", { image: { url: "https://img.example/k.jpg" } }],
    ["Astro", "image: {src: https://img.example/k.jpg, alt: A kiln}", { image: { alt: "A kiln" } }],
    ["Astro", "tags: kilns", slugs("kilns")],
    ["Obsidian", "tags: ['#kilns', craft/clay, 2024]", slugs("kilns", "craft-clay", "2024")],
    ["Obsidian", "aliases: [The kiln, old-kiln]", { aliases: ["old-kiln"] }],
    ["Ghost", "feature_image: https://img.example/k.jpg", { image: { url: "https://img.example/k.jpg" } }],
    ["Ghost", "custom_excerpt: Fired at last.", { summary: "Fired at last." }],
    [
      "Ghost",
      "authors: [{name: Kari Nordmann, url: https://kari.example/, email: kari@example.org}]",
      { authors: [{ name: "Kari Nordmann", url: "https://kari.example/" }] },
    ],
    [
      "Ghost",
      "authors: [{id: 5f, name: Kari Nordmann, slug: kari, website: https://kari.example/, bio: Pots, profile_image: null}]",
      { authors: [{ name: "Kari Nordmann", url: "https://kari.example/", slug: "kari" }] },
    ],
    [
      "Ghost",
      "tags: [{name: Kilns, slug: kilns}, {name: '#notes', slug: hash-notes}, {name: Desk, visibility: internal}]",
      slugs("kilns"),
    ],
    ["Hexo", "categories:\n- [craft, clay]\n- [news]", slugs("craft", "clay", "news")],
    ["Hexo", "thumbnail: https://img.example/k.jpg", { image: { url: "https://img.example/k.jpg" } }],
    ["WordPress", "categories: [Uncategorized, Kilns]", slugs("kilns")],
    ["Pelican", "Category: Kilns\nTags: clay; fire", slugs("clay", "fire", "kilns")],
    ["Pelican", "Modified: 2024-06-01", { updated: at("2024-06-01T00:00:00Z") }],
    ["Pandoc", "abstract: Fired at last.\nsubtitle: Three days", { summary: "Fired at last." }],
    ["Pandoc", "subtitle: Three days", { summary: "Three days" }],
    ["Pandoc", "keywords: [kilns]\nlang: en_GB", { ...slugs("kilns"), language: "en-GB" }],
    [
      "a newsroom",
      "byline: Kari Nordmann\ndek: Fired at last.",
      { ...names("Kari Nordmann"), summary: "Fired at last." },
    ],
    ["a newsroom", "original_url: https://first.example/kiln", { canonical: "https://first.example/kiln" }],
    ["a newsroom", "subjects: kilns; clay", slugs("kilns", "clay")],
    [
      "a newsroom",
      "locale: nb-no\ncreator: [Kari Nordmann, Jon Doe]",
      { ...names("Kari Nordmann", "Jon Doe"), language: "nb-NO" },
    ],
  ])("of %s is read: %j", async (_, fields, expected) => {
    expect(await articleOf("a.md", dated(fields))).toMatchObject(expected);
    const problems = await problemsOf({ "a.md": dated(fields) });
    expect(problems.filter((problem) => /unknown key|^a\.md/.test(problem))).toEqual([]);
  });

  it.each([
    ["pubDate: Jul 08 2022", "2022-07-08T00:00:00Z"],
    ["pubDatetime: 2022-09-23T15:22:00Z", "2022-09-23T15:22:00Z"],
    ["published_at: 2022-09-23", "2022-09-23T00:00:00Z"],
    ["published: 2022-09-23\ncreated: 2020-01-01", "2022-09-23T00:00:00Z"],
    ["created: 2020-01-01", "2020-01-01T00:00:00Z"],
    ["pubDate: 2022-09-23\ndate: 2022-09-24", "2022-09-24T00:00:00Z"],
    ["published: 2022-09-22\npubDate: 2022-09-23", "2022-09-23T00:00:00Z"],
    ["date: {created: 2022-09-23, updated: 2022-09-24}", "2022-09-23T00:00:00Z"],
  ])("gives the date: %j", async (fields, instant) => {
    expect((await articleOf("a.md", md(fields))).published).toBe(at(instant));
  });

  it("takes both dates from a map, as MkDocs has them", async () => {
    const article = await articleOf("a.md", md("date:\n  created: 2022-09-23\n  updated: 2022-09-24"));
    expect(article.updated).toBe(at("2022-09-24T00:00:00Z"));
  });

  it("takes `created` only if the file's name has no date", async () => {
    const article = await articleOf("2024-05-04-a.md", md("created: 2020-01-01"));
    expect(article.published).toBe(at("2024-05-04T00:00:00Z"));
  });

  it("reads every spelling of a name", async () => {
    for (const key of ["Last-Modified-At", "lastModifiedAt", "LAST_MODIFIED_AT"])
      expect(await articleOf("a.md", dated(`${key}: 2024-06-01`))).toMatchObject({
        updated: at("2024-06-01T00:00:00Z"),
      });
    for (const key of ["imageAlt", "Image_Alt", "image-alt"])
      expect(
        await articleOf("a.md", dated(`image: https://img.example/k.jpg\n${key}: A kiln`)),
      ).toMatchObject({
        image: { alt: "A kiln" },
      });
  });

  it("splits topics at spaces in a folder of Jekyll alone", async () => {
    const file = dated("tags: kilns clay");
    expect(await articleOf("a.md", file)).toMatchObject(slugs("kilns-clay"));
    expect(await articleOf("a.md", file, { "_config.yml": "title: Kilns\n" })).toMatchObject(
      slugs("kilns", "clay"),
    );
  });

  it("publishes no mail address of an author", async () => {
    const rows: readonly (readonly [string, string[]])[] = [
      ["author: Kari Nordmann <kari@example.org>", ["Kari Nordmann"]],
      ["author: kari@example.org (Kari Nordmann)", ["Kari Nordmann"]],
      ["authors: [kari@example.org, Jon Doe]", ["Jon Doe"]],
      ["authors: {name: Kari Nordmann, email: kari@example.org}", ["Kari Nordmann"]],
      ["by: {name: kari@example.org}", []],
    ];
    for (const [fields, expected] of rows)
      expect([fields, (await articleOf("a.md", dated(fields))).authors]).toEqual([
        fields,
        expected.map((name) => ({ name })),
      ]);
  });

  it("publishes no mail address from the file of a site's authors", async () => {
    const people = 'kari: {name: "Kari Nordmann <kari@example.org>"}\njon: jon@example.org (Jon Doe)\n';
    const article = await articleOf("a.md", dated("authors: [kari, jon]"), { "_data/authors.yml": people });
    expect(article.authors).toEqual([{ name: "Kari Nordmann" }, { name: "Jon Doe" }]);
  });

  it("says nothing of keys that concern a design", async () => {
    const fields =
      "layout: post\ntoc: true\nmath: false\nweight: 3\nmenu: {main: {}}\ncomments: true\ntype: post\nsidebar: left";
    expect(await problemsOf({ "a.md": dated(`topics: []\n${fields}`) })).toEqual([]);
  });

  it("treats values of another kind as not written", async () => {
    const fields =
      "topics: []\ncover: true\nthumbnail: {big: 1}\npermalink: 3\nlocale: [en]\ncanonical_url: /kiln";
    expect(await problemsOf({ "a.md": dated(fields) })).toEqual([]);
  });
});

describe("the order of names", () => {
  it("puts seedcast's own name first, and notes the names that it ignores", async () => {
    const fields = "tags: [clay]\ntopics: [kilns]\nexcerpt: Not this.\ndescription: This.";
    expect(await articleOf("a.md", dated(fields))).toMatchObject({ ...slugs("kilns"), summary: "This." });
    expect(await problemsOf({ "a.md": dated(fields) })).toEqual([
      expect.stringContaining(
        "`description` in 1 file, read as `summary`; `excerpt` in 1 file, left out because of `description`; `tags` in 1 file, left out because of `topics`",
      ),
    ]);
  });

  it("obeys `topics: []`", async () => {
    expect(await articleOf("a.md", dated("topics: []\ntags: [clay]"))).toMatchObject({ topics: [] });
  });

  it("warns of topics that the site's vocabulary does not have", async () => {
    const files = { "_topics.yaml": "topics: [{slug: kilns}]\n", "a.md": dated("tags: [clay, kilns]") };
    expect((await articlesOf(files))["a.md"]).toMatchObject(slugs("kilns"));
    expect(await problemsOf(files)).toContainEqual(
      expect.stringMatching(/^warning: a\.md:4: unknown topic "clay"; expected a slug of _topics\.yaml/),
    );
    expect(await problemsOf({ ...files, "a.md": dated("topics: [clay]") })).toEqual([
      expect.stringMatching(/^a\.md:4: unknown topic "clay"/),
    ]);
  });

  it("leaves out an update before the date, which only seedcast's own name makes an error", async () => {
    const file = (key: string) => ({ "a.md": dated(`topics: []\n${key}: 2023-01-01`) });
    expect((await articlesOf(file("lastmod")))["a.md"]).toMatchObject({
      updated: at("2024-05-04T00:00:00Z"),
    });
    expect(await problemsOf(file("lastmod"))).toContain(
      "note: a.md:5: an update before the date is left out",
    );
    expect(await problemsOf(file("updated"))).toEqual([expect.stringMatching(/^a\.md:5: updated is /)]);
  });

  it("leaves topics to the text where lists are empty", async () => {
    const article = await articleOf("a.md", dated("tags: []\ncategories: Uncategorized"));
    expect(article.topics).toEqual([]);
    expect(await problemsOf({ "a.md": dated("tags: []") })).toEqual([
      expect.stringContaining("no topic recognised"),
    ]);
  });
});

describe("the report of translations", () => {
  it("is one note for a folder", async () => {
    const files: Files = {
      "a.md": dated("tags: [kilns]\ndescription: One."),
      "b.md": dated("tags: [kilns]\nid: b").replace("three", "four"),
      "c.html": dated("Tags: [kilns]\ncolour: red").replace("three", "five"),
    };
    const problems = await problemsOf(files);
    expect(problems.filter((problem) => problem.startsWith("note: "))).toEqual([
      expect.stringMatching(
        /: `tags` in 2 files, read as `topics`; `Tags` in 1 file, read as `topics`; `description` in 1 file, read as `summary`$/,
      ),
    ]);
    expect(problems).toContainEqual(expect.stringContaining('warning: c.html:5: unknown key "colour"'));
  });

  it("gathers more than two unknown keys in one line, except those like a field", async () => {
    const head = (fields: string, word: string) => dated(`tags: [kilns]\n${fields}`).replace("three", word);
    const problems = await problemsOf({
      "a.md": head("hue: 1\nfont: 2\nsumary: x", "four"),
      "b.md": head("font: 2\nink: 3", "five"),
    });
    expect(problems.filter((problem) => problem.includes("unknown key"))).toEqual([
      'warning: a.md:7: unknown key "sumary"; expected "summary"',
      expect.stringMatching(
        /^warning: a\.md:6: unknown keys: "font" in 2 files, "hue" in 1 file, "ink" in 1 file; expected one of title, /,
      ),
    ]);
  });

  it("says nothing of drafts", async () => {
    expect(await problemsOf({ "a.md": dated("tags: [kilns]\ndraft: true") })).toEqual([
      "note: a.md: draft, not published",
    ]);
  });

  it("names the aliases that are left out", async () => {
    expect(await problemsOf({ "a.md": dated("topics: []\naliases: [The kiln, old-kiln]") })).toEqual([
      "note: a.md:5: aliases that are neither a path nor a slug are left out",
    ]);
  });
});

it("finds a cover that Obsidian writes as a link, in any folder", async () => {
  const files = {
    "blog/a.md": dated('cover: "[[quay map.png|300]]"\ntags: [kilns]'),
    "attachments/quay map.png": png(2, 2),
  };
  expect((await articlesOf(files))["blog/a.md"]?.image?.url).toMatch(/\/media\/quay-map-[0-9a-f]{16}\.png$/);
  const { "blog/a.md": alone } = files;
  expect((await problemsOf({ "blog/a.md": alone })).slice(-1)).toEqual([
    'blog/a.md:4: image "quay map.png" is not there; expected a file beside the article, or an absolute address',
  ]);
});

it("says nothing about `type: post`, which Ghost writes beside `page: 0`", async () => {
  expect(await problemsOf({ "a.md": dated("page: 0\ntype: post\ntopics: []") })).toEqual([]);
});

describe("HTML entities in a title", () => {
  it("are read as characters, as in a heading", async () => {
    const text = "---\ntitle: Salt &amp; Pepper &#8211; a test\ndate: 2024-01-05\ntopics: []\n---\nText.\n";
    expect((await articleOf("a.md", text)).title).toBe("Salt & Pepper – a test");
    expect(await problemsOf({ "a.md": text })).toEqual([
      "note: a.md:2: HTML entities such as `&amp;` are read as characters",
    ]);
  });

  it("are no markup, and a lone & stays", async () => {
    const text = "---\ntitle: Q&A &lt;b&gt; AT&T;\ndate: 2024-01-05\ntopics: []\n---\nText.\n";
    expect((await articleOf("a.md", text)).title).toBe("Q&A <b> AT&T;");
  });
});

describe("HTML tags in a title", () => {
  const titled = (title: string) =>
    `---\ntitle: ${JSON.stringify(title)}\ndate: 2024-01-05\ntopics: []\n---\nText.\n`;

  it.each([
    ["The <em>Titanic</em>", "The Titanic"],
    ['<strong>The</strong> <span class="x">Titanic</span> &amp; the <i>ice</i>', "The Titanic & the ice"],
    ["<EM>The <b>Titanic</b></EM>", "The Titanic"],
    ["Ice<br>and <br/>fog", "Ice and fog"],
    ["H<sub>2</sub>O and 10<sup>6</sup>", "H2O and 10⁶"],
    ["The <video> element in <em>practice</em>", "The <video> element in practice"],
    ["<code>&lt;video&gt;</code> in a < b", "<video> in a < b"],
  ])("are left out, with a note: %s", async (written, title) => {
    expect((await articleOf("a.md", titled(written))).title).toBe(title);
    expect(await problemsOf({ "a.md": titled(written) })).toEqual([
      "note: a.md:2: HTML tags such as `<em>` are left out",
    ]);
  });

  it.each([
    "The <video> element",
    "The <b> element",
    "a < b and b > c",
    "Use <em> and </em>",
    "The <br> element",
    "`<em>x</em>` in Markdown",
    "</em>Ice<em>",
    "<script>alert(1)</script>",
    "<a",
  ])("stay if they are text: %s", async (title) => {
    expect((await articleOf("a.md", titled(title))).title).toBe(title);
    expect(await problemsOf({ "a.md": titled(title) })).toEqual([]);
  });

  it("stay if an import escaped them", async () => {
    const title = "How <b>bold</b> works, and <em> too &amp;";
    const escaped = escapeInlineTags(escapeEntities(title));
    expect((await articleOf("a.md", titled(escaped))).title).toBe(title);
  });

  it("are left out of summaries too", async () => {
    const text =
      "---\ntitle: Ice\ndate: 2024-01-05\ntopics: []\nexcerpt: <p>Thick <em>ice</em>.</p>\n---\nText.\n";
    expect((await articleOf("a.md", text)).summary).toBe("Thick ice.");
  });
});

describe("keys that keep a page out of search engines", () => {
  it.each([
    ["Astro, Eleventy", "noindex: true"],
    ["Hugo", "robotsNoIndex: true"],
    ["Jekyll", "robots: noindex"],
    ["Hugo", "robots: [NoIndex, nofollow]"],
    ["Yoast", "robots: {index: noindex, follow: follow}"],
    ["Astro", "metadata: {robots: {index: false}}"],
    ["Jekyll", "sitemap: false"],
    ["Hugo", "sitemap: {disable: true}"],
    ["Eleventy", "sitemap: {ignore: true}"],
    ["Hugo", "sitemap_exclude: true"],
  ])("have no effect, which a note reports: %s, %s", async (_, field) => {
    const [key] = field.split(":");
    expect(await problemsOf({ "a.md": dated(`topics: []\n${field}`) })).toEqual([
      `note: a.md:5: \`${key}\` has no effect on search engines; \`feed: false\` keeps an article out of feeds, lists and the sitemap`,
    ]);
  });

  it.each([
    "noindex: false",
    "robots: index, follow",
    "robots: {noindex: false, index: true}",
    "sitemap: {changefreq: weekly, priority: 0.5}",
    "metadata: {title: Kiln}",
  ])("are ignored with a value that lets it in: %s", async (field) => {
    expect(await problemsOf({ "a.md": dated(`topics: []\n${field}`) })).toEqual([]);
  });
});

describe("paths of an earlier site", () => {
  const redirectsOf = async (files: Files) => {
    const { compileFiles } = await import("../../support/seeds.ts");
    const compiled = await compileFiles(files);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return redirectsIn(compiled.value.pack);
  };

  it("lead to the article", async () => {
    const fields =
      "topics: []\nurl: /2019/05/Kiln-Fired/\naliases: [/old/kiln.html, kiln-one, 2018/kiln]\nredirect_from: https://old.example/k/";
    expect(await articleOf("a.md", dated(fields))).toMatchObject({
      slug: "kiln-fired",
      aliases: ["kiln-one"],
    });
    expect(await redirectsOf({ "a.md": dated(fields) })).toEqual({
      "/2019/05/kiln-fired": "/articles/kiln-fired",
      "/old/kiln.html": "/articles/kiln-fired",
      "/2018/kiln": "/articles/kiln-fired",
      "/k": "/articles/kiln-fired",
    });
  });

  it("lead to the article beside a slug of its own", async () => {
    const file = dated("topics: []\nslug: kiln\npermalink: /2019/fired/");
    expect(await redirectsOf({ "a.md": file })).toEqual({ "/2019/fired": "/articles/kiln" });
  });

  it("of the site itself, of two articles, or in `_site.yaml` change nothing", async () => {
    const files: Files = {
      "_site.yaml": "redirects: {/k: /rss.xml}\n",
      "a.md": dated("topics: []\naliases: [/topics, /twice, /k, /articles/a]"),
      "b.md": dated("topics: []\naliases: [/twice]").replace("three", "four").replace("Kiln", "Clay"),
    };
    expect(await redirectsOf(files)).toEqual({ "/k": "/rss.xml", "/twice": "/articles/a" });
    expect(await problemsOf(files)).toEqual([
      expect.stringMatching(/^warning: a\.md.*old path "\/topics" is used by this site itself; expected /),
      expect.stringMatching(/^warning: b\.md.*old path "\/twice" is used by .*a\.md; expected /),
    ]);
  });
});

it("translates the keys of every file that is compiled together", async () => {
  const articles = await articlesOf({
    "a.md": dated("tags: kilns"),
    "b.txt": `Title: Clay\nDate: 2024-05-04\nTags: clay\n\n${TEXT}`,
  });
  expect(Object.keys(articles)).toEqual(["a.md", "b.txt"]);
});
