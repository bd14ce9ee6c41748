/** Withdrawn articles: removed everywhere, and reported in feeds whose readers may still have them. */

import { parseFeed } from "feedsmith";
import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf, NOW } from "../support/pack.ts";

const HOUR = 3_600_000;
const rfc3339 = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");
const REASON = "The interview was invented: nobody said ]]> or <b>.";

const invented = article({
  slug: "invented",
  title: "A talk with the pilot",
  published: NOW - 30 * HOUR,
  withdrawn: { date: NOW - HOUR, reason: REASON },
  authors: [{ name: "Petter Løgn" }],
});
/** Articles at intervals of ten minutes. `n0` is the oldest, and older than the withdrawn one. */
const others = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `n${place}`, published: NOW - 34 * HOUR + place * 600_000 }),
  );

type Tombstone = { readonly ref: string; readonly when: string; readonly comment: string };
type App = Awaited<ReturnType<typeof appOf>>;

/** Reads tombstones in the namespace of RFC 6721, with an independent parser. */
async function tombstonesOf(app: App, path: string): Promise<Tombstone[]> {
  const document = XmlDocument.fromString(await (await app.request(path)).text());
  try {
    const at = { at: "http://purl.org/atompub/tombstones/1.0", a: "http://www.w3.org/2005/Atom" };
    return document.root.find("/a:feed/at:deleted-entry", at).map((node) => {
      const [ref = "", when = ""] = ["ref", "when"].map(
        (name) => (node as XmlElement).attr(name)?.value ?? "",
      );
      return {
        ref,
        when,
        comment: node
          .find("at:comment", at)
          .map((comment) => comment.content)
          .join(),
      };
    });
  } finally {
    document.dispose();
  }
}

type JsonDocument = { readonly items: { id: string }[]; readonly _seedcast?: { withdrawn: unknown[] } };
const jsonOf = async (app: App, path: string) => (await (await app.request(path)).json()) as JsonDocument;

describe("requirement 28: a withdrawn article", () => {
  it("is 410 with its reason and date", async () => {
    const app = await appOf([article(), invented], {
      redirects: { "/2024/talk.html": "/articles/invented" },
    });
    for (const path of ["/articles/invented", "/articles/INVENTED/", "/2024/talk.html"]) {
      const response = await app.request(path);
      expect([response.status, response.headers.get("Content-Type")], path).toEqual([
        410,
        "application/problem+json",
      ]);
      expect(await response.json()).toEqual({
        kind: "withdrawn-article",
        status: 410,
        title: "Gone",
        detail: `this article was withdrawn: ${REASON}`,
        slug: "invented",
        reason: REASON,
        withdrawn: rfc3339(NOW - HOUR),
      });
    }
  });

  it("is 410 if it was unlisted, and feeds do not report it", async () => {
    const app = await appOf([article(), { ...invented, unlisted: true }]);
    expect((await app.request("/articles/invented")).status).toBe(410);
    for (const path of ["/atom.xml", "/feed.json", "/corrections", "/corrections/feed.json"])
      expect(await (await app.request(path)).text()).not.toMatch(/invented|pilot/i);
  });
});

describe("requirement 23: a withdrawn article", () => {
  it("is in no feed, list, count or index", async () => {
    const app = await appOf([article(), invented]);
    for (const path of [
      ...["/rss.xml", "/topics/harbour/rss.xml", "/archive/1/rss.xml", "/rss.xml?limit=9"],
      ...["/", "/topics", "/topics/harbour", "/topics.json", "/feeds.opml", "/sitemap.xml"],
    ])
      expect(await (await app.request(path)).text(), path).not.toMatch(/invented|pilot|L(ø|o)gn/i);
    for (const path of ["/atom.xml", "/topics/harbour/atom.xml", "/feed.json", "/archive/1/atom.xml"])
      expect(await (await app.request(path)).text(), path).not.toMatch(/A talk|articles\/invented|Løgn/);
    expect(await (await app.request("/topics.json")).json()).toMatchObject({
      topics: [{ slug: "harbour", count: 1 }],
    });
  });

  it("keeps the feeds of its topic and author, so that their subscribers learn of it", async () => {
    const app = await appOf([article(), { ...invented, topics: [{ ...topic("invention"), coined: true }] }]);
    for (const path of ["/authors/petter-logn/atom.xml", "/topics/invention/atom.xml"])
      expect(await tombstonesOf(app, path)).toHaveLength(1);
    expect(await (await app.request("/topics.json")).text()).not.toContain("invention");
    for (const path of ["/authors/petter-lgn", "/topics/inventio"])
      expect(await (await app.request(path)).json(), path).toMatchObject({ status: 404, nearest: [] });
  });

  it("is reported nowhere if it was never released", async () => {
    const never: Article = { ...invented, publishAt: NOW - 30_000 };
    const app = await appOf([article(), never]);
    expect((await app.request("/articles/invented")).status).toBe(404);
    for (const path of [
      "/atom.xml",
      "/feed.json",
      "/archive/1/atom.xml",
      "/corrections",
      "/corrections/atom.xml",
    ])
      expect(await (await app.request(path)).text(), path).not.toMatch(/invented|pilot/i);
    expect((await app.request("/authors/petter-logn/atom.xml")).status).toBe(404);
    expect((await app.request("/atom.xml")).headers.get("Last-Modified")).toBe(
      new Date(article().published).toUTCString(),
    );
  });
});

