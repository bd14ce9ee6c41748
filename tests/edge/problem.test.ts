/** Refused requests and their problems. */

import { describe, expect, it } from "vitest";
import { article, topic } from "../support/articles.ts";
import { newsroomApp } from "../support/newsroom.ts";
import { appOf, NOW } from "../support/pack.ts";

const app = await newsroomApp();

describe("requirement 28: an unknown topic", () => {
  it.each([
    ["/topics/harbor/rss.xml", { kind: "unknown-topic", slug: "harbor", nearest: ["harbour"] }],
    ["/topics/energy,-wether/atom.xml", { kind: "unknown-topic", slug: "wether", nearest: ["weather"] }],
    ["/topics/port/feed.json", { kind: "unknown-topic", slug: "port", nearest: ["transport"] }],
    ["/topics/zzzzzzzz", { kind: "unknown-topic", slug: "zzzzzzzz", nearest: [] }],
    ["/topics/constructor/rss.xml", { kind: "unknown-topic", slug: "constructor" }],
  ])("%s is 404 with the nearest names", async (path, evidence) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ status: 404, title: "Not Found", ...evidence });
  });

  it("is not a known topic without entries, whose feed is empty and valid", async () => {
    const empty = await appOf([article()], { topics: [topic("harbour"), topic("energy")] });
    const response = await empty.request("/topics/energy/feed.json");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ items: [] });
  });
});

describe("an unreadable expression is 400, with the right form", () => {
  it.each([
    ["/topics/energy+-harbour/rss.xml", { kind: "misplaced-exclusion", suggestion: "energy,-harbour" }],
    ["/topics/energy,,harbour/rss.xml", { kind: "empty-term", suggestion: "energy,harbour" }],
    ["/topics/%3Cscript%3E/rss.xml", { kind: "not-a-slug", term: 1 }],
    ["/topics/%zz/rss.xml", { kind: "not-a-slug", term: 1 }],
    ["/topics/%FF/rss.xml", { kind: "not-a-slug", term: 1 }],
    [`/topics/${"a,".repeat(40)}a/rss.xml`, { kind: "too-many-terms", terms: 41 }],
  ])("%s", async (path, evidence) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      400,
      "application/problem+json",
    ]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status: 400, title: "Bad Request", ...evidence });
    expect(text).not.toContain("script");
  });
});

describe("an unknown address is 404", () => {
  it.each([
    "/nowhere",
    "/rss/x",
    "/topics/harbour/rss.xml/x",
    "/articles/nowhere",
    "/articles/__proto__",
    "/articles/",
    "/%00",
    "//evil.example",
  ])("%s", async (path) => {
    const response = await app.request(`http://localhost${path}`);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      404,
      "application/problem+json",
    ]);
  });
});

