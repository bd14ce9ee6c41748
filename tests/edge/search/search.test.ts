/** A search: its page for people and its feeds. */

import { parseAtomFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { article, at, SITE, topic } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW } from "../../support/pack.ts";

const HOUR = 3_600_000;
const TOPICS = [topic("arctic"), topic("shipping"), topic("sport")];
const about = (slug: string, title: string, summary: string, day: string, topics = ["arctic"]) =>
  article({
    slug,
    title,
    summary,
    contentText: summary,
    published: at(`2024-05-${day}T08:00:00Z`),
    topics: topics.map((one) => topic(one)),
    authors: [],
  });

const ARTICLES = [
  about("council", "The Arctic Council meets again", "Eight states spoke of ice.", "02"),
  about("ice", "How thick is the ice?", "A question that the Arctic Council put to surveyors.", "03"),
  about("race", "A race across the ice", "Skaters meet in Tromsø; no council sat.", "04", ["sport"]),
  about("icebreakers", "Icebreakers and their crews", "R&D, <ropes> & tea.", "05", ["shipping"]),
];
/** More than a feed's `page_size`, newest first. */
const TIDES = Array.from({ length: 60 }, (_, place) =>
  article({ slug: `n${place}`, title: `Tide ${place}`, published: NOW - place * HOUR }),
);
const app = await appOf(ARTICLES, { topics: TOPICS });
const text = async (path: string, from = app) => (await from.request(path)).text();
const slugsIn = (page: string) =>
  [...page.matchAll(/<h3 class="p-name"><a class="u-url" href="\/articles\/([^"]+)/g)].map(
    ([, slug]) => slug,
  );
const ids = async (path: string, from = app) =>
  ((await (await from.request(path)).json()) as { items: { url: string }[] }).items.map(({ url }) =>
    url.split("/").at(-1),
  );

