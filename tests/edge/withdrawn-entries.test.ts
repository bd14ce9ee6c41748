/** Requirement 32: feeds show a withdrawn article as an entry that says so, under the article's own id. */

import { inflateRawSync } from "node:zlib";
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { createApp } from "../../src/edge/app.ts";
import type { App } from "../../src/edge/router.ts";
import type { Article } from "../../src/model/article.ts";
import { FORMAT_NAMES, FORMATS } from "../../src/model/format.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf, NOW, openFiles, packOf } from "../support/pack.ts";
import { folderOf } from "../support/seeds.ts";

const HOUR = 3_600_000;
const REASON = "The interview was invented: there is no ]]> or <b>.";
const rfc3339 = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");

const invented = article({
  slug: "invented",
  title: "A talk with the pilot",
  published: NOW - 30 * HOUR,
  updated: NOW - 20 * HOUR,
  summary: "She said a lot.",
  contentHtml: "<p>Petter Løgn asked her about the fog.</p>",
  withdrawn: { date: NOW - HOUR, reason: REASON },
  authors: [{ name: "Petter Løgn" }],
  image: { url: "https://notes.example/media/pilot.png", alt: "A pilot" },
  recording: { url: "https://notes.example/media/talk.mp3", length: 9_000, type: "audio/mpeg", duration: 9 },
  credit: "Fjord Wire",
  canonical: "https://wire.example/pilot",
});
const plain = article({ published: NOW - 31 * HOUR });
/**
 * Articles at intervals of ten minutes. `n0` is the oldest of them, and it is older than the withdrawn
 * article.
 */
const others = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `n${place}`, published: NOW - 34 * HOUR + place * 600_000 }),
  );

type Item = { readonly id: string; readonly title: string; readonly url: string } & Record<string, unknown>;
type JsonFeed = {
  readonly items: readonly Item[];
  readonly _seedcast?: { readonly withdrawn: readonly unknown[] };
};
const jsonOf = async (app: App, path = "/feed.json") => (await (await app.request(path)).json()) as JsonFeed;
const itemIn = async (app: App, path?: string) =>
  (await jsonOf(app, path)).items.find(({ id }) => id === invented.id);
const textOf = async (app: App, path: string) => (await app.request(path)).text();

