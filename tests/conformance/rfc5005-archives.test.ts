/**
 * RFC 5005: complete feeds (2) and archived feeds (4), read from document to document as a feed reader does,
 * in all three formats. Requirement 30.
 */

import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { App } from "../../src/edge/router.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../src/model/format.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { formatOf } from "../support/newsroom.ts";
import { appOf, NOW } from "../support/pack.ts";

const HOUR = 3_600_000;
const NAMESPACES = { a: "http://www.w3.org/2005/Atom", fh: "http://purl.org/syndication/history/1.0" };

/** `n0` is the oldest. */
function articles(count: number, from = 0) {
  return Array.from({ length: count }, (_, place) =>
    article({
      slug: `n${place + from}`,
      published: NOW - (10_000 - place - from) * HOUR,
      topics: [topic("harbour")],
    }),
  );
}

type DocumentReading = {
  readonly ids: readonly string[];
  readonly links: Readonly<Record<string, string>>;
  readonly history: string[];
};

/** Reads a document as a feed reader does: its entries, its links, its marks of history. */
async function read(app: App, path: string): Promise<DocumentReading> {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  const text = await response.text();
  if (formatOf(path) === "json") {
    const feed = JSON.parse(text) as { items: { id: string }[]; next_url?: string };
    const links: Record<string, string> =
      feed.next_url === undefined ? {} : { "prev-archive": pathOf(feed.next_url) };
    return { ids: feed.items.map(({ id }) => id), links, history: [] };
  }
  const document = XmlDocument.fromString(text);
  try {
    const found = (query: string) => document.root.find(query, NAMESPACES);
    const ids = found("//a:entry/a:id | //item/guid").map((node) => node.content);
    const links = found("/a:feed/a:link | /rss/channel/a:link").map((link) => {
      const [rel, href] = ["rel", "href"].map((name) => (link as XmlElement).attr(name)?.value ?? "");
      return [rel, pathOf(href ?? "")];
    });
    const history = found("/a:feed/fh:* | /rss/channel/fh:*").map((node) =>
      node.toString().replace(/^<|\/>$/g, ""),
    );
    return { ids, links: Object.fromEntries(links), history };
  } finally {
    document.dispose();
  }
}

const pathOf = (url: string) => url.replace(SITE.url, "");

/** Returns all documents from the subscription document back to the oldest archive document. */
async function walk(app: App, start: string): Promise<DocumentReading[]> {
  const documents: DocumentReading[] = [];
  for (
    let path: string | undefined = start;
    path !== undefined;
    path = documents.at(-1)?.links["prev-archive"]
  ) {
    expect(documents.length, "a chain without an end").toBeLessThan(100);
    documents.push(await read(app, path));
  }
  return documents;
}

