/** `/corrections`: the page and the feeds of corrections and withdrawals. */

import { parseFeed, parseOpml } from "feedsmith";
import { describe, expect, it } from "vitest";
import { MEDIA_TYPES } from "../../src/formats/media-types.ts";
import { FORMAT_NAMES, FORMATS } from "../../src/model/format.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf, NOW } from "../support/pack.ts";

const HOUR = 3_600_000;
const LENGTH = { date: NOW - 3 * HOUR, note: "She is 120 metres long, not <12>." };
const SAILING = { date: NOW - 2 * HOUR, note: "She sails on Mondays." };
const ship = article({
  slug: "ship",
  title: "A ship",
  published: NOW - 50 * HOUR,
  corrections: [LENGTH, SAILING],
});
const talk = article({
  slug: "talk",
  title: "A talk with the pilot",
  published: NOW - 40 * HOUR,
  authors: [{ name: "Petter Løgn" }],
  withdrawn: { date: NOW - HOUR, reason: "The interview was invented." },
});
const TITLES = ["Withdrawn: A talk with the pilot", "Correction: A ship", "Correction: A ship"];

type App = Awaited<ReturnType<typeof appOf>>;
type Item = {
  id: string;
  title: string;
  url: string;
  content_html: string;
  date_published: string;
  tags?: string[];
  authors?: { name: string }[];
};
const itemsOf = async (app: App, path = "/corrections/feed.json") =>
  ((await (await app.request(path)).json()) as { items: Item[] }).items;

describe("the corrections' feed", () => {
  it("has an entry for each correction and each withdrawal, the latest first", async () => {
    const items = await itemsOf(await appOf([article(), ship, talk]));
    expect(items.map(({ title }) => title)).toEqual(TITLES);
    expect(items[0]).toMatchObject({
      url: `${SITE.url}/articles/talk`,
      date_published: "2024-06-01T11:00:00Z",
      content_html: `<p>The interview was invented.</p> <p><a href="${SITE.url}/articles/talk">A talk with the pilot</a></p>`,
      tags: ["Harbour"],
    });
    expect(items[0]).not.toHaveProperty("authors");
    expect(new Set(items.map(({ url }) => url)).size).toBe(3);
    expect(
      new Set([...items, ...(await itemsOf(await appOf([ship, talk]), "/feed.json"))].map(({ id }) => id))
        .size,
    ).toBe(5);
  });

  it.each(FORMAT_NAMES)("has the same entries as %s, and a title of its own", async (format) => {
    const app = await appOf([ship, talk]);
    const response = await app.request(`/corrections/${FORMATS[format].document}`);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      200,
      MEDIA_TYPES[format].contentType,
    ]);
    expect(response.headers.get("Last-Modified")).toBe(new Date(NOW - HOUR).toUTCString());
    const text = await response.text();
    expect(parseFeed(text).format).toBe(format);
    expect(text).toContain("Harbour &");
    expect(text).toMatch(/Fjord Notes: corrections/);
    expect(text.match(/Withdrawn: A talk with the pilot|Correction: A ship/g)).toEqual(TITLES);
  });

  it("has archive documents and takes a limit", async () => {
    const corrected = Array.from({ length: 70 }, (_, place) =>
      article({
        slug: `n${place}`,
        published: NOW - 90 * HOUR,
        corrections: [{ date: NOW - place * HOUR, note: `No. ${place}.` }],
      }),
    );
    const app = await appOf(corrected, { site: { ...SITE, pageSize: 20 } });
    const [newest, oldest] = [
      await itemsOf(app, "/corrections/archive/2/feed.json"),
      await itemsOf(app, "/corrections/archive/1/feed.json"),
    ];
    expect([newest.length, oldest.length]).toEqual([20, 50]);
    expect(await itemsOf(app, "/corrections/feed.json?limit=3")).toEqual(newest.slice(0, 3));
    expect((await (await app.request("/corrections/feed.json")).json()) as object).toMatchObject({
      next_url: `${SITE.url}/corrections/archive/1/feed.json`,
    });
    expect((await app.request("/corrections/archive/3/feed.json")).status).toBe(404);
  });

  it("is empty if nothing was ever corrected, and dated like other empty feeds", async () => {
    const app = await appOf([article()], { topics: [topic("harbour"), topic("energy")] });
    for (const format of FORMAT_NAMES) {
      const [response, empty] = await Promise.all(
        ["/corrections/", "/topics/energy/"].map((under) => app.request(under + FORMATS[format].document)),
      );
      expect(response?.status).toBe(200);
      expect(response?.headers.get("Last-Modified")).toBe(empty?.headers.get("Last-Modified"));
    }
    expect(await itemsOf(app)).toEqual([]);
    expect((await app.request("/corrections/archive/1/rss.xml")).status).toBe(404);
  });

  it.each([
    ["/corrections/", "/corrections"],
    ["/Corrections", "/corrections"],
    ["/corrections/feed/", "/corrections/rss.xml"],
    ["/corrections/atom", "/corrections/atom.xml"],
    ["/CORRECTIONS/RSS.xml", "/corrections/rss.xml"],
    ["/errata", "/corrections"],
    ["/errata/feed", "/corrections/rss.xml"],
    ["/errata/archive/1/atom.xml", "/corrections/archive/1/atom.xml"],
  ])("redirects %s", async (path, location) => {
    const app = await appOf([ship], { redirects: { "/errata": "/corrections" } });
    const response = await app.request(path);
    expect([response.status, response.headers.get("Location")]).toEqual([301, location]);
    expect((await app.request(location)).status).toBe(200);
  });
});

