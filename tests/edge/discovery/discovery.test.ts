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
  const opml = async (path = "/feeds.opml") => {
    const wide = await appOf(
      [
        article({ topics: [topic("pilots", "harbour")] }),
        article({ slug: "gale", topics: [topic("weather")] }),
        scheduled,
      ],
      { topics: TOPICS, site: { ...SITE, title: "Tides & <Winds>" } },
    );
    const response = await wide.request(path);
    expect(response.headers.get("Content-Type")).toBe("text/x-opml; charset=utf-8");
    return response.text();
  };

  it("is OPML 2.0 that a library reads: the site, then its topics, with narrower ones in folders", async () => {
    const { head, body } = parseOpml(await opml());
    expect(head?.title).toBe("Tides & <Winds>: a feed with everything, then parts of it by topic");
    const outline = (slug: string, label: string) =>
      expect.objectContaining({
        type: "rss",
        version: "RSS2",
        text: `${label} (part of Tides & <Winds>)`,
        xmlUrl: `${SITE.url}/topics/${slug}/rss.xml`,
        htmlUrl: `${SITE.url}/topics/${slug}`,
      });
    expect(body?.outlines).toEqual([
      expect.objectContaining({
        text: "Tides & <Winds>: everything",
        xmlUrl: `${SITE.url}/rss.xml`,
        htmlUrl: `${SITE.url}/`,
      }),
      {
        type: "folder",
        text: "Transport (part of Tides & <Winds>)",
        title: "Transport (part of Tides & <Winds>)",
        outlines: [
          outline("transport", "Transport"),
          outline("harbour", "Harbour"),
          outline("pilots", "Pilots"),
        ],
      },
      outline("weather", "Weather"),
    ]);
  });

  it("requirement 38: each title says if the feed is a part of the first one", async () => {
    const [first, ...others] = parseOpml(await opml()).body?.outlines ?? [];
    expect(first?.text).toMatch(/: everything$/);
    for (const { text, outlines = [] } of others)
      for (const title of [text, ...outlines.map((outline) => outline.text)])
        expect(title).toMatch(/ \(part of Tides & <Winds>\)$/);
  });

  it("requirement 38: /topics/feeds.opml has the topics alone", async () => {
    const text = await opml("/topics/feeds.opml");
    const { head, body } = parseOpml(text);
    expect(head?.title).toBe("Tides & <Winds>: topics");
    expect(body?.outlines?.map((outline) => outline.text)).toEqual(["Transport", "Weather"]);
    expect(text.match(/xmlUrl="[^"]*"/g)).toEqual(
      ["transport", "harbour", "pilots", "weather"].map(
        (slug) => `xmlUrl="${SITE.url}/topics/${slug}/rss.xml"`,
      ),
    );
  });

  it("has a type on every outline, as the W3C validator expects", async () => {
    for (const path of ["/feeds.opml", "/topics/feeds.opml", "/topics/weather/feeds.opml"]) {
      const outlines = (await opml(path)).match(/<outline\b[^>]*>/g) ?? [];
      expect(outlines.length).toBeGreaterThan(0);
      for (const outline of outlines) expect(outline).toMatch(/ type="(?:rss|folder)"/);
    }
  });

  it.each(["/feeds.opml", "/topics/feeds.opml"])(
    "%s parses strictly and reveals no unreleased article (requirement 23)",
    async (path) => {
      const text = await opml(path);
      XmlDocument.fromString(text).dispose();
      expect(text).not.toMatch(/energy|embargo/i);
    },
  );

  it("and the list of topics are linked from every page", async () => {
    const page = await (await app.request("/")).text();
    for (const path of ["/feeds.opml", "/topics/feeds.opml"]) expect(page).toContain(`<a href="${path}">`);
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

  const TOPICS = [topic("harbour"), topic("energy")];

  it("is in no document of which hubs are never notified", async () => {
    const many = Array.from({ length: 60 }, (_, place) =>
      article({ slug: `n${place}`, published: NOW - place * DAY, topics: TOPICS }),
    );
    const hubbed = await appOf(many, { site: { ...SITE, hubs: HUBS } });
    for (const path of [
      "/archive/1/rss.xml",
      "/rss.xml?limit=5",
      "/topics/-harbour/rss.xml",
      "/topics/harbour,energy/atom.xml",
      "/search/feed.json?q=tide",
    ])
      expect(await (await hubbed.request(path)).text()).not.toContain("hub");
    expect(await (await (await appOf(many)).request("/rss.xml")).text()).not.toContain("hub");
  });
});
