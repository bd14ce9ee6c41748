/** Requirement 35: a removed entry leaves its place empty, so no older entry moves up and appears as new. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemOf, render } from "../../src/compiler/render/render.ts";
import { createApp } from "../../src/edge/app.ts";
import type { App } from "../../src/edge/router.ts";
import type { Article } from "../../src/model/article.ts";
import { FORMAT_NAMES, FORMATS } from "../../src/model/format.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf, NOW, packOf } from "../support/pack.ts";

const HOUR = 3_600_000;
type Entry = { readonly id: string; readonly title: string };
type JsonFeed = { readonly items: readonly Entry[]; readonly next_url?: string };
const jsonOf = async (app: App, path = "/feed.json") => (await (await app.request(path)).json()) as JsonFeed;
const idsOf = async (app: App, path?: string) => (await jsonOf(app, path)).items.map(({ id }) => id);
const slugsOf = async (app: App, path?: string) =>
  (await (await app.request(path ?? "/rss.xml")).text())
    .match(/<link>[^<]*\/articles\/[^<]+/g)
    ?.map((link) => link.split("/").at(-1)) ?? [];

/** Articles at intervals of an hour. `n0` is the newest. */
const articles = (count: number, overrides: (place: number) => Partial<Article> = () => ({})) =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `n${place}`, published: NOW - (place + 1) * HOUR, ...overrides(place) }),
  );
const gone = { expires: NOW - 60_000 };
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => `n${from + place}`);

describe("requirement 35: when an entry expires", () => {
  it.each(FORMAT_NAMES)("no older entry takes its place in the newest fifty of %s", async (format) => {
    const app = await appOf(articles(80, (place) => (place === 3 ? gone : {})));
    const text = await (await app.request(`/${FORMATS[format].document}`)).text();
    const shown = new Set(text.match(/(?<=\/articles\/)n\d+/g));
    expect([...shown]).toEqual(names(0, 50).filter((name) => name !== "n3"));
  });

  it("the newest fifty are the same before and after, apart from it", async () => {
    const all = articles(80, (place) => (place === 3 ? { expires: NOW } : {}));
    const [before, after] = [await appOf(all, { now: NOW - 1000 }), await appOf(all)];
    const ids = await idsOf(before);
    expect(ids).toHaveLength(50);
    expect(await idsOf(after)).toEqual(ids.filter((id) => id !== all[3]?.id));
  });

  it("its place stays empty after the next build, which leaves out its text", async () => {
    const all = articles(80, (place) => (place === 3 ? gone : {}));
    for (const path of ["/rss.xml", "/topics/harbour/rss.xml", "/authors/ingrid-as/rss.xml"])
      expect(await slugsOf(await appOf(all, { builtAt: NOW }), path), path).toEqual(
        names(0, 50).filter((name) => name !== "n3"),
      );
  });

  it("its length still counts in the limit of bytes", async () => {
    const text = `<p>${"A tide is long. ".repeat(100)}</p>`;
    const site = { ...SITE, pageBytes: 40_000 };
    const before = await slugsOf(
      await appOf(
        articles(60, () => ({ contentHtml: text })),
        { site },
      ),
    );
    expect(before.length).toBeGreaterThan(11);
    expect(before.length).toBeLessThan(25);
    const all = articles(60, (place) => ({ contentHtml: text, ...(place === 3 ? gone : {}) }));
    for (const builtAt of [0, NOW])
      expect(await slugsOf(await appOf(all, { site, builtAt }))).toEqual(
        before.filter((name) => name !== "n3"),
      );
  });

  it("`?limit=n` is the newest n places", async () => {
    const app = await appOf(articles(80, (place) => (place % 2 === 0 ? gone : {})));
    expect(await slugsOf(app, "/rss.xml?limit=30")).toEqual(
      names(0, 30).filter((_, place) => place % 2 === 1),
    );
  });

  it("an entry that is still ahead has no place", async () => {
    const ahead = articles(80, (place) => (place < 4 ? { publishAt: NOW + HOUR } : {}));
    expect(await slugsOf(await appOf(ahead))).toEqual(names(4, 54));
    expect(await slugsOf(await appOf(ahead, { now: NOW + HOUR }))).toEqual(names(0, 50));
  });

  it("archive documents keep their entries too", async () => {
    const all = articles(120, (place) => (place === 100 ? gone : {}));
    const [app, built] = [await appOf(all), await appOf(all, { builtAt: NOW })];
    for (const path of ["/archive/1/rss.xml", "/archive/2/rss.xml"])
      expect(await slugsOf(built, path)).toEqual(await slugsOf(app, path));
    expect(await slugsOf(built, "/archive/1/rss.xml")).toHaveLength(49);
  });
});