describe("requirement 32: a withdrawn article in a feed", () => {
  it("is a JSON item with the same id, address, date and topics, and nothing else of the article", async () => {
    expect(await itemIn(await appOf([plain, invented]))).toEqual({
      id: invented.id,
      url: invented.url,
      title: "Withdrawn: A talk with the pilot",
      summary: REASON,
      content_html: "<p>The interview was invented: there is no ]]&gt; or &lt;b&gt;.</p>",
      date_published: rfc3339(invented.published),
      date_modified: rfc3339(NOW - HOUR),
      tags: ["Harbour"],
      _seedcast: { topics: [{ slug: "harbour", label: "Harbour" }] },
    });
  });

  it("is an RSS item and an Atom entry with the same fields", async () => {
    const app = await appOf([plain, invented]);
    const item = parseRssFeed(await textOf(app, "/rss.xml")).items?.[0];
    expect(item).toMatchObject({
      guid: { value: invented.id, isPermaLink: false },
      link: invented.url,
      title: "Withdrawn: A talk with the pilot",
      pubDate: new Date(invented.published).toUTCString(),
      content: { encoded: "<p>The interview was invented: there is no ]]&gt; or &lt;b&gt;.</p>" },
    });
    expect(item?.categories?.map(({ name }) => name)).toEqual(["Harbour"]);
    for (const name of ["dc", "media", "enclosures", "authors"]) expect(item).not.toHaveProperty(name);
    const entry = parseAtomFeed(await textOf(app, "/atom.xml")).entries?.[0];
    expect(entry).toMatchObject({
      id: invented.id,
      title: { value: "Withdrawn: A talk with the pilot" },
      published: rfc3339(invented.published),
      updated: rfc3339(NOW - HOUR),
      summary: { value: REASON },
    });
    expect(entry).not.toHaveProperty("authors");
  });

  it("has the withdrawal's own title if the article's title was wrong", async () => {
    const withdrawn = {
      date: NOW - HOUR,
      reason: "He is innocent.",
      title: "A report on the harbour master",
    };
    const app = await appOf([plain, { ...invented, title: "Harbour master stole", withdrawn }]);
    expect((await itemIn(app))?.title).toBe("Withdrawn: A report on the harbour master");
    for (const path of [
      "/rss.xml",
      "/atom.xml",
      "/corrections/feed.json",
      "/corrections",
      "/articles/invented",
    ])
      expect(await textOf(app, path), path).not.toContain("stole");
    const page = {
      headers: { Accept: "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" },
    };
    const text = await (await app.request("/articles/invented", page)).text();
    expect(text).toContain("<h1>Withdrawn: <span>A report on the harbour master</span></h1>");
    expect(text).not.toContain("stole");
  });

  it("keeps its language, and its other id in Atom", async () => {
    const atomId = "urn:uuid:5b0d3a52-6a44-5d5d-9f3a-b6a6c9a0e5a1" as Article["id"];
    const id = "old blog 7" as Article["id"];
    const app = await appOf([plain, { ...invented, id, atomId, language: "nn" }]);
    expect(await textOf(app, "/atom.xml")).toMatch(
      `<entry xml:lang="nn">\n<title type="text">Withdrawn: A talk with the pilot</title>\n<id>${atomId}</id>`,
    );
    expect((await jsonOf(app)).items[0]).toMatchObject({ id, language: "nn" });
  });

  it("has no tombstone of RFC 6721, on which a reader would delete the notice", async () => {
    const text = await textOf(await appOf([plain, invented]), "/atom.xml");
    expect(text).not.toMatch(/deleted-entry|tombstones/);
  });

  it("is in `_seedcast.withdrawn` of the document too, for programs", async () => {
    const app = await appOf([plain, invented]);
    expect((await jsonOf(app))._seedcast).toEqual({
      withdrawn: [{ id: invented.id, withdrawn: rfc3339(NOW - HOUR), reason: REASON }],
    });
    expect(await jsonOf(await appOf([plain]))).not.toHaveProperty("_seedcast");
  });
});

