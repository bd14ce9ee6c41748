/** The entries on the page of a feed, and its link to further ones. tests/edge/navigation.test.ts tests which requests get the page. */

import { describe, expect, it } from "vitest";
import { article, SITE } from "../../support/articles.ts";
import { appOf, NOW } from "../../support/pack.ts";

const HOUR = 3_600_000;
const NAVIGATION = { Accept: "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
/** `Tide 1` is the newest. */
const tides = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `t${place + 1}`, title: `Tide ${place + 1}`, published: NOW - (place + 1) * HOUR }),
  );

type App = Awaited<ReturnType<typeof appOf>>;

async function open(app: App, path: string) {
  const text = await (await app.request(path, { headers: NAVIGATION })).text();
  const [, next] = text.match(/<a rel="next" href="([^"]+)">/) ?? [];
  return {
    numbers: [...text.matchAll(/class="u-url"[^>]*>Tide (\d+)</g)].map(([, number]) => Number(number)),
    next: next?.replaceAll("&amp;", "&"),
    address: text.match(/<input id="feed-address"[^>]* value="([^"]+)"/)?.[1],
    heading: text.match(/<h2 id="entries"[^>]*>([^<]+)/)?.[1],
  };
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);

describe("the page of a feed", async () => {
  const app = await appOf(tides(130));

  it.each(["/rss.xml", "/atom.xml?limit=500", "/feed.json?limit=21", "/feed?limit=400"])(
    "shows the newest twenty of %s, links to older ones, and keeps the limit in the address to copy",
    async (path) => {
      const { numbers, next, address, heading } = await open(app, path);
      expect(numbers).toEqual(upTo(1, 20));
      expect([next, heading]).toEqual(["/?page=2", "Newest in this feed"]);
      expect(address).toBe(SITE.url + path.replace("/feed?", "/rss.xml?"));
      expect((await open(app, "/?page=2")).numbers).toEqual(upTo(21, 40));
    },
  );

  it.each([
    ["/rss.xml?limit=20", 20],
    ["/rss.xml?limit=3", 3],
  ])("shows all of %s", async (path, count) => {
    const { numbers, next, heading } = await open(app, path);
    expect([numbers, next, heading]).toEqual([upTo(1, count), undefined, "In this feed"]);
  });

  it.each([
    [1, upTo(81, 100), "/?page=6"],
    [2, upTo(31, 50), "/?page=3"],
    [3, upTo(1, 20), "/?page=2"],
  ])(
    "links archive document %i to the page of the list with the next entries",
    async (number, shown, next) => {
      const page = await open(app, `/archive/${number}/rss.xml`);
      expect([page.numbers, page.next]).toEqual([shown, next]);
      expect((await open(app, next)).numbers).toContain((shown.at(-1) ?? 0) + 1);
    },
  );

  it.each([
    ["/topics/harbour/rss.xml", "/topics/harbour?page=2"],
    ["/authors/ingrid-as/atom.xml?limit=100", "/authors/ingrid-as?page=2"],
    ["/search/rss.xml?q=tide&limit=100", "/search?q=tide&page=2"],
  ])("links the second page of its own list from %s", async (path, next) => {
    const page = await open(app, path);
    expect([page.numbers, page.next]).toEqual([upTo(1, 20), next]);
    expect((await app.request(next)).status).toBe(200);
  });

  it("shows as few entries as lists do if the publisher sets a smaller page size", async () => {
    const few = await appOf(tides(12), { site: { ...SITE, pageSize: 5 } });
    expect(await open(few, "/rss.xml?limit=12")).toMatchObject({ numbers: upTo(1, 5), next: "/?page=2" });
    expect(await open(few, "/rss.xml")).toMatchObject({ numbers: upTo(1, 5), next: undefined });
  });
});