describe("RFC 9110 15.5.6 Method Not Allowed", () => {
  it.each(["POST", "PUT", "DELETE", "PATCH"])("answers %s with the allowed methods", async (method) => {
    for (const path of ["/rss.xml", "/topics/harbour/atom.xml", "/articles/pilots", "/"]) {
      const response = await app.request(path, { method });
      expect([response.status, response.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(await response.json()).toMatchObject({
        kind: "method-not-allowed",
        detail: "method not allowed; use GET, HEAD or OPTIONS",
      });
    }
  });
});

describe("redirects and problems", () => {
  it("are not sniffed, and not cached for long", async () => {
    for (const [path, caching] of [
      ["/topics/HARBOUR/rss.xml", "public, max-age=3600"],
      ["/topics/harbor/rss.xml", "public, max-age=60"],
      ["/rss.xml", "public, max-age=1800, stale-while-revalidate=60, stale-if-error=86400"],
    ] as const) {
      const { headers } = await app.request(path);
      expect([headers.get("Cache-Control"), headers.get("X-Content-Type-Options")]).toEqual([
        caching,
        "nosniff",
      ]);
    }
  });
});

describe("the nearest topics", () => {
  const slugs = ["football", "footwear", "food", "foot", "wood", "arms", "art", "arms-control"];
  const nearest = async (wanted: string) => {
    const wide = await appOf([], { topics: slugs.map((slug) => topic(slug)) });
    return ((await (await wide.request(`/topics/${wanted}/rss.xml`)).json()) as { nearest: string[] })
      .nearest;
  };

  it("are proposed in a sentence", async () => {
    const narrow = await appOf([], { topics: [topic("food"), topic("foot")] });
    expect(await (await narrow.request("/topics/foo/rss.xml")).json()).toMatchObject({
      detail: "there is no topic foo; did you mean food or foot?",
    });
  });

  it("are at most three, nearest first, ties by name", async () => {
    expect(await nearest("footbal")).toEqual(["football", "foot", "footwear"]);
    expect(await nearest("foo")).toEqual(["food", "foot", "wood"]);
    expect(await nearest("arms-contrl")).toEqual(["arms-control", "arms"]);
    expect(await nearest("control")).toEqual(["arms-control"]);
  });

  it("are none if every letter differs", async () => {
    expect(await nearest("zz")).toEqual([]);
  });
});

describe("RFC 9110 13.1.1 If-Match and 13.1.4 If-Unmodified-Since", async () => {
  const current = await app.request("/rss.xml");
  const [tag, date] = ["ETag", "Last-Modified"].map((name) => current.headers.get(name) ?? "");
  const earlier = new Date(Date.parse(date ?? "") - 1000).toUTCString();

  it.each([
    ["the current tag", { "If-Match": tag }, 200],
    ["a list with it", { "If-Match": `"x", ${tag}` }, 200],
    ["anything", { "If-Match": "*" }, 200],
    ["another tag", { "If-Match": '"x"' }, 412],
    ["a weak form of the current tag", { "If-Match": `W/${tag}` }, 412],
    ["the current date", { "If-Unmodified-Since": date }, 200],
    ["an earlier date", { "If-Unmodified-Since": earlier }, 412],
    ["a text that is not a date", { "If-Unmodified-Since": "yesterday" }, 200],
    ["the tag, whatever the date", { "If-Match": tag, "If-Unmodified-Since": earlier }, 200],
  ])("%s", async (_, headers, status) => {
    const response = await app.request("/rss.xml", { headers: headers as Record<string, string> });
    expect(response.status).toBe(status);
    // A cache that stored it would send it to readers without a condition.
    if (status === 412) expect(response.headers.get("Cache-Control")).toBe("no-store");
    if (status === 412) expect(await response.json()).toMatchObject({ kind: "precondition-failed" });
  });
});

describe("problems and redirects", () => {
  it.each(["/nowhere", "/topics/harbor/rss.xml", "/rss.xml?limit=x", "/topics/HARBOUR"])(
    "%s have the same headers for HEAD, Content-Length included",
    async (path) => {
      const [get, head] = [await app.request(path), await app.request(path, { method: "HEAD" })];
      expect([head.status, Object.fromEntries(head.headers)]).toEqual([
        get.status,
        Object.fromEntries(get.headers),
      ]);
      expect(Number(get.headers.get("Content-Length"))).toBe((await get.arrayBuffer()).byteLength);
      expect(get.headers.get("Content-Length")).not.toBeNull();
    },
  );

  it("are not cached past the next release, which may solve them", async () => {
    const soon = await appOf([article({ slug: "soon", published: NOW + 7_000 })]);
    expect((await soon.request("/articles/soon")).headers.get("Cache-Control")).toBe("public, max-age=7");
  });

  it("are the same for any Host header, even one that no URL can have", async () => {
    for (const url of ['http://evil"><script>/rss.xml', "https://a,b/rss.xml", "http://a?b/rss.xml"]) {
      const request = new Proxy(new Request("http://localhost/rss.xml"), {
        get: (target, name) => (name === "url" ? url : Reflect.get(target, name, target)),
      });
      expect((await app.fetch(request)).status).toBe(200);
    }
  });
});

describe("the nearest names of a name that is longer than any slug", () => {
  it("are none", async () => {
    const response = await app.request(`/authors/ingrid-as${"s".repeat(60)}/rss.xml`);
    expect(await response.json()).toMatchObject({ kind: "unknown-author", nearest: [] });
  });
});
