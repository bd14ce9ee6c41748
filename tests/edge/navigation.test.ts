/** Requirement 25: at a feed's address browsers get a page, and programs get the feed. The headers are those that these programs send. */

import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();
const HTML = "text/html; charset=utf-8";
const BROWSER_ACCEPT =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
const VARY = "Accept, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept-Encoding";
const fetchMetadata = (mode: string, dest: string, site = "none") => ({
  "Sec-Fetch-Mode": mode,
  "Sec-Fetch-Dest": dest,
  "Sec-Fetch-Site": site,
});

type Headers = Readonly<Record<string, string>>;

const PEOPLE: readonly (readonly [string, Headers])[] = [
  [
    "Chrome, an address typed in",
    { Accept: BROWSER_ACCEPT, ...fetchMetadata("navigate", "document"), "Sec-Fetch-User": "?1" },
  ],
  [
    "Firefox, a link followed",
    {
      Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      ...fetchMetadata("navigate", "document", "cross-site"),
    },
  ],
  [
    "Safari 17",
    {
      Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      ...fetchMetadata("navigate", "document"),
    },
  ],
  [
    "Chrome, which loads the page ahead",
    {
      Accept: BROWSER_ACCEPT,
      ...fetchMetadata("navigate", "document", "same-origin"),
      "Sec-Purpose": "prefetch",
    },
  ],
];

const PROGRAMS: readonly (readonly [string, Headers])[] = [
  [
    "Miniflux",
    {
      Accept:
        "application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9",
      "User-Agent": "Mozilla/5.0 (compatible; Miniflux/2.2.0; +https://miniflux.app)",
    },
  ],
  [
    "FreshRSS",
    {
      Accept:
        "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, unknown/unknown;q=0.1, application/unknown;q=0.1, */*;q=0.1",
      "User-Agent": "FreshRSS/1.24.3 (Linux; https://freshrss.org)",
    },
  ],
  [
    "Feedly",
    {
      Accept: "*/*",
      "User-Agent":
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)",
    },
  ],
  ["Inoreader", { Accept: "*/*", "User-Agent": "Mozilla/5.0 (compatible; inoreader.com; 3 subscribers)" }],
  [
    "NetNewsWire",
    {
      Accept: "*/*",
      "Accept-Language": "en-GB,en;q=0.9",
      "User-Agent": "NetNewsWire (RSS Reader; https://netnewswire.com/)",
    },
  ],
  [
    "Thunderbird",
    {
      Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0",
    },
  ],
  ["curl", { Accept: "*/*", "User-Agent": "curl/8.5.0" }],
  [
    "Googlebot",
    {
      Accept:
        "text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8",
      "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    },
  ],
  ["a script in a page, by fetch()", { Accept: "*/*", ...fetchMetadata("cors", "empty", "cross-site") }],
  [
    "a script that says it accepts HTML",
    { Accept: "text/html", ...fetchMetadata("cors", "empty", "same-origin") },
  ],
  ["an <iframe>", { Accept: BROWSER_ACCEPT, ...fetchMetadata("navigate", "iframe", "cross-site") }],
  ["an <object>", { Accept: BROWSER_ACCEPT, ...fetchMetadata("navigate", "object", "cross-site") }],
  [
    "<link rel=prefetch>",
    { Accept: "*/*", ...fetchMetadata("no-cors", "empty", "same-origin"), "Sec-Purpose": "prefetch" },
  ],
  [
    "a browser that wants no HTML",
    { Accept: "application/rss+xml,text/html;q=0", ...fetchMetadata("navigate", "document") },
  ],
  [
    "Safari 15, which sends no Fetch Metadata",
    {
      Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "User-Agent":
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15",
    },
  ],
  ["a program that sends no headers", {}],
];

const FEEDS = [
  "/rss.xml",
  "/topics/harbour/atom.xml",
  "/authors/ingrid-as/feed.json",
  "/archive/1/rss.xml",
  "/rss.xml?limit=2",
  "/feed",
];
const NAVIGATION = PEOPLE[0]?.[1] ?? {};

