/** Redirects: other spellings, the publisher's redirects, renamed topics and articles. */

import { describe, expect, it } from "vitest";
import type { TopicSlug } from "../../src/model/topic.ts";
import { article, topic } from "../support/articles.ts";
import { newsroomApp } from "../support/newsroom.ts";
import { appOf, NOW } from "../support/pack.ts";

const app = await newsroomApp();
const RENAMED = { ...topic("harbour"), aliases: ["port", "docks"] as TopicSlug[] };

async function locationOf(from: typeof app, path: string) {
  const response = await from.request(`http://localhost${path}`);
  return [response.status, response.headers.get("Location")];
}

describe("common spellings are redirected permanently", () => {
  it.each([
    ["/rss", "/rss.xml"],
    ["/rss/", "/rss.xml"],
    ["/RSS.xml", "/rss.xml"],
    ["/rss%2Exml", "/rss.xml"],
    ["/rss%2Exml/", "/rss.xml"],
    ["/%74opics/harbour/", "/topics/harbour"],
    ["//rss.xml", "/rss.xml"],
    ["/rss.xml/", "/rss.xml"],
    ["/feed.xml", "/rss.xml"],
    ["/index.xml", "/rss.xml"],
    ["/feed/rss2/", "/rss.xml"],
    ["/atom", "/atom.xml"],
    ["/feed/atom/", "/atom.xml"],
    ["/feed/rdf/", "/rss.xml"],
    ["/feeds/posts/default", "/atom.xml"],
    ["/wp-rss2.php", "/rss.xml"],
    ["/?feed=rss2", "/rss.xml"],
    ["/?feed=atom", "/atom.xml"],
    ["/tag/harbour/feed/", "/topics/harbour/rss.xml"],
    ["/tags/harbour/index.xml", "/topics/harbour/rss.xml"],
    ["/category/harbour", "/topics/harbour"],
    ["/author/ingrid-as/rss/", "/authors/ingrid-as/rss.xml"],
    ["/articles/Pilots", "/articles/pilots"],
    ["/feed/json", "/feed.json"],
    ["/feed/", "/feed"],
    ["/topics/", "/topics"],
    ["/Topics/Harbour/RSS.xml", "/topics/harbour/rss.xml"],
    ["/topics/harbour/", "/topics/harbour"],
    ["/topics/harbour/feed/", "/topics/harbour/rss.xml"],
    ["/topics/harbour/atom", "/topics/harbour/atom.xml"],
    ["/topics/Weather,energy/feed/", "/topics/energy,weather/rss.xml"],
    ["/authors/ingrid-as/feed", "/authors/ingrid-as/rss.xml"],
    ["/authors/Ingrid-As", "/authors/ingrid-as"],
    ["/authors/%49ngrid-as", "/authors/ingrid-as"],
    ["/articles/pilots/", "/articles/pilots"],
    ["/articles/%70ilots", "/articles/pilots"],
    ["/archive/1/rss.xml/", "/archive/1/rss.xml"],
    ["/search/feed/?q=pilot", "/search/rss.xml?q=pilot"],
    ["/Search/atom?q=Pilot&utm_source=x", "/search/atom.xml?q=pilot"],
    ["/search/?topics=harbour&q=pilot", "/search?q=pilot&topics=harbour"],
    ["/subscribe/?topics=harbour,energy", "/subscribe?any=energy&any=harbour"],
    [
      "/Subscribe?any=Harbour&without=energy&format=atom",
      "/subscribe?any=harbour&without=energy&format=atom",
    ],
  ])("%s to %s", async (path, location) => {
    expect(await locationOf(app, path)).toEqual([301, location]);
    expect((await app.request(location)).status).toBe(200);
  });

  it.each([
    ["/nowhere/", 404, "unknown-path"],
    ["/feed/nowhere", 404, "unknown-path"],
    ["//evil.example/", 404, "unknown-path"],
    ["/topics/harbor/feed/", 404, "unknown-topic"],
    ["/topics/a+-b/", 400, "misplaced-exclusion"],
    ["/rss/?limit=none", 400, "bad-limit"],
    ["/?feed=rss2&limit=none", 400, "bad-limit"],
    ["/archive/999/rss.xml/", 404, "unknown-archive"],
    ["/topics/harbour/archive/99/RSS.xml", 404, "unknown-archive"],
    ["/topics/docks/archive/99/rss.xml", 404, "unknown-archive"],
    ["/constructor", 404, "unknown-path"],
    ["/topics/harbour/constructor", 404, "unknown-path"],
  ])("except %s, which is refused at once", async (path, status, kind) => {
    const response = await app.request(`http://localhost${path}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ kind });
  });

  it("only for GET and HEAD", async () => {
    expect((await app.request("/rss/", { method: "POST" })).status).toBe(404);
    expect((await app.request("/rss/", { method: "HEAD" })).status).toBe(301);
  });
});

describe("a limit is kept in the redirect", () => {
  it.each([
    ["/topics/HARBOUR/rss.xml?limit=3&utm_source=x", "/topics/harbour/rss.xml?limit=3"],
    ["/rss/?limit=3", "/rss.xml?limit=3"],
    ["/feed/?limit=3", "/feed?limit=3"],
    ["/?feed=rss2&limit=3", "/rss.xml?limit=3"],
    ["/%66eed?limit=3", "/feed?limit=3"],
    ["/topics/?limit=3", "/topics"],
  ])("%s to %s", async (path, location) => {
    expect(await locationOf(app, path)).toEqual([301, location]);
  });
});

describe("the words of a search have one spelling", () => {
  it.each([
    ["/search/rss.xml?q=pilot&topics=", "/search/rss.xml?q=pilot"],
    ["/search/rss.xml?q=pilot&topics=&raw", "/search/rss.xml?q=pilot&raw"],
    ["/search/rss.xml?raw=1&limit=2&q=pilot", "/search/rss.xml?q=pilot&limit=2&raw"],
    ["/search/feeds.opml?topics=&q=pilot", "/search/feeds.opml?q=pilot"],
    ["/search/rss.xml?q=pilot%20ship", "/search/rss.xml?q=pilot+ship"],
    ["/search?q=pilot&topics=harbour%2Benergy", "/search?q=pilot&topics=energy+harbour"],
    ["/search?%71=pilot", "/search?q=pilot"],
  ])("%s is %s", async (path, location) => {
    expect(await locationOf(app, path)).toEqual([301, location]);
    expect((await app.request(location)).status).toBe(200);
  });
});

describe("the publisher's redirects", async () => {
  const moved = await appOf([article()], {
    redirects: {
      "/feed": "/rss.xml",
      "/index.xml": "/atom.xml",
      "/category/x/feed": "/topics/harbour/rss.xml",
      "/blogg/sjø": "/articles/tides",
      "/section/harbour": "/topics/harbour",
      "/authors/i-as": "/authors/ingrid-as",
      "/old": "/",
      "/archive/2024/rss.xml": "/topics/harbour/rss.xml",
    },
  });

  it.each([
    ["/feed/", "/rss.xml"],
    ["/index.xml", "/atom.xml"],
    ["/category/x/feed/", "/topics/harbour/rss.xml"],
    ["/category/x/feed", "/topics/harbour/rss.xml"],
    ["/blogg/sj%C3%B8", "/articles/tides"],
    ["/blogg/sj%c3%b8/", "/articles/tides"],
    ["/section/harbour/atom.xml", "/topics/harbour/atom.xml"],
    ["/section/harbour/archive/1/feed.json", "/topics/harbour/archive/1/feed.json"],
    ["/authors/i-as", "/authors/ingrid-as"],
    ["/authors/i-as/feed.json", "/authors/ingrid-as/feed.json"],
    ["/authors/i-as/rss.xml?limit=2", "/authors/ingrid-as/rss.xml?limit=2"],
    ["/old/rss.xml", "/rss.xml"],
    ["/old/feed/", "/rss.xml"],
    ["/CATEGORY/X//Feed/", "/topics/harbour/rss.xml"],
    ["/Section/Harbour", "/topics/harbour"],
    ["/archive/2024/rss.xml", "/topics/harbour/rss.xml"],
    ["/section/harbour/feed/", "/topics/harbour/rss.xml"],
    ["/section/harbour/feed/atom/", "/topics/harbour/atom.xml"],
    ["/section/harbour/index.xml", "/topics/harbour/rss.xml"],
    ["/authors/i-as/rss/", "/authors/ingrid-as/rss.xml"],
  ])("lead from %s to %s", async (path, location) => {
    expect(await locationOf(moved, path)).toEqual([301, location]);
    expect((await moved.request(location)).status).toBe(200);
  });

  it("lead to an address elsewhere, of which a request changes nothing", async () => {
    const shop = "https://shop.example/wares?lang=en#top";
    const app = await appOf([article()], { redirects: { "/shop": shop } });
    for (const path of ["/shop", "/Shop/", "/shop?lang=no", "//shop", "/sho%70?to=https://evil.example"])
      expect(await locationOf(app, path)).toEqual([301, shop]);
    for (const path of ["/shop/rss.xml", "/shop/feed/", "/shop/wares", "/shop@evil.example"])
      expect(await locationOf(app, path)).toEqual([404, null]);
    const { headers } = await app.request("http://localhost/shop");
    expect(headers.get("Cache-Control")).toMatch(/^public, max-age=\d{1,4}$/);
  });

  it("do not replace paths that the site serves itself", async () => {
    expect((await moved.request("/feed")).status).toBe(200);
  });

  it("report a bad limit, whatever their target is", async () => {
    const response = await moved.request("/section/harbour/feed/?limit=x");
    expect(await response.json()).toMatchObject({ status: 400, kind: "bad-limit" });
  });

  it("reveal no unreleased target, and are not cached past its release", async () => {
    const soon = article({
      slug: "soon",
      published: NOW + 30_000,
      topics: [{ ...topic("secret-plan"), coined: true }],
    });
    const redirects = { "/old/plan": "/topics/secret-plan", "/index.xml": "/articles/soon" };
    const before = await appOf([article(), soon], { redirects });
    for (const path of ["/old/plan", "/old/plan/feed/", "/old/plan/rss.xml"])
      expect(await (await before.request(path)).json(), path).toMatchObject({ kind: "unknown-path" });
    const led = await before.request("/index.xml");
    expect([led.headers.get("Location"), led.headers.get("Cache-Control")]).toEqual([
      "/rss.xml",
      "public, max-age=30",
    ]);
    const after = await appOf([article(), soon], { redirects, now: NOW + 30_000 });
    expect((await after.request("/index.xml")).headers.get("Location")).toBe("/articles/soon");
    expect((await after.request("/old/plan")).headers.get("Location")).toBe("/topics/secret-plan");
  });

  it("lead into no circle", async () => {
    const circle = await appOf([], {
      redirects: { "/articles/a": "/articles/b", "/articles/b": "/articles/a", "/c": "/c" },
    });
    for (const path of ["/articles/a", "/articles/b/", "/c", "/C/"])
      expect((await circle.request(path)).status, path).toBe(404);
  });

  it("redirect no feeds to a target without feeds", async () => {
    expect((await moved.request("/blogg/sj%C3%B8/rss.xml")).status).toBe(404);
    expect((await moved.request("/category/x/feed/rss.xml")).status).toBe(404);
  });
});

describe("requirement 28: a renamed topic", async () => {
  const renamed = await appOf([article({ topics: [RENAMED] })], { topics: [RENAMED, topic("energy")] });

  it.each([
    ["/topics/port/rss.xml", "/topics/harbour/rss.xml"],
    ["/topics/docks/feed.json?limit=5", "/topics/harbour/feed.json?limit=5"],
    ["/topics/port/archive/1/atom.xml", "/topics/harbour/archive/1/atom.xml"],
    ["/topics/port,energy,-docks/atom.xml", "/topics/energy,harbour,-harbour/atom.xml"],
    ["/topics/port,docks", "/topics/harbour"],
  ])("%s is redirected permanently to %s", async (path, location) => {
    expect(await locationOf(renamed, path)).toEqual([301, location]);
    expect((await renamed.request(location)).status).toBe(200);
  });
});

describe("requirement 28: an unknown author", () => {
  it("is 404 with the nearest names", async () => {
    const response = await app.request("/authors/ingrid-aas/rss.xml");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ kind: "unknown-author", nearest: ["ingrid-as"] });
  });
});

describe("an article's earlier slugs", () => {
  const renamed = article({ aliases: ["tide-tables", "high-water"] });

  it.each([
    "/articles/tide-tables",
    "/articles/high-water",
    "/articles/High-Water/",
    "/articles/%68igh-water",
  ])("%s is redirected permanently to the present one", async (path) => {
    const moved = await appOf([renamed]);
    expect(await locationOf(moved, path)).toEqual([301, "/articles/tides"]);
    expect((await moved.request(path, { method: "HEAD" })).status).toBe(301);
  });

  it("have the status of the article while the article is not shown", async () => {
    const statusOf = async (one: typeof renamed) =>
      (await (await appOf([one])).request("/articles/high-water")).status;
    expect(await statusOf({ ...renamed, published: NOW + 1000 })).toBe(404);
    expect(await statusOf({ ...renamed, expires: NOW - 1000 })).toBe(410);
    expect(await statusOf({ ...renamed, unlisted: true })).toBe(301);
  });

  it("do not include the names that every object has", async () => {
    expect((await (await appOf([renamed])).request("/articles/constructor")).status).toBe(404);
  });
});