describe("requirement 30: walking from the subscription document", () => {
  it("reaches every visible entry of the scope, in all formats alike", async () => {
    const scopes = ["", "/topics/harbour", "/topics/-energy", "/authors/ingrid-as"];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 230 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...scopes),
        async (out, coming, pageSize, scope) => {
          // An author without an entry is unknown.
          fc.pre(out > 0 || !scope.startsWith("/authors/"));
          const released = articles(out);
          const all = [
            ...released,
            ...articles(coming, 10_001),
            article({ slug: "other", topics: [topic("energy")], authors: [] }),
          ];
          const app = await appOf(all, {
            site: { ...SITE, pageSize },
            topics: [topic("harbour"), topic("energy")],
          });
          const wanted = [...(scope === "" ? [all.at(-1)] : []), ...released.toReversed()].map(
            (one) => one?.id,
          );
          for (const format of FORMAT_NAMES) {
            const documents = await walk(app, `${scope}/${FORMATS[format].document}`);
            const reached = [...new Set(documents.flatMap(({ ids }) => ids))];
            expect(reached.toSorted()).toEqual(wanted.toSorted());
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

const appOfTwoTopics = await appOf(articles(120), { topics: [topic("harbour"), topic("energy")] });

describe.each(FORMAT_NAMES)("RFC 5005 4 archived feeds as %s", (format) => {
  const { document } = FORMATS[format];

  it("are fifty entries each, counted from the oldest, newest first", async () => {
    const all = articles(170);
    const app = await appOf(all);
    for (const number of [1, 2, 3]) {
      const { ids } = await read(app, `/archive/${number}/${document}`);
      const expected = all.slice((number - 1) * 50, number * 50).toReversed();
      expect(ids).toEqual(expected.map(({ id }) => id));
    }
  });

  it("stay the same, byte for byte, when newer entries come", async () => {
    const text = async (count: number) =>
      (await (await appOf(articles(count))).request(`/archive/1/${document}`)).text();
    expect(await text(200)).toBe(await text(101));
    expect(await text(500)).toBe(await text(101));
  });

  it("are revalidated, never immutable", async () => {
    const response = await (await appOf(articles(120))).request(`/archive/1/${document}`);
    expect(response.headers.get("Cache-Control")).toMatch(/^public, max-age=900/);
    expect(response.headers.get("Cache-Control")).not.toContain("immutable");
    const again = await (await appOf(articles(120))).request(`/archive/1/${document}`, {
      headers: { "If-None-Match": response.headers.get("ETag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    ["/archive/0/", 404, "unknown-archive"],
    ["/archive/4/", 404, "unknown-archive"],
    ["/archive/999999999/", 404, "unknown-archive"],
    ["/topics/energy/archive/1/", 404, "unknown-archive"],
    ["/archive/01/", 400, "bad-archive"],
    ["/archive/-1/", 400, "bad-archive"],
    ["/archive/1.5/", 400, "bad-archive"],
    ["/archive/%00/", 400, "bad-archive"],
    ["/archive/99999999999999999999/", 400, "bad-archive"],
    ["/topics/nowhere/archive/1/", 404, "unknown-topic"],
  ])("answer %s with %i", async (path, status, kind) => {
    const response = await appOfTwoTopics.request(path + document);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ kind });
  });
});

describe.each(["rss", "atom"] satisfies Format[])("RFC 5005 marks and links in %s", (format) => {
  const { document } = FORMATS[format];

  it("2: a feed in one document is complete", async () => {
    const app = await appOf(articles(50));
    expect((await read(app, `/${document}`)).history).toEqual(["fh:complete"]);
    expect((await read(await appOf([]), `/${document}`)).history).toEqual(["fh:complete"]);
  });

  it("4: a subscription document links to the newest archive document with other entries", async () => {
    const prev = async (count: number) =>
      (await read(await appOf(articles(count)), `/${document}`)).links["prev-archive"];
    expect([await prev(50), await prev(51), await prev(100), await prev(101)]).toEqual([
      undefined,
      `/archive/1/${document}`,
      `/archive/1/${document}`,
      `/archive/2/${document}`,
    ]);
    expect((await read(await appOf(articles(51)), `/${document}`)).history).toEqual([]);
  });

  it("4: archive documents link back, forth and to the current document", async () => {
    const app = await appOf(articles(170));
    const archive = (number: number) => read(app, `/topics/harbour/archive/${number}/${document}`);
    const path = (number: number) => `/topics/harbour/archive/${number}/${document}`;
    const { links, history } = await archive(2);
    expect(history).toEqual(["fh:archive"]);
    expect(links).toMatchObject({
      self: path(2),
      current: `/topics/harbour/${document}`,
      "prev-archive": path(1),
      "next-archive": path(3),
    });
    expect((await archive(1)).links).not.toHaveProperty("prev-archive");
    expect((await archive(4)).links).not.toHaveProperty("next-archive");
  });

  it("4: the Link header has the same links", async () => {
    const response = await (await appOf(articles(170))).request(`/archive/2/${document}`);
    const header = response.headers.get("Link");
    for (const [rel, path] of [
      ["self", "/archive/2/"],
      ["current", "/"],
      ["prev-archive", "/archive/1/"],
      ["next-archive", "/archive/3/"],
    ])
      expect(header).toContain(`<${SITE.url}${path}${document}>; rel="${rel}"`);
  });

  it("4: all documents of a feed have the same id and title", async () => {
    if (format !== "atom") return;
    const app = await appOf(articles(170));
    const heads = await Promise.all(
      ["/atom.xml", "/archive/1/atom.xml"].map(async (path) =>
        parseAtomFeed(await (await app.request(path)).text()),
      ),
    );
    expect(heads[0]?.id).toBe(heads[1]?.id);
    expect(heads[0]?.title).toEqual(heads[1]?.title);
  });
});

describe.each(FORMAT_NAMES)("RFC 5005 a search as %s", (format) => {
  const path = `/search/${FORMATS[format].document}?q=harbour`;

  it("has no links to older articles and no mark, if it leaves some out", async () => {
    const app = await appOf(articles(120));
    const { ids, links, history } = await read(app, path);
    expect(ids).toHaveLength(50);
    expect(Object.keys(links).filter((rel) => rel.includes("archive"))).toEqual([]);
    expect(history).toEqual([]);
    expect((await app.request(path)).headers.get("Link")).not.toContain("archive");
  });

  it("is complete if it has all articles that it finds", async () => {
    const { ids, history } = await read(await appOf(articles(50)), path);
    expect(ids).toHaveLength(50);
    if (format !== "json") expect(history).toEqual(["fh:complete"]);
  });

  it("has no archive documents", async () => {
    const response = await (await appOf(articles(120))).request(
      path.replace("/search/", "/search/archive/1/"),
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ kind: "unknown-path" });
  });
});

describe("an archive document and the clock", () => {
  const next = article({ slug: "next", published: NOW + 100_000, topics: [topic("harbour")] });

  it("has the date of its newest change, even if that is a link to a newer archive document", async () => {
    const app = (now: number) => appOf([...articles(100), next], { now });
    const header = async (now: number, name: string) =>
      (await (await app(now)).request("/archive/2/atom.xml")).headers.get(name);
    expect(await header(NOW, "Cache-Control")).toMatch("max-age=100,");
    expect(await header(next.published, "Last-Modified")).toBe(new Date(next.published).toUTCString());
    expect(await header(next.published, "Link")).toContain("/archive/3/");
  });

  it("does not change with a release outside it", async () => {
    const response = await (await appOf([...articles(120), next])).request("/archive/1/atom.xml");
    expect(response.headers.get("Cache-Control")).toMatch("max-age=900,");
  });

  it("appears with its first entry", async () => {
    const status = async (now: number) =>
      (await (await appOf([...articles(50), next], { now })).request("/archive/2/rss.xml")).status;
    expect([await status(NOW), await status(next.published)]).toEqual([404, 200]);
  });
});