describe.each(FEEDS)("%s", (path) => {
  const get = (headers: Headers, of = path, method = "GET") => app.request(of, { headers, method });

  it.each(PEOPLE)("is a page for %s", async (_, headers) => {
    const response = await get(headers);
    expect([response.status, response.headers.get("Content-Type"), response.headers.get("Vary")]).toEqual([
      200,
      HTML,
      VARY,
    ]);
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain("This is a feed.");
  });

  it.each(PROGRAMS)("is the feed, byte for byte, for %s", async (_, headers) => {
    const [response, raw] = [
      await get(headers),
      await get(headers, `${path}${path.includes("?") ? "&" : "?"}raw`),
    ];
    expect(response.headers.get("Content-Type")).toMatch(/^application\/(?:rss\+xml|atom\+xml|feed\+json)/);
    expect(response.headers.get("Vary")).toBe(VARY);
    expect(await response.text()).toBe(await raw.text());
    expect(response.headers.get("ETag")).toBe(raw.headers.get("ETag"));
  });

  it("is the feed for a browser with ?raw, and its self link has no ?raw", async () => {
    const raw = await get(NAVIGATION, `${path}${path.includes("?") ? "&" : "?"}raw`);
    expect(raw.headers.get("Content-Type")).toMatch(/^application\//);
    expect(raw.headers.get("Link")).toContain('rel="self"');
    expect(raw.headers.get("Link")).not.toContain("raw");
  });

  it("has a tag of its own as a page, answers it with 304, and HEAD as GET", async () => {
    const [page, feed, head] = [await get(NAVIGATION), await get({}), await get(NAVIGATION, path, "HEAD")];
    const tag = page.headers.get("ETag") ?? "";
    expect(tag).not.toBe(feed.headers.get("ETag"));
    const again = await get({ ...NAVIGATION, "If-None-Match": tag });
    expect([again.status, again.headers.get("Vary")]).toEqual([304, VARY]);
    expect((await get({ "If-None-Match": tag })).status).toBe(200);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(page.headers));
    expect(await head.text()).toBe("");
  });
});

describe("the page of a feed", () => {
  const open = async (path: string) => (await app.request(path, { headers: NAVIGATION })).text();

  it("gives the address to subscribe to, to copy and to open in readers", async () => {
    const text = await open("/topics/harbour/atom.xml");
    const address = "https://notes.example/topics/harbour/atom.xml";
    expect(text).toContain(`<input id="feed-address" type="url" readonly value="${address}">`);
    for (const href of [
      `feed:${address}`,
      `https://feedly.com/i/subscription/feed/${encodeURIComponent(address)}`,
      `https://www.inoreader.com/?add_feed=${encodeURIComponent(address)}`,
      `https://www.newsblur.com/?url=${encodeURIComponent(address)}`,
    ])
      expect(text).toContain(`<a href="${href}" rel="nofollow external">`);
  });

  it("of an archive document proposes the subscription document", async () => {
    const text = await open("/archive/1/rss.xml");
    expect(text).toContain('value="https://notes.example/rss.xml"');
    expect(text).toContain('href="/archive/1/rss.xml?raw"');
    expect(text).toContain("archive document 1");
  });

  it("keeps a limit, and shows as many entries", async () => {
    const text = await open("/rss.xml?limit=2");
    expect(text).toContain('value="https://notes.example/rss.xml?limit=2"');
    expect(text).toContain('href="/rss.xml?limit=2&amp;raw"');
    expect(text.match(/class="h-entry"/g)).toHaveLength(2);
  });

  it("names the scope's own page as canonical for search engines", async () => {
    expect(await open("/topics/harbour/rss.xml")).toContain(
      '<link rel="canonical" href="https://notes.example/topics/harbour">',
    );
  });

  it("has one spelling, and redirects keep ?raw", async () => {
    const moved = async (path: string) =>
      (await app.request(path, { headers: NAVIGATION })).headers.get("Location");
    expect(await moved("/topics/HARBOUR/rss.xml")).toBe("/topics/harbour/rss.xml");
    expect(await moved("/topics/HARBOUR/rss.xml?raw")).toBe("/topics/harbour/rss.xml?raw");
  });
});