describe("the page of a search", () => {
  it("lists the articles with all of the words, newest first", async () => {
    expect(slugsIn(await text("/search?q=arctic+council"))).toEqual(["ice", "council"]);
    expect(slugsIn(await text("/search?q=council+ice"))).toEqual(["race", "ice", "council"]);
    expect(slugsIn(await text("/search?q=ice+crews"))).toEqual([]);
  });

  it("marks the words as the article spells them, and escapes all other text", async () => {
    const page = await text("/search?q=icebreaker+r%26d");
    expect(page).toContain("<mark>Icebreakers</mark> and their crews");
    expect(page).toContain("<mark>R&amp;D</mark>, &lt;ropes&gt; &amp; tea.");
    expect(await text("/search?q=tromso")).toContain("Skaters meet in <mark>Tromsø</mark>; no council sat.");
  });

  it("finds whole words only, in singular and plural", async () => {
    expect(slugsIn(await text("/search?q=ice"))).toEqual(["race", "ice", "council"]);
    expect(slugsIn(await text("/search?q=icebreaker"))).toEqual(["icebreakers"]);
    expect(slugsIn(await text("/search?q=icebreak"))).toEqual([]);
  });

  it.each([
    ["m2", ["hall", "roof"]],
    ["m²", ["hall", "roof"]],
    ["CO2", ["hall", "roof"]],
    ["CO₂", ["hall", "roof"]],
    ["112", []],
  ])("finds powers and indices in either spelling: %s", async (q, expected) => {
    const halls = await appOf([
      about("roof", "A roof of 120 m²", "It saves a ton of CO₂ in 1½ years.", "02"),
      about("hall", "A hall of 90 m2", "It saves no CO2.", "03"),
    ]);
    const typed = `/search?q=${encodeURIComponent(q)}`;
    // The canonical spelling has digits, lower case and no raised characters.
    const canonical = (await halls.request(typed)).headers.get("location") ?? typed;
    expect(slugsIn(await text(canonical, halls))).toEqual(expected);
  });

  it("leaves out articles with a word after a hyphen", async () => {
    expect(slugsIn(await text("/search?q=ice+-arctic"))).toEqual(["race"]);
    expect(slugsIn(await text("/search?q=-ice"))).toEqual(["icebreakers"]);
  });

  it("finds only articles on the given topics", async () => {
    expect(slugsIn(await text("/search?q=ice&topics=arctic,-sport"))).toEqual(["ice", "council"]);
    expect(await text("/search?q=ice&topics=arctic,-sport")).toContain(
      '<option value="arctic,-sport" selected>Arctic, without Sport</option>',
    );
  });

  it.each([
    ["arctic counsil", "", "arctic council"],
    ["artic counsil -sport", "", "arctic council -sport"],
    ["counsil", "&topics=arctic", "council"],
  ])("proposes similar words if nothing is found: %s%s", async (q, topics, proposed) => {
    const page = await text(`/search?q=${q.replaceAll(" ", "+")}${topics}`);
    const path = `/search?q=${proposed.replaceAll(" ", "+")}${topics.replace("&", "&amp;")}`;
    expect(page).toContain(`Did you mean <a href="${path}">${proposed}</a>?`);
    expect(page).toContain('<a href="/topics/arctic">Arctic</a>');
  });

  it.each(["counsil&topics=shipping", "counsil+crews", "zz+counsil", "ice+crews", "-ice+-icebreakers"])(
    "proposes nothing that finds nothing: %s",
    async (q) => {
      const page = await text(`/search?q=${q}`);
      expect(page).toContain("No articles match. Try fewer or other words.");
      expect(page).not.toContain("Did you mean");
    },
  );

  it("lists its own feeds first in the head, in the text and in the Link header", async () => {
    const response = await app.request("/search?q=arctic+council&topics=arctic");
    const feed = "/search/rss.xml?q=arctic+council&amp;topics=arctic";
    const page = await response.text();
    expect(/rel="alternate" type="application\/rss\+xml"[^>]*href="([^"]+)"/.exec(page)?.[1]).toBe(feed);
    expect(page).toContain(`<ul class="feeds"><li><a href="${feed}">RSS</a></li>`);
    expect(page).toContain(`readonly value="${SITE.url}${feed}"`);
    expect(response.headers.get("Link")).toMatch(
      /^<https:\/\/notes\.example\/search\/rss\.xml\?q=arctic\+council&topics=arctic>; rel="alternate"/,
    );
  });

  it("shows twenty articles at a time, their number and a link to older ones", async () => {
    const many = await appOf(TIDES);
    const pages = [];
    for (const query of ["q=tide", "q=tide&page=2", "q=tide&page=3"])
      pages.push(await text(`/search?${query}`, many));
    expect(pages.map((page) => slugsIn(page).length)).toEqual([20, 20, 20]);
    expect(pages.flatMap(slugsIn)).toEqual(TIDES.map(({ slug }) => slug));
    for (const page of pages) expect(page).toContain("60 articles for “tide”");
    expect(pages[0]).toContain(
      '<span>Page 1 of 3</span>\n<a rel="next" href="/search?q=tide&amp;page=2">Older articles</a>',
    );
    expect(pages[2]).toContain('<a rel="prev" href="/search?q=tide&amp;page=2">Newer articles</a>');
    expect(pages[2]).not.toContain('rel="next"');
    expect((await many.request("/search?q=tide&page=4")).status).toBe(404);
    expect((await many.request("/search?q=tide&page=x")).status).toBe(400);
    expect((await many.request("/search?q=tide&page=1")).headers.get("Location")).toBe("/search?q=tide");
  });

  it("is an empty form if the address has no words", async () => {
    const page = await text("/search");
    expect(page).toContain('<input type="search" id="words" name="q" value=""');
    expect(page).toContain('<a href="/topics/arctic">Arctic</a>');
  });
});

