import { describe, expect, it } from "vitest";
import { article, at, SITE, topic } from "../support/articles.ts";
import { newsroomApp } from "../support/newsroom.ts";
import { appOf, NOW } from "../support/pack.ts";

const app = await newsroomApp();
const DAY = 86_400_000;

describe("media types of pages and indexes", () => {
  it.each([
    ["/topics.json", "application/json"],
    ["/", "text/html; charset=utf-8"],
    ["/topics", "text/html; charset=utf-8"],
    ["/topics/harbour", "text/html; charset=utf-8"],
    ["/articles/pilots", "text/html; charset=utf-8"],
  ])("%s is %s", async (path, type) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
  });
});

describe("a topic expression's other spellings", () => {
  it.each([
    ["/topics/Harbour/rss.xml", "/topics/harbour/rss.xml"],
    ["/topics/weather,energy/atom.xml", "/topics/energy,weather/atom.xml"],
    ["/topics/harbour%2Benergy/feed.json", "/topics/energy+harbour/feed.json"],
    ["/topics/energy%20harbour/rss.xml", "/topics/energy+harbour/rss.xml"],
    ["/topics/energy%2Cweather/rss.xml", "/topics/energy,weather/rss.xml"],
    ["/topics/-weather,energy,energy/rss.xml?x=1", "/topics/energy,-weather/rss.xml"],
    ["/topics/HARBOUR", "/topics/harbour"],
  ])("%s is redirected permanently to %s", async (path, location) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Location")]).toEqual([301, location]);
    expect((await app.request(location)).status).toBe(200);
  });
});

describe("pages", () => {
  it("advertise their own feeds first, each under a title of its own (requirement 27)", async () => {
    const text = await (await app.request("/topics/harbour")).text();
    const links = [
      ...text.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g),
    ].map(([, type, title, href]) => [type, title, href]);
    expect(links.map(([, , href]) => href)).toEqual([
      "/topics/harbour/rss.xml",
      "/topics/harbour/atom.xml",
      "/topics/harbour/feed.json",
      "/rss.xml",
      "/atom.xml",
      "/feed.json",
    ]);
    expect(new Set(links.map(([, title]) => title)).size).toBe(6);
  });

  it("list topics with articles at home, and all of them under /topics", async () => {
    const wide = await appOf([article()], { topics: [topic("harbour"), topic("energy")] });
    expect(await (await wide.request("/")).text()).not.toContain("/topics/energy");
    expect(await (await wide.request("/topics")).text()).toContain("/topics/energy");
  });

  it("escape an author's text, except the article's own HTML", async () => {
    const odd = await appOf([
      article({
        title: "<b>5 < 6</b>",
        authors: [{ name: "<i>Kari</i>" }],
        contentHtml: "<p><em>yes</em></p>",
      }),
    ]);
    const text = await (await odd.request("/articles/tides")).text();
    expect(text).toContain('<h1 class="p-name">&lt;b&gt;5 &lt; 6&lt;/b&gt;</h1>');
    expect(text).not.toContain("<i>Kari");
    expect(text).toContain("<p><em>yes</em></p>");
  });
});