describe("requirement 23: the corrections of an article that is not shown", () => {
  const corrections = [LENGTH];
  it.each([
    ["scheduled", { published: NOW + HOUR, corrections: [{ ...LENGTH, date: NOW + HOUR }] }],
    ["held back", { publishAt: NOW + HOUR, corrections }],
    ["expired", { expires: NOW - HOUR, corrections }],
    ["unlisted", { unlisted: true as const, corrections }],
    ["to be corrected", { corrections: [{ ...LENGTH, date: NOW + HOUR }] }],
  ])("are not shown if it is %s", async (_, overrides) => {
    const app = await appOf([article(), { ...ship, ...overrides }]);
    for (const path of ["/corrections", "/corrections/feed.json", "/corrections/archive/1/atom.xml"])
      expect(await (await app.request(path)).text(), path).not.toMatch(/A ship|articles\/ship/);
    for (const path of ["/feeds.opml", "/sitemap.xml", "/"])
      expect(await (await app.request(path)).text(), path).not.toMatch(/corrections/);
  });

  it("appear and disappear with it, at the instant when max-age ends", async () => {
    const app = (now: number) =>
      appOf(
        [
          {
            ...ship,
            publishAt: NOW,
            expires: NOW + 2 * HOUR,
            corrections: [LENGTH, { ...SAILING, date: NOW + HOUR }],
          },
        ],
        {
          now,
        },
      );
    const shown = async (now: number) => {
      const response = await (await app(now)).request("/corrections/atom.xml");
      return [
        ((await response.text()).match(/<entry>/g) ?? []).length,
        response.headers.get("Cache-Control")?.split(",")[1],
      ];
    };
    expect(await shown(NOW - 60_000)).toEqual([0, " max-age=60"]);
    expect(await shown(NOW)).toEqual([1, " max-age=900"]);
    expect(await shown(NOW + HOUR - 60_000)).toEqual([1, " max-age=60"]);
    expect(await shown(NOW + HOUR)).toEqual([2, " max-age=900"]);
    expect(await shown(NOW + 2 * HOUR)).toEqual([0, " max-age=900"]);
  });

  it("are replaced by the withdrawal once it is withdrawn", async () => {
    const items = await itemsOf(
      await appOf([{ ...ship, withdrawn: { date: NOW, reason: "There is no such ship." } }]),
    );
    expect(items.map(({ title }) => title)).toEqual(["Withdrawn: A ship"]);
  });
});

describe("how the corrections are found", () => {
  it("by OPML, the sitemap and the footer of each page, once there are any", async () => {
    const has = async (app: App) => {
      const text = async (path: string) => (await app.request(path)).text();
      return [
        parseOpml(await text("/feeds.opml")).body?.outlines?.some(
          ({ xmlUrl }) => xmlUrl === `${SITE.url}/corrections/rss.xml`,
        ),
        (await text("/sitemap.xml")).includes(`<loc>${SITE.url}/corrections</loc>`),
        ...(await Promise.all(
          ["/", "/topics", "/topics/harbour", "/articles/tides", "/corrections"].map(async (path) =>
            /<footer[\s\S]*href="\/corrections"/.test(await text(path)),
          ),
        )),
      ];
    };
    expect(await has(await appOf([article(), ship]))).toEqual(Array(7).fill(true));
    expect(await has(await appOf([article()]))).toEqual(Array(7).fill(false));
  });

  it("by a page that links to the place in the article and to its own feed first", async () => {
    const response = await (await appOf([ship, talk])).request("/corrections");
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(response.headers.get("Link")?.split(",")[0]).toContain(`<${SITE.url}/corrections/rss.xml>`);
    const text = await response.text();
    expect([...text.matchAll(/<h2>([^<]+)/g)].map(([, title]) => title)).toEqual(TITLES);
    expect(text).toContain("<p>She is 120 metres long, not &lt;12&gt;.</p>");
    expect(text).toContain(`href="${SITE.url}/articles/ship#correction-2024-06-01-2"`);
    expect(await (await (await appOf([article()])).request("/corrections")).text()).toContain(
      "There are no corrections or withdrawals yet.",
    );
  });

  it("by no count, topic, author or article list", async () => {
    const [plain, corrected] = [await appOf([{ ...ship, corrections: [] }]), await appOf([ship])];
    for (const path of ["/topics.json", "/topics/harbour/feed.json?limit=9", "/authors/ingrid-as/rss.xml"])
      expect((await (await corrected.request(path)).text()).match(/Correction: /), path).toBeNull();
    expect(await (await corrected.request("/topics.json")).text()).toBe(
      await (await plain.request("/topics.json")).text(),
    );
  });
});