describe("the feed of a search", () => {
  it("has the articles of the page, newest first", async () => {
    expect(await ids("/search/feed.json?q=ice")).toEqual(["race", "ice", "council"]);
    expect(await ids("/search/feed.json?q=ice&limit=1")).toEqual(["race"]);
    expect(await ids("/search/feed.json?q=ice&topics=-sport")).toEqual(["ice", "council"]);
    expect(await ids("/search/feed.json?q=nowhere")).toEqual([]);
  });

  it("has its own id, title and address", async () => {
    const feeds = await Promise.all(
      [
        "/search/atom.xml?q=arctic+council",
        "/search/atom.xml?q=arctic+council&topics=arctic",
        "/search/atom.xml?q=ice",
        "/atom.xml",
      ].map(async (path) => parseAtomFeed(await text(path))),
    );
    expect(feeds[0]?.title?.value).toBe(`${SITE.title}: search for “arctic council”`);
    expect(feeds[1]?.title?.value).toBe(`${SITE.title}: search for “arctic council” in Arctic`);
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(4);
    expect(feeds[1]?.links?.find(({ rel }) => rel === "self")?.href).toBe(
      `${SITE.url}/search/atom.xml?q=arctic+council&topics=arctic`,
    );
  });

  it("has the newest page_size articles, or as many as its limit", async () => {
    const many = await appOf(TIDES, { site: { ...SITE, pageSize: 30 } });
    const slugs = TIDES.map(({ slug }) => slug);
    expect(await ids("/search/feed.json?q=tide", many)).toEqual(slugs.slice(0, 30));
    expect(await ids("/search/feed.json?q=tide&limit=3", many)).toEqual(slugs.slice(0, 3));
    expect(await ids("/search/feed.json?q=tide&limit=500", many)).toEqual(slugs);
  });
});

describe("other spellings of a search", () => {
  it.each([
    ["/search?q=Arctic%20Council", "/search?q=arctic+council"],
    ["/search?q=%22arctic+council%22", "/search?q=arctic+council"],
    ["/search?q=arctic++council&topics=", "/search?q=arctic+council"],
    ["/search?topics=arctic&q=ice", "/search?q=ice&topics=arctic"],
    ["/search?q=ice&topics=Sport,arctic", "/search?q=ice&topics=arctic,sport"],
    ["/search?%71=ice", "/search?q=ice"],
    ["/search?q=", "/search"],
    ["/search?q=!!!", "/search"],
    ["/search?q=C%2b%2b", "/search?q=c%2B%2B"],
    ["/search/rss.xml?q=Troms%C3%B8", "/search/rss.xml?q=tromso"],
    ["/search/rss.xml?limit=5&q=ice", "/search/rss.xml?q=ice&limit=5"],
    ["/search/?q=Ice", "/search?q=ice"],
    ["/Search/RSS.xml?q=ice", "/search/rss.xml?q=ice"],
  ])("%s is permanently redirected to %s", async (path, location) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Location")]).toEqual([301, location]);
    expect((await app.request(location)).status).toBe(200);
  });

  it.each([
    "/search?q=ice&utm_source=x",
    "/search/rss.xml?x=1&q=ice&limits=3",
    "/search?q=%D0%BB%D0%B5%D0%B4",
  ])("%s is not redirected", async (path) => {
    expect((await app.request(path)).status).toBe(200);
  });
});

describe("a query that cannot be searched for", () => {
  it.each([
    ["/search/rss.xml", { kind: "bad-query", reason: "missing" }],
    ["/search/rss.xml?q=", { kind: "bad-query", reason: "without-words" }],
    ["/search/rss.xml?q=%F0%9F%9A%A2", { kind: "bad-query", reason: "without-words" }],
    ["/search/atom.xml?q=a&q=b", { kind: "bad-query", reason: "repeated" }],
    ["/search?q=a&q=b", { kind: "bad-query", reason: "repeated" }],
    ["/search?q=a&topics=arctic&topics=sport", { kind: "bad-query", reason: "repeated" }],
    [`/search?q=${"a".repeat(201)}`, { kind: "bad-query", reason: "too-long" }],
    [`/search?q=${"a".repeat(10_240)}`, { kind: "bad-query", reason: "too-long" }],
    [
      `/search/feed.json?q=${Array.from({ length: 17 }, (_, place) => `w${place}`).join("+")}`,
      { kind: "bad-query", reason: "too-many-words" },
    ],
    ["/search?q=ice&topics=arctic+-sport", { kind: "misplaced-exclusion", suggestion: "arctic,-sport" }],
    ["/search/rss.xml?q=ice&limit=0", { kind: "bad-limit" }],
  ])("is 400 with the reason: %.80s", async (path, evidence) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      400,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ status: 400, ...evidence });
  });

  it("is 404 with the nearest topic if a topic is unknown", async () => {
    const response = await app.request("/search/rss.xml?q=ice&topics=artic");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ kind: "unknown-topic", nearest: ["arctic"] });
  });
});