describe("requirement 35: where fewer than ten entries would be shown", () => {
  const mostGone = (kept: number, count = 80) =>
    articles(count, (place) => (place < 50 && place >= kept ? gone : {}));

  it.each([
    ["none of the newest fifty is left", 0, "/rss.xml", [...names(50, 60)]],
    ["nine are left", 9, "/rss.xml", [...names(0, 9), "n50"]],
    ["ten are left", 10, "/rss.xml", names(0, 10)],
    ["eleven are left", 11, "/rss.xml", names(0, 11)],
    ["a limit of three asks for fewer", 1, "/rss.xml?limit=3", ["n0", "n50", "n51"]],
    ["a limit of three is met", 3, "/rss.xml?limit=3", names(0, 3)],
    ["a limit of sixty has them", 0, "/rss.xml?limit=60", names(50, 60)],
  ])("the window reaches further down: %s", async (_, kept, path, expected) => {
    for (const builtAt of [0, NOW])
      expect(await slugsOf(await appOf(mostGone(kept), { builtAt }), path)).toEqual(expected);
  });

  it("the window reaches as far as `page_size`, if that is smaller", async () => {
    const app = await appOf(mostGone(1), { site: { ...SITE, pageSize: 4 } });
    expect(await slugsOf(app)).toEqual(["n0", "n50", "n51", "n52"]);
  });

  it("the window reaches to the end if the feed has no more", async () => {
    const app = await appOf(mostGone(2, 53));
    expect(await slugsOf(app)).toEqual(["n0", "n1", "n50", "n51", "n52"]);
    expect(await (await app.request("/rss.xml")).text()).toContain("<fh:complete/>");
  });

  it("the window stays within its bytes, with one entry at least", async () => {
    const text = `<p>${"A tide is long. ".repeat(200)}</p>`;
    const all = articles(40, (place) => ({ contentHtml: text, ...(place < 5 ? gone : {}) }));
    const inBytes = async (pageBytes: number) => slugsOf(await appOf(all, { site: { ...SITE, pageBytes } }));
    expect(await inBytes(1)).toEqual(["n5"]);
    expect(await inBytes(12_500)).toEqual(["n5", "n6", "n7"]);
  });

  it("withdrawn entries count, because they are shown", async () => {
    const withdrawn = { withdrawn: { date: NOW - 60_000, reason: "Invented." } };
    const app = await appOf(articles(80, (place) => (place < 10 ? withdrawn : place < 50 ? gone : {})));
    expect(await slugsOf(app)).toEqual(names(0, 10));
  });
});