describe("RFC 6721 3 at:deleted-entry", () => {
  const expected = [{ ref: invented.id, when: rfc3339(NOW - HOUR), comment: REASON }];

  it.each([
    "/atom.xml",
    "/atom.xml?limit=30",
    "/archive/1/atom.xml",
    "/topics/harbour/atom.xml",
    "/topics/-energy/archive/1/atom.xml",
    "/authors/petter-logn/atom.xml?limit=1",
  ])("is in %s, under the entry's id", async (path) => {
    const app = await appOf([...others(40), invented], { topics: [topic("harbour"), topic("energy")] });
    expect(await tombstonesOf(app, path)).toEqual(expected);
  });

  it("is only in documents that would have the entry", async () => {
    const app = await appOf([...others(120), invented], {
      site: { ...SITE, pageSize: 10 },
      topics: [topic("harbour"), topic("energy")],
    });
    for (const path of [
      "/atom.xml",
      "/atom.xml?limit=20",
      "/archive/2/atom.xml",
      "/topics/energy/atom.xml",
      "/corrections/atom.xml",
    ])
      expect(await tombstonesOf(app, path), path).toEqual([]);
    expect(await tombstonesOf(app, "/archive/1/atom.xml")).toEqual(expected);
    expect(await (await app.request("/atom.xml")).text(), "no namespace without need").not.toContain(
      "tombstones",
    );
  });

  it("precedes the entries, has the entry's language, and breaks no feed library", async () => {
    const app = await appOf([article(), { ...invented, language: "nn" }]);
    const text = await (await app.request("/atom.xml")).text();
    expect(text).toMatch(
      /<at:deleted-entry [^>]*xml:lang="nn"><at:comment>[^<]+<\/at:comment><\/at:deleted-entry>\n<entry>/,
    );
    expect(parseFeed(text)).toMatchObject({ format: "atom", feed: { entries: [{ id: article().id }] } });
  });

  it("occurs at most as often as a page has entries, the latest first", async () => {
    const withdrawn = others(20).map((one, place) => ({
      ...one,
      withdrawn: { date: NOW - place * 60_000, reason: `No ${place}.` },
    }));
    const app = await appOf([...withdrawn, article({ published: NOW - 60 * HOUR })], {
      site: { ...SITE, pageSize: 3 },
    });
    for (const path of ["/atom.xml", "/archive/1/atom.xml"])
      expect((await tombstonesOf(app, path)).map(({ comment }) => comment)).toEqual([
        "No 0.",
        "No 1.",
        "No 2.",
      ]);
    expect((await jsonOf(app, "/feed.json"))._seedcast?.withdrawn).toHaveLength(3);
  });
});

describe("JSON Feed's _seedcast.withdrawn", () => {
  it("has the same withdrawals, beside the items", async () => {
    const app = await appOf([article(), invented]);
    const { items, _seedcast } = await jsonOf(app, "/feed.json");
    expect(items.map(({ id }) => id)).toEqual([article().id]);
    expect(_seedcast).toEqual({
      withdrawn: [{ id: invented.id, withdrawn: rfc3339(NOW - HOUR), reason: REASON }],
    });
    expect(await jsonOf(await appOf([article()]), "/feed.json")).not.toHaveProperty("_seedcast");
  });
});

describe("a withdrawal and the clock", () => {
  const later = NOW + HOUR;
  const coming = { ...invented, withdrawn: { date: later, reason: REASON } };
  const at = (now: number) => appOf([article(), coming], { now });

  it("takes effect at its instant if it is dated ahead", async () => {
    expect((await (await at(later - 1000)).request("/articles/invented")).status).toBe(200);
    expect((await (await at(later)).request("/articles/invented")).status).toBe(410);
    expect(await tombstonesOf(await at(later - 1000), "/atom.xml")).toEqual([]);
    expect(await (await (await at(later - 1000)).request("/corrections/atom.xml")).text()).not.toContain(
      "invented",
    );
    expect(await tombstonesOf(await at(later), "/atom.xml")).toHaveLength(1);
  });

  it.each(["/rss.xml", "/atom.xml", "/feed.json"])(
    "changes tag and date of %s, and max-age ends there",
    async (path) => {
      const [before, after] = [
        await (await at(later - 60_000)).request(path),
        await (await at(later)).request(path),
      ];
      expect(before.headers.get("Cache-Control")).toMatch("max-age=60,");
      expect(after.headers.get("Last-Modified")).toBe(new Date(later).toUTCString());
      expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
      const condition = { headers: { "If-Modified-Since": before.headers.get("Last-Modified") ?? "" } };
      expect((await (await at(later)).request(path, condition)).status).toBe(200);
    },
  );

  it("changes no other slot of an archive document", async () => {
    const before = others(120);
    const after = before.map((one, place) =>
      place === 20 ? { ...one, withdrawn: { date: NOW, reason: "No." } } : one,
    );
    const ids = async (all: Article[], path: string) =>
      (await jsonOf(await appOf(all), path)).items.map(({ id }) => id);
    expect(await ids(after, "/archive/1/feed.json")).toEqual(
      (await ids(before, "/archive/1/feed.json")).filter((id) => id !== before[20]?.id),
    );
    expect(await ids(after, "/archive/2/feed.json")).toEqual(await ids(before, "/archive/2/feed.json"));
  });

  it("is reported for an article that had expired before", async () => {
    const app = await appOf([article(), { ...invented, expires: NOW - 2 * HOUR }]);
    expect(await tombstonesOf(app, "/atom.xml")).toHaveLength(1);
    expect(await (await app.request("/articles/invented")).json()).toMatchObject({
      kind: "withdrawn-article",
    });
  });
});
