/** Discovery for programs: OPML, sitemap, robots.txt, Link headers, hubs. */

import { parseOpml } from "feedsmith";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { article, SITE, topic } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW } from "../../support/pack.ts";

const app = await newsroomApp();
const DAY = 86_400_000;
const scheduled = article({
  slug: "scheduled",
  published: NOW + DAY,
  topics: [topic("energy")],
  authors: [{ name: "Embargo Ed" }],
});

describe("/feeds.opml", () => {
  const TOPICS = [
    topic("transport"),
    topic("harbour", "transport"),
    topic("pilots", "harbour"),
    topic("weather"),
    topic("energy"),
  ];
  const opml = async () => {
    const wide = await appOf(
      [
        article({ topics: [topic("pilots", "harbour")] }),
        article({ slug: "gale", topics: [topic("weather")] }),
        scheduled,
      ],
      { topics: TOPICS, site: { ...SITE, title: "Tides & <Winds>" } },
    );
    const response = await wide.request("/feeds.opml");
    expect(response.headers.get("Content-Type")).toBe("text/x-opml; charset=utf-8");
    return response.text();
  };

  it("is OPML 2.0 that a library reads: the site, then its topics, with narrower ones in folders", async () => {
    const { head, body } = parseOpml(await opml());
    expect(head?.title).toBe("Tides & <Winds>");
    const outline = (slug: string, label: string) =>
      expect.objectContaining({
        type: "rss",
        version: "RSS2",
        text: `Tides & <Winds>: ${label}`,
        xmlUrl: `${SITE.url}/topics/${slug}/rss.xml`,
        htmlUrl: `${SITE.url}/topics/${slug}`,
      });
    expect(body?.outlines).toEqual([
      expect.objectContaining({
        text: "Tides & <Winds>",
        xmlUrl: `${SITE.url}/rss.xml`,
        htmlUrl: `${SITE.url}/`,
      }),
      {
        text: "Transport",
        title: "Transport",
        outlines: [
          outline("transport", "Transport"),
          outline("harbour", "Harbour"),
          outline("pilots", "Pilots"),
        ],
      },
      outline("weather", "Weather"),
    ]);
  });

  it("parses strictly and reveals no unreleased article (requirement 23)", async () => {
    const text = await opml();
    XmlDocument.fromString(text).dispose();
    expect(text).not.toMatch(/energy|embargo/i);
  });
});

describe("requirement 27: the Link header of a page", () => {
  it.each([
    ["/topics/harbour", "/topics/harbour/"],
    ["/authors/ingrid-as", "/authors/ingrid-as/"],
    ["/", "/"],
    ["/articles/pilots", "/"],
  ])("of %s has its own feeds first", async (path, own) => {
    const header = (await app.request(path)).headers.get("Link") ?? "";
    const hrefs = [...header.matchAll(/<https:\/\/notes\.example([^>]+)>; rel="alternate"; type="([^"]+)"/g)];
    expect(hrefs.slice(0, 3).map(([, href, type]) => [href, type])).toEqual([
      [`${own}rss.xml`, "application/rss+xml"],
      [`${own}atom.xml`, "application/atom+xml"],
      [`${own}feed.json`, "application/feed+json"],
    ]);
    const page = await (await app.request(path)).text();
    expect(page.match(/<link rel="alternate"[^>]+>/)?.[0]).toContain(`href="${own}rss.xml"`);
  });
});

describe("WebSub 4: the hub", () => {
  const HUBS = ["https://hub.example/", "https://other.example/?a=1&b=2"];

  it.each(["/rss.xml", "/topics/harbour/atom.xml", "/authors/ingrid-as/feed.json"])(
    "is in %s and its Link header",
    async (path) => {
      const response = await (await appOf([article()], { site: { ...SITE, hubs: HUBS } })).request(path);
      const text = await response.text();
      for (const hub of HUBS) {
        expect(response.headers.get("Link")).toContain(`<${hub}>; rel="hub"`);
        expect(text).toContain(
          path.endsWith(".json")
            ? `{"type":"WebSub","url":"${hub}"}`
            : `link rel="hub" href="${hub.replaceAll("&", "&amp;")}"/>`,
        );
      }
    },
  );

  it("is in no document to which nothing is published", async () => {
    const many = Array.from({ length: 60 }, (_, place) =>
      article({ slug: `n${place}`, published: NOW - place * DAY }),
    );
    const hubbed = await appOf(many, { site: { ...SITE, hubs: HUBS } });
    for (const path of ["/archive/1/rss.xml", "/rss.xml?limit=5"])
      expect(await (await hubbed.request(path)).text()).not.toContain("hub");
    expect(await (await (await appOf(many)).request("/rss.xml")).text()).not.toContain("hub");
  });
});