describe("a preflight request", () => {
  it("lets a script of another site send conditions", async () => {
    const response = await app.request("/rss.xml", {
      method: "OPTIONS",
      headers: { Origin: "https://reader.example", "Access-Control-Request-Headers": "if-none-match" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Headers")).toMatch(/^\*, If-None-Match/);
  });

  it("succeeds for moved paths too, because a browser sends it before it learns of the redirect", async () => {
    for (const path of ["/feed/", "/rss", "/blog/feed/", "/topics/HARBOUR/rss.xml"]) {
      const response = await app.request(path, { method: "OPTIONS" });
      expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([204, "*"]);
    }
  });
});

describe("HEAD equals GET in status and headers where there is no feed", () => {
  it.each([
    "/",
    "/topics.json",
    "/feeds.opml",
    "/opensearch.xml",
    "/articles/pilots",
    "/nowhere",
    "/topics/harbor/rss.xml",
    "/topics/HARBOUR/rss.xml",
  ])("%s", async (path) => {
    const [get, head] = [await app.request(path), await app.request(path, { method: "HEAD" })];
    expect(head.status).toBe(get.status);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await head.text()).toBe("");
    const length = get.headers.get("Content-Length");
    if (get.status === 200) expect(Number(length)).toBe((await get.arrayBuffer()).byteLength);
  });
});

describe("requirement 10: max-age ends when the next entry is released", () => {
  const released = article({ slug: "out", published: NOW - DAY });
  const next = article({ slug: "next", published: NOW + 100_000, topics: [topic("energy")] });
  const maxAge = async (path: string, now: number) =>
    (await (await appOf([released, next], { now })).request(path)).headers.get("Cache-Control");

  it("is the time to live, cut short before a release in this very feed", async () => {
    const usual = "public, max-age=900, stale-while-revalidate=60, stale-if-error=86400";
    expect(await maxAge("/rss.xml", NOW)).toBe("public, max-age=100, stale-if-error=86400");
    expect(await maxAge("/rss.xml", NOW - DAY / 2)).toBe(usual);
    expect(await maxAge("/topics/harbour/rss.xml", NOW)).toBe(usual);
    expect(await maxAge("/rss.xml", next.published)).toBe(usual);
  });

  it("leaves no time for stale answers in which the release falls (RFC 5861)", async () => {
    expect(await maxAge("/rss.xml", next.published - 959_000)).toBe(
      "public, max-age=900, stale-if-error=86400",
    );
    expect(await maxAge("/rss.xml", next.published - 960_000)).toMatch(
      "max-age=900, stale-while-revalidate=60",
    );
  });

  it("ends with any release for pages and indexes", async () => {
    for (const path of ["/", "/topics.json", "/feeds.opml", "/sitemap.xml", "/feed"])
      expect(await maxAge(path, NOW), path).toBe("public, max-age=100, stale-if-error=86400");
  });

  it("ends with the first article of a site that has none yet", async () => {
    const topics = [topic("harbour"), topic("energy")];
    const early = await appOf([next], { topics, now: next.published - 10_000 });
    expect((await early.request("/topics/harbour/rss.xml")).headers.get("Cache-Control")).toBe(
      "public, max-age=10, stale-if-error=86400",
    );
  });

  it("ends with an edit that is dated ahead, for a sitemap", async () => {
    const edited = await appOf([article({ published: NOW - DAY, updated: NOW + 60_000 })]);
    expect((await edited.request("/sitemap.xml")).headers.get("Cache-Control")).toBe(
      "public, max-age=60, stale-if-error=86400",
    );
  });

  it("is the RSS ttl otherwise", async () => {
    const response = await (await appOf([released])).request("/rss.xml");
    expect(await response.text()).toContain("<ttl>15</ttl>");
  });
});

describe("requirement 5: the tag changes exactly with the body", () => {
  const tagOf = async (articles: Parameters<typeof appOf>[0], path = "/rss.xml") =>
    (
      await (await appOf(articles, { topics: [topic("harbour"), topic("energy")] })).request(path)
    ).headers.get("ETag");
  const [one, two] = [
    article({ slug: "one" }),
    article({ slug: "two", published: at("2024-05-01T00:00:00Z"), topics: [topic("energy")] }),
  ];

  it("with the envelope", async () => {
    const described = async (title: string) =>
      (await (await appOf([one], { site: { ...SITE, title } })).request("/rss.xml")).headers.get("ETag");
    expect(await described("Harbour")).not.toBe(await described("Fjord"));
  });

  it("with an edit, a new article, a removed article", async () => {
    const tags = [
      await tagOf([one]),
      await tagOf([{ ...one, title: "Edited" }]),
      await tagOf([one, two]),
      await tagOf([]),
    ];
    expect(new Set(tags).size).toBe(4);
  });

  it("and with nothing else", async () => {
    expect(await tagOf([one, two])).toBe(await tagOf([two, one]));
    expect(await tagOf([one, two], "/topics/harbour/rss.xml")).toBe(
      await tagOf([one, { ...two, title: "Edited" }], "/topics/harbour/rss.xml"),
    );
  });
});

describe("a feed document", () => {
  it("holds at most a page of entries", async () => {
    const feed = (await (await app.request("/feed.json")).json()) as { items: unknown[] };
    expect(feed.items).toHaveLength(4);
  });

  it("requirement 1 and 2: has the same ids in every format and every feed", async () => {
    // Compares entries only, because JSON Feed lists the ids of withdrawn entries too.
    const ids = async (path: string) =>
      (await (await app.request(path)).text()).match(/urn:uuid:[0-9a-f-]{36}(?=<\/|","url")/g) ?? [];
    const [rss, [, ...atom], json] = [await ids("/rss.xml"), await ids("/atom.xml"), await ids("/feed.json")];
    expect(rss).toHaveLength(4);
    expect(atom).toEqual(rss);
    expect(json).toEqual(rss);
    const [, ...topical] = await ids("/topics/harbour/atom.xml");
    expect(rss).toEqual(expect.arrayContaining(topical.slice(0, 2)));
  });
});

describe("every link within the site leads to a page or file", () => {
  it("from the first page on", async () => {
    const seen = new Set<string>();
    const queue = ["/"];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await app.request(path);
      // The corrections link to withdrawn articles, whose pages answer 410 with the reason.
      expect(response.status, path).toBe(path === "/articles/keeper" ? 410 : 200);
      const text = await response.text();
      const links = [
        ...text.matchAll(/(?:href="|<link>|"url":"|"page":")(?:https:\/\/notes\.example)?(\/[^"<#]*)/g),
      ].map(([, link = ""]) => link);
      queue.push(
        // Media, stylesheet, scripts and icons are Static Assets, which do not reach the Worker.
        ...links.filter(
          (link) =>
            !/\.(?:png|jpg)$|^\/(?:desk|ingrid)$|^\/topics\/$|^\/(?:media|assets)?\/|^\/favicon\./.test(link),
        ),
      );
    }
    expect(seen.size).toBeGreaterThan(25);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        "/topics",
        "/topics/transport",
        "/articles/how-to-read",
        "/topics/harbour/atom.xml",
      ]),
    );
  });
});
