/** Requirement 33: the Location of redirects, at the site's own origin and at others. */

import { describe, expect, it } from "vitest";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf } from "../support/pack.ts";

const SHOP = "https://shop.example/wares";
const app = await appOf([article({ aliases: ["high-water"] })], {
  topics: [topic("harbour")],
  redirects: { "/old": "/topics/harbour", "/shop": SHOP },
});

const locationAt = async (address: string, method = "GET") => {
  const response = await app.request(new Request(address, { method }));
  return [response.status, response.headers.get("Location")];
};

/** A redirect of each kind: a spelling, a feed name, an earlier slug, a parameter, the publisher's own. */
const REDIRECTS = [
  ["/Topics/Harbour/", "/topics/harbour"],
  ["/feed/rss2/", "/rss.xml"],
  ["/articles/high-water", "/articles/tides"],
  ["/search?topics=&q=tide", "/search?q=tide"],
  ["/rss/?limit=5", "/rss.xml?limit=5"],
  ["/old/feed/", "/topics/harbour/rss.xml"],
  ["//rss.xml", "/rss.xml"],
] as const;

describe("requirement 33: the Location of a redirect", () => {
  it.each(REDIRECTS)("from %s is absolute at the site's own origin", async (path, target) => {
    for (const method of ["GET", "HEAD"])
      expect(await locationAt(SITE.url + path, method)).toEqual([301, SITE.url + target]);
  });

  it.each([
    ["a dev server", "http://localhost:8787"],
    ["another host", "https://mirror.example"],
    ["another scheme", "http://notes.example"],
    ["another port", "https://notes.example:8443"],
    ["a host that only starts alike", "https://notes.example.evil.example"],
  ])("is relative at %s, which is never printed", async (_, origin) => {
    for (const [path, target] of REDIRECTS) expect(await locationAt(origin + path)).toEqual([301, target]);
  });

  it.each(["https://NOTES.example", "https://notes.example:443", "https://someone@notes.example"])(
    "is absolute at %s, which is the same origin",
    async (origin) => {
      // A Request accepts no credentials in its address, but a server may be asked for such an address.
      const request = { url: `${origin}/RSS.xml`, method: "GET", headers: new Headers() } as Request;
      expect((await app.fetch(request)).headers.get("Location")).toBe(`${SITE.url}/rss.xml`);
    },
  );

  it("is relative if the Host of the request makes its address unreadable", async () => {
    const request = { url: "https://a b/RSS.xml", method: "GET", headers: new Headers() } as Request;
    expect((await app.fetch(request)).headers.get("Location")).toBe("/rss.xml");
  });

  it("is the publisher's own address if it leads to another site", async () => {
    for (const origin of [SITE.url, "http://localhost:8787"])
      expect(await locationAt(`${origin}/shop`)).toEqual([301, SHOP]);
  });
});
