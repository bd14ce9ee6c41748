/**
 * Requirements 4 to 11 and 24 to 31, one by one, for every kind of feed document. Other files test the
 * special cases.
 */

import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAtomFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { MEDIA_TYPES } from "../../src/formats/media-types.ts";
import { FEED_PATHS, formatOf, NEWSROOM, newsroomApp, packFrom } from "../support/newsroom.ts";
import { NOW } from "../support/pack.ts";
import { lastingFolderOf } from "../support/seeds.ts";

const app = await newsroomApp();
const secondBuild = await newsroomApp();
const edited = await appAfterEdit();
const SITE_URL = "https://notes.example";
const GZIP = { "Accept-Encoding": "gzip" };

/** The same seeds, except that one article of three topics has another text. */
async function appAfterEdit() {
  const folder = await lastingFolderOf({});
  try {
    await cp(NEWSROOM, folder, { recursive: true });
    const file = join(folder, "shore-power.md");
    await writeFile(file, `${await readFile(file, "utf8")}\nOne more sentence.\n`);
    const pack = await packFrom(folder);
    return createApp(pack, () => NOW);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.each([...FEED_PATHS, "/feed"])("%s", (path) => {
  const get = (headers: Record<string, string> = {}, from = app, method = "GET") =>
    from.request(path, { headers, method });
  const header = async (name: string, headers: Record<string, string> = {}, from = app) =>
    (await get(headers, from)).headers.get(name);
  const format = path === "/feed" ? "rss" : formatOf(path);
  const isArchive = path.includes("/archive/");

  it("requirement 4: has the same bytes and tag for two requests and two builds", async () => {
    for (const headers of [{}, GZIP]) {
      const [first, ...others] = await Promise.all([get(headers), get(headers), get(headers, secondBuild)]);
      const bytes = Buffer.from((await first?.arrayBuffer()) ?? []);
      for (const other of others) {
        expect(other.headers.get("ETag")).toBe(first?.headers.get("ETag"));
        expect(Buffer.compare(bytes, Buffer.from(await other.arrayBuffer()))).toBe(0);
      }
    }
  });

  it("requirement 5: changes its tag exactly with its body", async () => {
    for (const headers of [{}, GZIP]) {
      const [before, after] = [await get(headers), await get(headers, edited)];
      const isSame =
        Buffer.compare(Buffer.from(await before.arrayBuffer()), Buffer.from(await after.arrayBuffer())) === 0;
      expect(before.headers.get("ETag") === after.headers.get("ETag")).toBe(isSame);
    }
  });

  it("requirement 6: has the date of its newest change, not before an entry and not in the future", async () => {
    const response = await get();
    const lastModified = Date.parse(response.headers.get("Last-Modified") ?? "");
    expect(lastModified).toBeLessThanOrEqual(NOW);
    const text = await response.text();
    const dates = [
      ...text.matchAll(/(?:<updated>|<pubDate>|"date_modified":"|"date_published":")([^<"]+)/g),
    ].map(([, date = ""]) => Date.parse(date));
    expect(lastModified).toBeGreaterThanOrEqual(Math.max(0, ...dates.filter((date) => date <= NOW)));
  });

  it("requirement 7 and 8: answers its tag, in any list and form, with 304 and the headers of a 200", async () => {
    for (const headers of [{}, GZIP]) {
      const full = await get(headers);
      const {
        "content-type": _,
        "content-length": __,
        "content-encoding": ___,
        ...said
      } = Object.fromEntries(full.headers);
      const tag = full.headers.get("ETag");
      for (const condition of [tag, "*", `W/${tag}`, `"a,b", W/"c",${tag}`]) {
        const response = await get({ ...headers, "If-None-Match": String(condition) });
        expect([response.status, await response.text()]).toEqual([304, ""]);
        expect(Object.fromEntries(response.headers)).toEqual(said);
      }
      expect(Object.keys(said)).toEqual(
        expect.arrayContaining([
          "etag",
          "cache-control",
          "vary",
          "last-modified",
          "link",
          "access-control-allow-origin",
        ]),
      );
    }
    expect((await get({ "If-Modified-Since": (await header("Last-Modified")) ?? "" })).status).toBe(304);
    expect(
      (await get({ "If-None-Match": '"x"', "If-Modified-Since": (await header("Last-Modified")) ?? "" }))
        .status,
    ).toBe(200);
  });

  it("requirement 9: is never redirected, and depends on no cookie, agent, host or unknown parameter", async () => {
    const usual = await get();
    const other = await app.request(`${path}${path.includes("?") ? "&" : "?"}utm_source=x`, {
      headers: { Cookie: "a=b", "User-Agent": "Reader", Host: "elsewhere.example" },
    });
    expect([usual.status, other.status]).toEqual([200, 200]);
    expect(Object.fromEntries(other.headers)).toEqual(Object.fromEntries(usual.headers));
    expect(usual.headers.get("Set-Cookie")).toBeNull();
  });

  it("requirement 10: may be cached for its ttl", async () => {
    expect(await header("Cache-Control")).toBe(
      "public, max-age=1800, stale-while-revalidate=60, stale-if-error=86400",
    );
    if (format === "rss") expect(await (await get()).text()).toContain("<ttl>30</ttl>");
  });

  it("requirement 11: answers HEAD as GET", async () => {
    for (const headers of [{}, GZIP, { "If-None-Match": "*" }] as Record<string, string>[]) {
      const [one, other] = [await get(headers), await get(headers, app, "HEAD")];
      expect([other.status, Object.fromEntries(other.headers)]).toEqual([
        one.status,
        Object.fromEntries(one.headers),
      ]);
      expect(await other.text()).toBe("");
      if (one.status === 200)
        expect(Number(one.headers.get("Content-Length"))).toBe((await one.arrayBuffer()).byteLength);
    }
  });

  it("requirement 24: has its exact media type", async () => {
    expect(await header("Content-Type")).toBe(MEDIA_TYPES[format].contentType);
  });

  it("requirement 25: is a feed for any Accept header", async () => {
    for (const accept of [
      "text/html",
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "image/png",
      "*/*;q=0",
      "",
    ]) {
      const response = await get({ Accept: accept });
      expect([response.status, response.headers.get("Content-Type")]).toEqual([
        200,
        MEDIA_TYPES[format].contentType,
      ]);
    }
  });

  it("requirement 26: has a self link to its own address, limit included", async () => {
    const self = SITE_URL + (path === "/feed" ? "/rss.xml" : path);
    expect(await header("Link")).toContain(`<${self}>; rel="self"; type="${MEDIA_TYPES[format].mediaType}"`);
    const text = await (await get()).text();
    // Readers subscribe to feed_url, so in an archive document it is the subscription document.
    const feedUrl = isArchive ? self.replace(/\/archive\/\d+/, "") : self;
    expect(text).toContain(
      format === "json"
        ? `"feed_url":"${feedUrl}"`
        : `rel="self" type="${MEDIA_TYPES[format].mediaType}" href="${self}"`,
    );
  });

  it("requirement 29: is open to scripts of any site at 200, 304, HEAD and preflight", async () => {
    for (const [headers, method] of [
      [{}, "GET"],
      [{ "If-None-Match": "*" }, "GET"],
      [{}, "HEAD"],
      [{}, "OPTIONS"],
    ] as const) {
      const response = await get({ Origin: "https://reader.example", ...headers }, app, method);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(response.headers.get("Access-Control-Expose-Headers")).toMatch(/ETag.*Link/);
    }
  });

  it("requirement 30: stays under 512 KB, and links to older entries or is complete", async () => {
    const response = await get();
    expect(Number(response.headers.get("Content-Length"))).toBeLessThan(512 * 1024);
    const text = await response.text();
    const leadsOn = /rel="prev-archive"|"next_url":/.test(text);
    const isEverything = path.startsWith("/feed") || /^\/(?:rss|atom)\.xml$/.test(path);
    if (isArchive || path.includes("limit=500")) expect(leadsOn).toBe(false);
    else if (isEverything || path.includes("limit=")) expect(leadsOn).toBe(true);
    else if (format !== "json") expect(text).toContain("<fh:complete/>");
  });

  it("requirement 31: needs no stylesheet", async () => {
    expect(await (await get()).text()).not.toMatch(/xml-stylesheet|\.xsl/);
  });
});

describe("requirement 29: CORS for other responses than feeds", () => {
  it.each([
    ["/topics/nowhere/rss.xml", 404],
    ["/authors/nobody/atom.xml", 404],
    ["/archive/99/feed.json", 404],
    ["/rss.xml?limit=x", 400],
    ["/topics/a+-b/rss.xml", 400],
    ["/topics/HARBOUR/rss.xml", 301],
    ["/topics/docks/rss.xml", 301],
    ["/blog/feed/", 301],
  ])("%s with %i", async (path, status) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await app.request(path, { method });
      expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([status, "*"]);
    }
  });
});

describe("requirement 27: titles", () => {
  it("differ between scopes", async () => {
    const titles = await Promise.all(
      [
        "/atom.xml",
        "/topics/harbour/atom.xml",
        "/topics/energy,-harbour/atom.xml",
        "/authors/ingrid-as/atom.xml",
        "/corrections/atom.xml",
      ].map(async (path) => parseAtomFeed(await (await app.request(path)).text()).title?.value),
    );
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe.each(FEED_PATHS.filter((path) => formatOf(path) === "atom"))(
  "requirement 27: each entry of %s",
  (path) => {
    it("has one HTML link, before all other links", async () => {
      const { entries = [] } = parseAtomFeed(await (await app.request(path)).text());
      for (const { links = [] } of entries) {
        expect(links.filter(({ rel }) => rel === "alternate")).toHaveLength(1);
        expect(links[0]).toMatchObject({ rel: "alternate", type: "text/html" });
      }
    });
  },
);