describe("the rule of the window", () => {
  const hours = fc.integer({ min: -30, max: 6 });
  const optional = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });
  const rows = fc.array(
    fc.record({
      date: hours,
      heldBack: optional(10),
      lasts: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined, freq: 4 }),
      withdrawn: optional(60),
      isHarbour: fc.boolean(),
      words: fc.nat(60),
    }),
    { maxLength: 50 },
  );
  type Row = typeof rows extends fc.Arbitrary<(infer One)[]> ? One : never;
  const toArticle = ({ date, heldBack, lasts, withdrawn, isHarbour, words }: Row, place: number) => {
    const published = NOW + date * HOUR;
    const release = published + (heldBack ?? 0) * HOUR;
    return article({
      slug: `n${place}`,
      published,
      topics: [topic(isHarbour ? "harbour" : "energy")],
      contentHtml: `<p>${"A tide is long. ".repeat(words)}</p>`,
      ...(heldBack === undefined ? {} : { publishAt: release }),
      ...(lasts === undefined ? {} : { expires: release + lasts * HOUR }),
      ...(withdrawn === undefined
        ? {}
        : { withdrawn: { date: published + withdrawn * HOUR, reason: `Not so, ${place}.` } }),
    });
  };
  const TOPICS = [topic("harbour"), topic("energy")];

  /** The length of the longest of an article's items. */
  const lengthOf = (one: Article) => {
    const pieces = render(one, SITE);
    return Math.max(...FORMAT_NAMES.map((format) => Buffer.byteLength(itemOf(format, pieces))));
  };

  /** The entries of a feed by the rule, from the articles alone. */
  function expectedIds(
    all: readonly Article[],
    now: number,
    most: number,
    bytes = Number.POSITIVE_INFINITY,
  ): string[] {
    const places = all
      .filter(({ published, publishAt = published, withdrawn }) => {
        const release = Math.max(published, publishAt);
        return release <= now && (withdrawn === undefined || withdrawn.date >= release);
      })
      .toSorted((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
    const lengths =
      bytes === Number.POSITIVE_INFINITY ? new Map() : new Map(places.map((one) => [one, lengthOf(one)]));
    const entriesIn = (count: number) =>
      places
        .slice(0, count)
        .filter(
          ({ expires, withdrawn }) =>
            (withdrawn !== undefined && withdrawn.date <= now) || expires === undefined || expires > now,
        );
    const isWithinBytes = (entries: readonly Article[]) =>
      entries.length <= 1 || entries.reduce((sum, one) => sum + (lengths.get(one) ?? 0), 0) <= bytes;
    let count = Math.min(most, places.length);
    while (!isWithinBytes(places.slice(0, count))) count -= 1;
    while (
      count < places.length &&
      entriesIn(count).length < Math.min(10, most) &&
      isWithinBytes(entriesIn(count + 1))
    )
      count += 1;
    return entriesIn(count).map(({ id }) => id);
  }

  it("decides every document, whenever the pack was built", async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: undefined }),
        async (written, pageSize, limit, later, pageBytes) => {
          const all = written.map(toArticle);
          const builtAt = NOW - 30 * HOUR + later * HOUR;
          const site = { ...SITE, pageSize, ...(pageBytes === undefined ? {} : { pageBytes }) };
          const pack = await packOf(all, { site, topics: TOPICS, builtAt });
          for (let now = builtAt; now < NOW + 20 * HOUR; now += 7 * HOUR) {
            const app = createApp(pack, () => now);
            for (const scope of ["", "/topics/harbour"]) {
              const own = all.filter(({ topics: [first] }) => scope === "" || first?.slug === "harbour");
              expect(await idsOf(app, `${scope}/feed.json`)).toEqual(
                expectedIds(own, now, pageSize, pageBytes),
              );
              expect(await idsOf(app, `${scope}/feed.json?limit=${limit}`)).toEqual(
                expectedIds(own, now, limit),
              );
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("adds only new entries to a document, while ten or more are left", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (written, pageSize) => {
        const all = written.map(toArticle);
        const pack = await packOf(all, { site: { ...SITE, pageSize }, topics: TOPICS });
        let before = new Set<string>();
        for (let now = NOW - 31 * HOUR; now < NOW + 30 * HOUR; now += HOUR) {
          const ids = await idsOf(createApp(pack, () => now));
          const isNew = ({ published, publishAt = published, withdrawn }: Article) =>
            publishAt > now - HOUR || (withdrawn !== undefined && withdrawn.date > now - HOUR);
          const allowed = new Set([...before, ...all.filter(isNew).map(({ id }) => id)]);
          if (ids.length > Math.min(10, pageSize)) expect(ids.filter((id) => !allowed.has(id))).toEqual([]);
          before = new Set(ids);
        }
      }),
      { numRuns: 20 },
    );
  });
});