describe("a strange query", () => {
  it.each([
    "__proto__",
    "constructor",
    "toString valueOf",
    ".*(a+)+$",
    "%FF%FE",
    "%00%01",
    "%E2%80%AEevil",
    "%F0%9F%9A%A2+ice",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22%3E%3Cmark%3E",
    "%zz",
    "ﷺ",
    "㊅",
    "น้ำ",
    "-",
    "--",
    "%2B%2B%2B",
  ])("is answered, and printed only as words: %s", async (q) => {
    for (const path of [`/search?q=${q}`, `/search/atom.xml?q=${q}`]) {
      let response = await app.request(path);
      if (response.status === 301) response = await app.request(response.headers.get("Location") ?? "");
      expect([200, 400]).toContain(response.status);
      expect(await response.text()).not.toMatch(/<script(?! src="\/)|""><mark|\u202e|\0/);
    }
  });
});

describe("requirement 23: an article that is not shown", () => {
  const hidden = [
    article({ slug: "ahead", title: "Zeppelin merger", summary: "Ice", published: NOW + HOUR }),
    article({
      slug: "held",
      title: "Zeppelin held",
      summary: "Ice",
      published: NOW - HOUR,
      publishAt: NOW + HOUR,
    }),
    article({ slug: "gone", title: "Zeppelin gone", summary: "Ice", published: NOW - HOUR, expires: NOW }),
    article({ slug: "unlisted", title: "Zeppelin unlisted", summary: "Ice", unlisted: true }),
  ];

  it("is in no result, no count and no proposal before its time", async () => {
    const before = await appOf([...ARTICLES, ...hidden], { topics: [...TOPICS, topic("harbour")] });
    expect(slugsIn(await text("/search?q=zeppelin", before))).toEqual([]);
    expect(await ids("/search/feed.json?q=zeppelin", before)).toEqual([]);
    for (const q of ["zepp", "zeppelim", "zeppelins"]) {
      const page = await text(`/search?q=${q}`, before);
      expect(page).toContain("0 articles for");
      expect(page).not.toContain("zeppelin<");
    }
    expect(await text("/search?q=ice", before)).toBe(await text("/search?q=ice"));
    const after = await appOf([...ARTICLES, ...hidden], { topics: TOPICS, now: NOW + HOUR });
    expect(slugsIn(await text("/search?q=zeppelin", after))).toEqual(["ahead", "held"]);
    expect(await ids("/search/feed.json?q=zeppelin", after)).toEqual(["ahead", "held"]);
    expect(await text("/search?q=zeppelim", after)).toContain("Did you mean");
  });

  it("ends the caching of a search when it appears", async () => {
    const before = await appOf([...ARTICLES, ...hidden], { now: NOW + HOUR - 60_000 });
    for (const path of ["/search?q=zeppelin", "/search/rss.xml?q=zeppelin"])
      expect((await before.request(path)).headers.get("Cache-Control")).toMatch(/^public, max-age=60,/);
  });
});

describe("/opensearch.xml", () => {
  it("describes the search as OpenSearch 1.1 requires, and every page links to it", async () => {
    const newsroom = await newsroomApp();
    const response = await newsroom.request("/opensearch.xml");
    expect(response.headers.get("Content-Type")).toBe("application/opensearchdescription+xml");
    const description = await response.text();
    expect(description).toContain(
      '<Url type="text/html" template="https://notes.example/search?q={searchTerms}"/>',
    );
    expect(description).toContain(
      '<Url type="application/rss+xml" template="https://notes.example/search/rss.xml?q={searchTerms}"/>',
    );
    expect([...(/<ShortName>(.*)<\/ShortName>/.exec(description)?.[1] ?? "")].length).toBeLessThanOrEqual(20);
    for (const path of ["/", "/topics", "/articles/pilots", "/search?q=pilot"])
      expect(await text(path, newsroom)).toContain(
        '<link rel="search" type="application/opensearchdescription+xml"',
      );
  });
});
