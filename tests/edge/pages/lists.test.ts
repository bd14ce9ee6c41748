/** Pages that list articles: home, topics and authors, and their division into pages. */

import { describe, expect, it } from "vitest";
import { readPageFiles } from "../../../src/compiler/output/page-files.ts";
import type { Article } from "../../../src/model/article.ts";
import { article, SITE, topic } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW } from "../../support/pack.ts";

const newsroom = await newsroomApp();
const DAY = 86_400_000;
const many = (count: number, more: Partial<Article> = {}) =>
  Array.from({ length: count }, (_, place) =>
    article({
      slug: `tide-${place + 1}`,
      title: `Tide ${place + 1}`,
      published: NOW - (place + 1) * DAY,
      ...more,
    }),
  );
const titlesIn = (text: string) =>
  [...text.matchAll(/<h3 class="p-name"[^>]*><a[^>]*>([^<]*)/g)].map(([, title]) => title);
const read = async (app: Awaited<ReturnType<typeof appOf>>, path: string) => (await app.request(path)).text();

describe("an entry in a list", () => {
  it("has title, date, authors and topics, for people and as h-entry", async () => {
    const text = await read(newsroom, "/");
    const [entry = ""] = text.match(/<li class="h-entry">[\s\S]*?<\/li>/) ?? [];
    expect(entry).toContain(
      '<a class="u-url" href="/articles/shore-power">Shore power &amp; &quot;cold ironing&quot;: &lt;3 for the quay</a>',
    );
    expect(entry).toContain(
      '<p class="p-summary">Ships that plug in at berth burn less oil; 5 &lt; 6 grams of soot &amp; falling.</p>',
    );
    expect(entry).toContain('<time class="dt-published" datetime="2024-05-06T06:30:00Z">May 6, 2024</time>');
    expect(entry).toContain(
      '<a class="p-author h-card" rel="author" href="/authors/ingrid-as">Ingrid Ås</a> and <a',
    );
    expect(entry).toContain('<a class="p-category" rel="tag" href="/topics/energy">Energy</a>');
    expect(text).toContain('<section class="h-feed"');
  });

  it("has language and direction if they differ from the site's", async () => {
    expect(await read(newsroom, "/")).toContain(
      '<h3 class="p-name" lang="nn" dir="ltr"><a class="u-url" href="/articles/bris">',
    );
    const arabic = await appOf([article({ language: "ar", title: "المد" })]);
    expect(await read(arabic, "/")).toContain('<h3 class="p-name" lang="ar" dir="rtl">');
  });

  it("has a date in the site's language and time zone", async () => {
    const late = [article({ published: Date.parse("2024-05-16T23:30:00Z") })];
    const day = async (site: object) =>
      (await read(await appOf(late, { site: { ...SITE, ...site } }), "/")).match(/<time[^>]*>([^<]+)/)?.[1];
    expect(await day({ language: "en-GB" })).toBe("16 May 2024");
    expect(await day({ language: "nb", timezone: "Europe/Oslo" })).toBe("17. mai 2024");
  });

  it("links no topic and no author that only unpublished articles have (requirement 23)", async () => {
    const app = await appOf([article({ unlisted: true, authors: [{ name: "Embargo Ed" }] })], {
      topics: [{ ...topic("harbour"), coined: true }],
    });
    const text = await read(app, "/articles/tides");
    expect(text).toContain('<span class="p-author h-card">Embargo Ed</span>');
    expect(text).not.toMatch(/href="\/(?:topics\/harbour|authors)/);
  });
});

describe("a list in pages", () => {
  it("has twenty entries on a page, newest first, each entry once", async () => {
    const app = await appOf(many(45));
    const pages = await Promise.all(
      ["/", "/?page=2", "/?page=3"].map(async (path) => titlesIn(await read(app, path))),
    );
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(pages.flat()).toEqual(many(45).map(({ title }) => title));
  });

  it.each(["/", "/topics/harbour", "/authors/ingrid-as"])(
    "of %s leads on and back, each page under one address",
    async (path) => {
      const app = await appOf(many(45));
      const second = await read(app, `${path}?page=2`);
      expect(second).toContain(`<link rel="canonical" href="${SITE.url}${path}?page=2">`);
      expect(second).toContain(`<link rel="prev" href="${path}">\n<link rel="next" href="${path}?page=3">`);
      expect(second).toContain(`<a rel="prev" href="${path}">Newer articles</a>`);
      expect(second).toContain("Page 2 of 3");
      expect(await read(app, path)).toContain(`<link rel="canonical" href="${SITE.url}${path}">`);
      expect(await read(app, `${path}?page=3`)).not.toContain('rel="next"');
    },
  );

  it.each(["/", "/topics/harbour", "/authors/ingrid-as"])(
    "of %s has no number on its first page",
    async (path) => {
      const response = await (await appOf(many(45))).request(`${path}?page=1`);
      expect([response.status, response.headers.get("Location")]).toEqual([301, path]);
    },
  );

  it.each([
    ["/?page=0", 400, { kind: "bad-page", suggestion: "/?page=2" }],
    ["/?page=x", 400, { kind: "bad-page" }],
    ["/?page=2&page=3", 400, { kind: "bad-page" }],
    ["/?page=", 400, { kind: "bad-page" }],
    ["/topics/harbour?page=02", 400, { kind: "bad-page", suggestion: "/topics/harbour?page=2" }],
    ["/?page=4", 404, { kind: "unknown-page", pages: 3, last: "/?page=3" }],
    ["/authors/ingrid-as?page=99999999999999", 400, { kind: "bad-page" }],
    ["/topics/harbour?page=99", 404, { kind: "unknown-page", last: "/topics/harbour?page=3" }],
  ])("refuses %s with %i and the right form", async (path, status, evidence) => {
    const response = await (await appOf(many(45))).request(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(evidence);
  });

  it("counts public entries only (requirement 23)", async () => {
    const scheduled = many(25).map((one) => ({ ...one, slug: `later-${one.slug}`, published: NOW + DAY }));
    const app = await appOf([...scheduled, ...many(20)]);
    expect(await read(app, "/")).not.toContain("Page 1");
    expect((await app.request("/?page=2")).status).toBe(404);
  });

  it("has as few entries on a page as feeds do if the publisher sets a smaller page size", async () => {
    const app = await appOf(many(7), { site: { ...SITE, pageSize: 5 } });
    expect(titlesIn(await read(app, "/"))).toHaveLength(5);
    expect(titlesIn(await read(app, "/?page=2"))).toHaveLength(2);
  });

  it("has one page if it is empty", async () => {
    const empty = await appOf([], { topics: [topic("harbour")] });
    for (const path of ["/", "/topics/harbour"])
      expect(await read(empty, path)).toContain("There are no articles yet.");
  });
});

describe("the page of a topic expression", () => {
  it("describes the selection in words, with a link to each topic", async () => {
    const text = await read(newsroom, "/topics/energy+harbour,weather,-transport");
    expect(text).toContain("<h1>Energy and Harbour &amp; quay, or Weather, without Transport</h1>");
    expect(text).toContain(
      'Articles on <a href="/topics/energy">Energy</a> and <a href="/topics/harbour">Harbour &amp; quay</a>, or on <a href="/topics/weather">Weather</a>, but none on <a href="/topics/transport">Transport</a>.',
    );
    expect(await read(newsroom, "/topics/-transport")).toContain(
      'All articles, but none on <a href="/topics/transport">Transport</a>.',
    );
  });

  it("of one topic has its description, its broader topics and its narrower topics", async () => {
    const narrow = await read(newsroom, "/topics/harbour");
    expect(narrow).toContain("Ships, berths and the people who work them.");
    expect(narrow).toMatch(
      /aria-label="Broader topics"><ol>\n<li><a href="\/topics">Topics<\/a><\/li>\n<li><a href="\/topics\/transport">Transport<\/a>/,
    );
    const wide = await read(newsroom, "/topics/transport");
    expect(wide).toMatch(
      /Narrower topics<\/h2>\n<ul class="counted">\n<li><a href="\/topics\/harbour">Harbour &amp; quay<\/a> <span class="count">3/,
    );
    expect(wide).toContain(">3 articles</h2>");
  });

  it("links its own feeds, and has their address to copy", async () => {
    const text = await read(newsroom, "/topics/harbour");
    expect(text).toContain('readonly value="https://notes.example/topics/harbour/rss.xml"');
    for (const document of ["rss.xml", "atom.xml", "feed.json"])
      expect(text).toContain(`<li><a href="/topics/harbour/${document}">`);
  });
});

describe("the page of an author", () => {
  it("links the author's own site and feeds", async () => {
    const text = await read(newsroom, "/authors/ingrid-as");
    expect(text).toContain('<a rel="author" href="https://notes.example/ingrid">notes.example/ingrid</a>');
    expect(text).toContain('<li><a href="/authors/ingrid-as/atom.xml">Atom</a></li>');
    expect(text).toContain("Get new articles by <strong>Ingrid Ås</strong>");
  });
});

describe("the index of topics", () => {
  it("lists each below its broader topic with counts, and topics without articles separately", async () => {
    const app = await appOf([article({ topics: [topic("pilots", "harbour")] })], {
      topics: [
        topic("transport"),
        topic("harbour", "transport"),
        topic("pilots", "harbour"),
        topic("rail", "transport"),
        topic("weather"),
      ],
    });
    const text = await read(app, "/topics");
    const [tree = "", rest = ""] = text.split("<details");
    const order = (part: string) =>
      [...part.matchAll(/<p><a href="\/topics\/([a-z]+)">/g)].map(([, slug]) => slug);
    expect(order(tree)).toEqual(["transport", "harbour", "pilots"]);
    expect(tree.match(/<ul>/g)).toHaveLength(4);
    expect(order(rest)).toEqual(["rail", "weather"]);
    expect(rest).toContain("Topics without articles yet (2)");
  });
});

describe("a whole first page", () => {
  it("has less than 30 KB on the wire, with stylesheet, script and twenty long summaries", async () => {
    const summary =
      "Along the coast from Stad to Sogn the water rises twice a day, and every skipper knows by how much. ".repeat(
        3,
      );
    const app = await appOf(many(40, { summary }), {
      topics: Array.from({ length: 70 }, (_, place) => topic(`topic-${place}`)),
    });
    const text = await read(app, "/");
    const { files } = await readPageFiles(SITE);
    const loaded = files.filter(({ path }) => text.includes(`="${path}"`) && path.startsWith("/assets/"));
    expect(loaded).toHaveLength(2);
    const sizes = await Promise.all(
      [text, ...loaded.map(({ bytes }) => String(Buffer.from(bytes)))].map(gzipped),
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30 * 1024);
  });

  async function gzipped(text: string): Promise<number> {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    return (await new Response(stream).arrayBuffer()).byteLength;
  }
});
