/** HTML files that were saved from other sites: their title, metadata and navigation. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { explanationOf } from "../../support/explain.ts";
import { articleOf, articlesOf, folderOf, problemsOf } from "../../support/seeds.ts";

const page = (head: string, body = "<p>The ferry is back.</p>") =>
  `<!doctype html>\n<html lang="no">\n<head>\n${head}\n</head>\n<body>${body}</body>\n</html>\n`;

const MASTHEAD = '<header><h1><a href="/">The Herald</a></h1><nav><a href="/sport">Sport</a></nav></header>';
const ARTICLE = "<article><h1>Ferry news</h1><p>The ferry is back.</p></article>";

describe("the title of a page", () => {
  it.each([
    ["the h1 of the article, not that of the masthead", "", MASTHEAD + ARTICLE, "Ferry news"],
    [
      "the h1 within main",
      "",
      `${MASTHEAD}<main><div><h1>Ferry news</h1></div><p>Text.</p></main>`,
      "Ferry news",
    ],
    ["the only h1", "<title>The Herald</title>", "<h1>Ferry news</h1><p>Text.</p>", "Ferry news"],
    [
      "the page's title beside an article without h1",
      "<title>Ferry news</title>",
      `${MASTHEAD}<article><p>Text.</p></article>`,
      "Ferry news",
    ],
    ["an empty h1 skipped", "<title>Ferry news</title>", "<h1> </h1><p>Text.</p>", "Ferry news"],
    [
      "the title without the site's name",
      '<title>Ferry news - The Herald</title><meta property="og:site_name" content="The Herald">',
      "<p>Text.</p>",
      "Ferry news",
    ],
    [
      "the title without the name before it",
      '<title>The Herald: Ferry news</title><meta property="og:site_name" content="The Herald">',
      "<p>Text.</p>",
      "Ferry news",
    ],
    [
      "the title without the masthead's name",
      "<title>Ferry news – The Herald</title>",
      `${MASTHEAD}<article><p>Text.</p></article>`,
      "Ferry news",
    ],
    ["the title up to a separator", "<title>Ferry news | The Herald</title>", "<p>Text.</p>", "Ferry news"],
    [
      "a dash within the title",
      "<title>Ferry news – and more</title>",
      "<p>Text.</p>",
      "Ferry news – and more",
    ],
    [
      "og:title",
      '<title>x</title><meta property="og:title" content="Ferry news">',
      "<p>Text.</p>",
      "Ferry news",
    ],
    [
      "JSON-LD",
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry news"}</script>',
      "<p>Text.</p>",
      "Ferry news",
    ],
  ])("is %s", async (_, head, body, title) => {
    const article = await articleOf("2024-01-05-a.html", page(head, body));
    expect(article.title).toBe(title);
  });

  it("is not repeated in the text", async () => {
    const article = await articleOf("2024-01-05-a.html", page("", MASTHEAD + ARTICLE));
    expect(article.contentHtml).toBe("<article><p>The ferry is back.</p></article>");
  });
});

describe("the metadata of a page", () => {
  it.each([
    ["<html lang>", "", { language: "no" }],
    ["meta author", '<meta name="author" content="Kari Nordmann">', { authors: [{ name: "Kari Nordmann" }] }],
    [
      "several authors",
      '<meta name="Author" content="By Kari Nordmann and Jon Doe">',
      { authors: [{ name: "Kari Nordmann" }, { name: "Jon Doe" }] },
    ],
    [
      "a profile instead of a name",
      '<meta property="article:author" content="https://x.example/kari">',
      { authors: [] },
    ],
    ["meta description", '<meta name="description" content="It sails.">', { summary: "It sails." }],
    ["og:description", '<meta property="og:description" content="It sails.">', { summary: "It sails." }],
    [
      "article:published_time",
      '<meta property="article:published_time" content="2023-05-06T07:08:09Z">',
      { published: at("2023-05-06T07:08:09Z") },
    ],
    ["meta date", '<meta name="date" content="2023-05-06">', { published: at("2023-05-06T00:00:00Z") }],
    [
      "dcterms.date",
      '<meta name="DCTERMS.date" content="2023-05-06">',
      { published: at("2023-05-06T00:00:00Z") },
    ],
    [
      "a date that is none",
      '<meta name="date" content="yesterday">',
      { published: at("2024-01-05T00:00:00Z") },
    ],
    [
      "a date of the year 1, which stands for none",
      '<meta property="article:published_time" content="0001-01-01T00:00:00Z"><meta name="date" content="2023-05-06">',
      { published: at("2023-05-06T00:00:00Z") },
    ],
    [
      "entities that were escaped twice",
      '<meta name="description" content="Tea &amp;amp; cake.&amp;nbsp; It sails.">',
      { summary: "Tea & cake. It sails." },
    ],
    [
      "article:modified_time",
      '<meta property="article:modified_time" content="2024-05-06">',
      { updated: at("2024-05-06T00:00:00Z") },
    ],
    [
      "Pelican's names",
      '<meta name="tags" content="ferries, tides"><meta name="slug" content="back">',
      { topics: [{ slug: "ferries" }, { slug: "tides" }], slug: "back" },
    ],
    [
      "JSON-LD",
      `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],
"author":[{"@type":"Person","name":"Kari Nordmann"}],"datePublished":"2023-05-06","dateModified":"2023-05-07","description":"It sails."}]}</script>`,
      {
        authors: [{ name: "Kari Nordmann" }],
        published: at("2023-05-06T00:00:00Z"),
        updated: at("2023-05-07T00:00:00Z"),
        summary: "It sails.",
      },
    ],
    [
      "JSON-LD with line ends in a text, and an author without a letter",
      '<script type="application/ld+json">{"@type":"SocialMediaPosting","author":["2006-2020","Kari Nordmann"],"description":"It sails.\n\nAgain."}</script>',
      { authors: [{ name: "Kari Nordmann" }], summary: "It sails. Again." },
    ],
    [
      "dates under other names",
      '<meta property="article:published" content="x"><meta name="sailthru.date" content="2023-05-06 07:08:09">',
      { published: at("2023-05-06T07:08:09Z") },
    ],
    [
      "broken JSON-LD",
      '<script type="application/ld+json">{"@type":</script>',
      { title: "The ferry is back" },
    ],
  ])("is read: %s", async (_, head, expected) => {
    expect(await articleOf("2024-01-05-a.html", page(head))).toMatchObject(expected);
    const problems = await problemsOf({ "2024-01-05-a.html": page(head) });
    expect(problems.filter((problem) => !/no topic recognised|<script>/.test(problem))).toEqual([]);
  });

  it("is read only for fields that front matter does not have", async () => {
    const head =
      '<meta name="author" content="Kari Nordmann"><meta name="date" content="2023-05-06"><meta name="description" content="It sails.">';
    const text = `---\ndate: 2024-01-05\nauthors: Jon Doe\nlanguage: en-GB\n---\n${page(head)}`;
    expect(await articleOf("a.html", text)).toMatchObject({
      published: at("2024-01-05T00:00:00Z"),
      authors: [{ name: "Jon Doe" }],
      language: "en-GB",
      summary: "It sails.",
    });
  });

  it("leaves out an update before the date", async () => {
    const head = '<meta name="last-modified" content="2020-01-01">';
    expect(await articleOf("a.html", `---\ndate: 2024-01-05\n---\n${page(head)}`)).toMatchObject({
      updated: at("2024-01-05T00:00:00Z"),
    });
  });

  it("is not read in a fragment", async () => {
    const text = '<meta name="author" content="Kari Nordmann"><p>The ferry is back.</p>';
    expect(await articleOf("2024-01-05-a.html", text)).toMatchObject({ authors: [] });
  });

  it("hides no private mark", async () => {
    const head = '<meta name="date" content="2023-05-06"><meta name="status" content="draft">';
    expect(await articlesOf({ "a.html": page(head) })).toEqual({});
  });

  it("is explained with its line and rule", async () => {
    const head =
      '<title>Ferry news</title>\n<meta name="author" content="Kari Nordmann">\n<meta property="article:published_time" content="2023-05-06">';
    const folder = await folderOf({ "a.html": page(head) });
    const { fields } = await explanationOf(folder, "a.html");
    const sources = Object.fromEntries(fields.map(({ field, rule, line }) => [field, [rule, line]]));
    expect(sources).toMatchObject({
      title: ["the document's title", 4],
      authors: ["meta author", 5],
      published: ["meta article:published_time", 6],
      language: ["<html lang>", 2],
    });
  });
});

describe("navigation and headers around the article of a page", () => {
  it("is left out with a note", async () => {
    const body = `${MASTHEAD}<div role="search">Find</div><p>Kept.</p>${ARTICLE}<aside>More</aside><footer>Imprint</footer>`;
    const files = { "2024-01-05-a.html": page('<meta name="tags" content="ferries">', body) };
    expect((await articleOf("2024-01-05-a.html", page("", body))).contentText).toBe(
      "Kept.\n\nThe ferry is back.",
    );
    expect(await problemsOf(files)).toEqual([
      "note: 2024-01-05-a.html: left out around the article: <nav>, <header>, <div>, <aside>, <footer>",
    ]);
  });

  it("may hold the article", async () => {
    const article = await articleOf("2024-01-05-a.html", page("", `<aside>${ARTICLE}</aside>`));
    expect(article.contentText).toBe("The ferry is back.");
  });

  it("keeps the header and footer of the article itself", async () => {
    const body =
      "<article><header><h1>Ferry news</h1><p>Lead.</p></header><p>Text.</p><footer>Note.</footer></article>";
    expect((await articleOf("2024-01-05-a.html", page("", body))).contentText).toMatch(
      /^Lead\.\s+Text\.\s+Note\.$/,
    );
  });

  it("is kept in a fragment and in a page without an article", async () => {
    for (const text of [
      `<header><p>Lead.</p></header><article><p>Text.</p></article>`,
      page("", "<header><p>Lead.</p></header><p>Text.</p>"),
    ])
      expect((await articleOf("2024-01-05-a.html", text)).contentText).toMatch(/^Lead\.\s+Text\.$/);
  });
});

describe("the addresses of a page", () => {
  const body =
    '<p>The ferry is back.</p><p><a href="/times">Times</a><a href="#map">Map</a></p><p id="map"><img src="i/a.png" srcset="i/a.png 1x, i/b.png 2x" alt=""><img src="" data-src="c.png" alt=""><img src=" " alt="">';

  it("lead to the site that it was saved from, if it names a base", async () => {
    const head = '<title>Ferry</title><base href="https://herald.example/news/1.html">';
    const { contentHtml } = await articleOf("2024-01-05-a.html", page(head, body));
    const addresses = [...contentHtml.matchAll(/(?:src|srcset|href)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses).toEqual([
      "https://herald.example/times",
      "http://localhost:8787/articles/2024-01-05-a#map",
      "https://herald.example/news/i/a.png",
      "https://herald.example/news/i/a.png 1x, https://herald.example/news/i/b.png 2x",
      "https://herald.example/news/c.png",
    ]);
  });

  it("are those of files beside it, if its base is none on the web or very long", async () => {
    const long = `<base href="https://herald.example/${"a".repeat(500)}/">`;
    for (const base of [
      long,
      "<base href='./'>",
      "<base href='javascript:alert(1)'>",
      "<base target='_top'>",
    ])
      expect(await problemsOf({ "2024-01-05-a.html": page(`<title>Ferry</title>${base}`, body) })).toEqual(
        expect.arrayContaining([expect.stringContaining('image "i/a.png" is not there')]),
      );
  });
});

describe("redirecting links in a page", () => {
  it.each([
    [
      "https://www.google.com/url?q=https://ferry.example/a%3Fb%3D1&amp;sa=D&amp;usg=x",
      "https://ferry.example/a?b=1",
    ],
    ["https://www.google.co.uk/url?sa=t&amp;url=https%3A%2F%2Fferry.example%2F", "https://ferry.example/"],
    ["https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"],
    [
      "https://www.google.com/search?q=https://ferry.example",
      "https://www.google.com/search?q=https://ferry.example",
    ],
    [
      "https://www.google.com.evil.example/url?q=https://ferry.example/",
      "https://www.google.com.evil.example/url?q=https://ferry.example/",
    ],
  ])("become the address to which they lead: %s", async (href, target) => {
    const article = await articleOf("2024-01-05-a.html", `<p><a href="${href}">a</a></p>`);
    expect(article.contentHtml).toBe(`<p><a href="${target}">a</a></p>`);
  });

  it.each([
    ['<img src="https://count.example/p" width="1" height="1">', false],
    ['<img src="missing.gif" width="0" height="0" alt="">', false],
    ['<img src="https://count.example/p" style="width: 1px; height:1px">', false],
    ['<img src="https://img.example/line.png" width="400" height="1">', true],
    ['<img src="https://img.example/a.png">', true],
  ])("that only count readers are removed: %s", async (img, isKept) => {
    const { contentHtml } = await articleOf("2024-01-05-a.html", `<p>The ferry is back.${img}</p>`);
    expect(contentHtml.includes("<img")).toBe(isKept);
  });
});
