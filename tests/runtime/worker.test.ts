/** The real Worker in the real runtime: wrangler compiles the seeds, bundles the Worker, and workerd serves it. */

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { FEED_PATHS, newsroomApp } from "../support/newsroom.ts";
import { newsroomWorker } from "../support/worker.ts";

/** `fetch` would request gzip by itself; the app in memory gets no Accept-Encoding. */
const PLAIN = { "Accept-Encoding": "identity" };

const OTHERS = [
  "/feed",
  "/authors/ingrid-as",
  "/feeds.opml",
  "/sitemap.xml",
  "/robots.txt",
  "/subscribe?any=harbour&any=weather&without=energy",
  "/topics/harbour/feeds.opml",
  "/subscribe/qr-code.svg?any=harbour",
];

const worker = newsroomWorker();
const app = await newsroomApp(Date.now());

describe("workerd", () => {
  it.each([...FEED_PATHS, "/", "/topics", "/topics.json", "/topics/harbour", "/articles/pilots", ...OTHERS])(
    "serves the same bytes for %s as the app in memory",
    async (path) => {
      const [real, memory] = [await worker.fetch(path, { headers: PLAIN }), await app.request(path)];
      expect(real.status).toBe(200);
      expect(await real.text()).toBe(await memory.text());
      expect(real.headers.get("ETag")).toBe(memory.headers.get("ETag"));
      expect(real.headers.get("Content-Type")).toBe(memory.headers.get("Content-Type"));
    },
  );

  it("serves feeds that a feed library reads", async () => {
    const text = async (path: string) => (await worker.fetch(path)).text();
    expect(parseRssFeed(await text("/rss.xml")).items).toHaveLength(4);
    expect(parseAtomFeed(await text("/atom.xml")).entries).toHaveLength(4);
    expect(parseJsonFeed(await text("/feed.json")).items).toHaveLength(4);
  });

  it.each(FEED_PATHS)("answers a condition on %s with 304 and no body", async (path) => {
    const tag = (await worker.fetch(path, { headers: PLAIN })).headers.get("ETag") ?? "";
    const response = await worker.fetch(path, { headers: { ...PLAIN, "If-None-Match": `W/${tag}` } });
    expect([response.status, await response.text()]).toEqual([304, ""]);
    expect(response.headers.get("ETag")).toBe(tag);
  });

  it.each(FEED_PATHS)("answers HEAD on %s with GET's headers, Content-Length included", async (path) => {
    // The local server would compress RSS, as Cloudflare's edge does. "identity" prevents that.
    const get = await worker.fetch(path, { headers: PLAIN });
    const head = await worker.fetch(path, { method: "HEAD", headers: PLAIN });
    // `Connection` is a header of the local server, for one connection only.
    const headers = (response: typeof get) =>
      Object.fromEntries([...response.headers].filter(([name]) => name !== "date" && name !== "connection"));
    expect(headers(head)).toEqual(headers(get));
    expect(Number(head.headers.get("Content-Length"))).toBe((await get.arrayBuffer()).byteLength);
    expect(await head.text()).toBe("");
  });

  it("redirects another spelling, relatively", async () => {
    const response = await worker.fetch("/topics/Harbour%2Benergy/rss.xml", { redirect: "manual" });
    expect([response.status, response.headers.get("Location")]).toEqual([
      301,
      "/topics/energy+harbour/rss.xml",
    ]);
  });

  it("answers bad requests with problems, and keeps serving", async () => {
    for (const [path, status] of [
      ["/topics/harbor/rss.xml", 404],
      ["/topics/a+-b/atom.xml", 400],
      ["/nowhere", 404],
      ["/topics/%FF/rss.xml", 400],
    ] as const) {
      const response = await worker.fetch(path);
      expect([response.status, response.headers.get("Content-Type")]).toEqual([
        status,
        "application/problem+json",
      ]);
    }
    expect((await worker.fetch("/rss.xml", { method: "DELETE" })).status).toBe(405);
    expect((await worker.fetch("/rss.xml")).status).toBe(200);
  });

  it("logs no error", async () => {
    expect(await worker.errors()).toEqual([]);
  });
});