describe("requirement 32: where a withdrawn entry stands", () => {
  it.each([
    "/feed.json",
    "/feed.json?limit=30",
    "/archive/1/feed.json",
    "/topics/harbour/feed.json",
    "/topics/-energy/archive/1/feed.json",
    "/authors/petter-logn/feed.json",
    "/authors/petter-logn/feed.json?limit=1",
  ])("it takes the article's place in %s", async (path) => {
    const settings = { topics: [topic("harbour"), topic("energy")] };
    const { withdrawn: _, ...before } = invented;
    const places = async (one: Article) =>
      (await jsonOf(await appOf([...others(40), one], settings), path)).items.map(({ id }) => id);
    const ids = await places(invented);
    expect(ids).toContain(invented.id);
    expect(ids).toEqual(await places(before));
  });

  it("it is only in documents that had the article", async () => {
    const settings = { site: { ...SITE, pageSize: 10 }, topics: [topic("harbour"), topic("energy")] };
    const app = await appOf([...others(120), invented], settings);
    for (const path of ["/feed.json", "/archive/2/feed.json", "/topics/energy/feed.json"])
      expect(await textOf(app, path), path).not.toContain(invented.id);
    expect(await itemIn(app, "/archive/1/feed.json")).toBeDefined();
  });

  it("searches, pages, counts and the sitemap leave it out", async () => {
    const app = await appOf([plain, invented]);
    for (const path of [
      ...["/search/rss.xml?q=pilot", "/search/feed.json?q=interview", "/search/atom.xml?q=fog"],
      ...["/", "/topics", "/topics/harbour", "/topics.json", "/feeds.opml", "/sitemap.xml", "/search?q=talk"],
    ])
      expect(await textOf(app, path), path).not.toMatch(/invented|the pilot|L(ø|o)gn/i);
    const page = {
      headers: { Accept: "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" },
    };
    for (const path of ["/rss.xml", "/archive/1/atom.xml", "/authors/petter-logn/feed.json"])
      expect(await (await app.request(path, page)).text(), path).not.toMatch(/invented|the pilot/i);
    expect(await (await app.request("/topics.json")).json()).toMatchObject({
      topics: [{ slug: "harbour", count: 1 }],
    });
    expect((await app.request("/articles/invented")).status).toBe(410);
  });

  it("the feeds of its author and its topic stay, though no other article is in them", async () => {
    const app = await appOf([plain, { ...invented, topics: [{ ...topic("invention"), coined: true }] }]);
    for (const path of ["/authors/petter-logn/feed.json", "/topics/invention/feed.json"])
      expect((await jsonOf(app, path)).items.map(({ id }) => id)).toEqual([invented.id]);
    expect(await textOf(app, "/topics.json")).not.toContain("invention");
    for (const path of ["/authors/petter-lgn", "/topics/inventio"])
      expect(await (await app.request(path)).json(), path).toMatchObject({ status: 404, nearest: [] });
  });

  it("an article that expired before its withdrawal has one, because readers may still have it", async () => {
    const app = await appOf([plain, { ...invented, expires: NOW - 2 * HOUR }]);
    expect(await itemIn(app)).toBeDefined();
  });

  it("an article that was never shown has none", async () => {
    const app = await appOf([plain, { ...invented, publishAt: NOW - 30_000 }]);
    for (const path of ["/atom.xml", "/feed.json", "/archive/1/atom.xml", "/corrections/atom.xml"])
      expect(await textOf(app, path), path).not.toMatch(/invented|pilot/i);
    expect((await app.request("/authors/petter-logn/atom.xml")).status).toBe(404);
    expect((await app.request("/atom.xml")).headers.get("Last-Modified")).toBe(
      new Date(plain.published).toUTCString(),
    );
  });

  it("an unlisted article has none, and its page is 410", async () => {
    const app = await appOf([plain, { ...invented, unlisted: true }]);
    for (const path of ["/atom.xml", "/feed.json", "/corrections", "/corrections/feed.json"])
      expect(await textOf(app, path), path).not.toMatch(/invented|pilot/i);
    expect(await (await app.request("/articles/invented")).json()).toMatchObject({ reason: REASON });
  });
});

describe("requirement 32: a withdrawal that is dated ahead", () => {
  const later = NOW + HOUR;
  const coming = { ...invented, withdrawn: { date: later, reason: REASON } };

  it("takes effect at its instant, without a build", async () => {
    const pack = await packOf([plain, coming], { builtAt: NOW });
    let now = later - 1000;
    const app = createApp(pack, () => now);
    expect(await itemIn(app)).toMatchObject({
      title: "A talk with the pilot",
      content_html: coming.contentHtml,
    });
    expect((await app.request("/articles/invented")).status).toBe(200);
    expect(await textOf(app, "/corrections/atom.xml")).not.toContain("invented");
    now = later;
    expect(await itemIn(app)).toMatchObject({ title: "Withdrawn: A talk with the pilot", summary: REASON });
    expect((await app.request("/articles/invented")).status).toBe(410);
  });

  it.each(FORMAT_NAMES)("changes tag and date of %s, and max-age ends there", async (format) => {
    const path = `/${FORMATS[format].document}`;
    const at = async (now: number, init = {}) => (await appOf([plain, coming], { now })).request(path, init);
    const [before, after] = [await at(later - 60_000), await at(later)];
    expect(before.headers.get("Cache-Control")).toMatch("max-age=60,");
    expect(after.headers.get("Last-Modified")).toBe(new Date(later).toUTCString());
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    const condition = { headers: { "If-Modified-Since": before.headers.get("Last-Modified") ?? "" } };
    expect((await at(later, condition)).status).toBe(200);
  });

  it("changes no other entry of an archive document", async () => {
    const before = others(120);
    const after = before.map((one, place) =>
      place === 20 ? { ...one, withdrawn: { date: NOW, reason: "No." } } : one,
    );
    for (const path of ["/archive/1/feed.json", "/archive/2/feed.json"]) {
      const [old, items] = [
        (await jsonOf(await appOf(before), path)).items,
        (await jsonOf(await appOf(after), path)).items,
      ];
      expect(items.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
      expect(items.filter((item, place) => item.title !== old[place]?.title)).toHaveLength(
        path.includes("/1/") ? 1 : 0,
      );
    }
  });
});

describe("requirement 32: a withdrawal that is past when the site is built", () => {
  const TALK = `---
title: A talk with the pilot
date: 2024-05-04
authors: Petter Løgn
topics: [harbour]
withdrawn: {date: 2024-05-20, reason: The interview was invented.}
---
She calls the fog a whitewall, and the sandbank Grendel.
`;
  const FAIR = `---
title: The boat fair
date: 2024-05-04
expires: 2024-05-20
topics: [harbour]
---
The stall sells sextants.
`;
  const OLD_WORDS = /whitewall|grendel|sextant|boat fair/i;

  const packAt = async (now: number) => {
    const compiled = await compile({ folder: await folderOf({ "talk.md": TALK, "fair.md": FAIR }), now });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return compiled.value.pack;
  };
  /** Returns all text of a pack: the index, which has the words of the search, and each piece. */
  const allTextOf = async (now: number) => {
    const files = await packAt(now);
    const pack = openFiles(files);
    const spans = Array.from({ length: pack.published.length }, (_, position) => position).flatMap(
      (position) =>
        (["rss", "atom", "json", "body", "jsonBody"] as const).map((kind) => pack.spanOf(position, kind)),
    );
    const pieces = await pack.readPieces(spans.filter(({ length }) => length > 0));
    const end = Buffer.from([1, 0, 0, 0xff, 0xff]);
    const texts = pieces.map((piece) => inflateRawSync(Buffer.concat([piece, end])).toString());
    return [Buffer.from(files.index).toString(), ...texts].join("\n");
  };

  it("leaves the old text out of the pack, words of the search included", async () => {
    expect(await allTextOf(NOW - 40 * 24 * HOUR)).toMatch(OLD_WORDS);
    const text = await allTextOf(NOW);
    expect(text).not.toMatch(OLD_WORDS);
    expect(text).toContain("The interview was invented.");
  });

  it("serves the same documents as the pack that has the text", async () => {
    const [withText, without] = [openFiles(await packAt(0)), openFiles(await packAt(NOW))];
    for (const path of [
      "/rss.xml",
      "/archive/1/atom.xml",
      "/authors/petter-logn/feed.json",
      "/corrections/rss.xml",
    ]) {
      const [one, other] = [withText, without].map((pack) => createApp(pack, () => NOW));
      expect(await textOf(other as App, path)).toBe(await textOf(one as App, path));
    }
  });

  it("shows the withdrawal even if the Worker's clock is behind the clock of the build", async () => {
    const pack = openFiles(await packAt(NOW));
    const app = createApp(pack, () => Date.parse("2024-05-19T23:59:30Z"));
    expect(await textOf(app, "/rss.xml")).toContain("<title>Withdrawn: A talk with the pilot</title>");
    expect((await app.request("/articles/talk")).status).toBe(410);
    expect((await app.request("/articles/fair")).status).toBe(410);
  });
});
