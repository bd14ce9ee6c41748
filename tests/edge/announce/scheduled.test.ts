/** Changes that the clock makes are announced by the Worker, from the time of the event alone. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedByClock, scopesWith } from "../../../src/edge/announce/clock-changes.ts";
import { announceScheduled } from "../../../src/edge/announce/scheduled.ts";
import { select } from "../../../src/edge/select.ts";
import { snapshotAt } from "../../../src/edge/snapshot.ts";
import { pagePath, SUBSCRIPTION } from "../../../src/model/address.ts";
import { feedAddresses } from "../../../src/model/announced.ts";
import type { Article } from "../../../src/model/article.ts";
import { article, at, SITE, topic } from "../../support/articles.ts";
import { NOW, packOf } from "../../support/pack.ts";

const MINUTE = 60_000;
const HUB = "https://hub.example/";
const TICK = at("2024-06-01T06:00:00Z");

type Sent = { readonly address: string; readonly type: string | null; readonly body: string };

/** Runs a tick of the trigger. Returns the requests. `statuses` are those of the answers; the last one repeats. */
async function tick(
  articles: readonly Article[],
  site: Partial<typeof SITE>,
  scheduledTime = TICK,
  statuses: readonly number[] = [204],
) {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  const network = {
    fetch: async (address: string, init: RequestInit) => {
      const status = statuses[Math.min(sent.length, statuses.length - 1)] ?? 0;
      sent.push({ address, type: new Headers(init.headers).get("Content-Type"), body: String(init.body) });
      if (status === 0) throw new TypeError("no such host");
      return new Response(null, { status });
    },
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
    },
  };
  const pack = await packOf(articles, { site: { ...SITE, ...site } });
  const failure = await announceScheduled(pack, { scheduledTime }, network).then(
    () => undefined,
    (cause: Error) => cause.message,
  );
  const feeds = sent.flatMap(({ body }) => new URLSearchParams(body).getAll("hub.url"));
  return { sent, pauses, failure, feeds };
}

const heldBack = (publishAt: number, more: Partial<Article> = {}) =>
  article({ slug: "pilots", published: at("2024-05-01"), publishAt, ...more });

describe("a tick of the trigger", () => {
  it.each<[what: string, release: number, isAnnounced: boolean]>([
    ["a second before the window", TICK - MINUTE - 1_000, false],
    ["at the start of the window, which belongs to the tick before", TICK - MINUTE, false],
    ["a second after the start of the window", TICK - MINUTE + 1_000, true],
    ["at the end of the window", TICK, true],
    ["a second after the window", TICK + 1_000, false],
  ])("announces a release only within the minute before: %s", async (_, release, isAnnounced) => {
    const { feeds } = await tick([heldBack(release)], { hubs: [HUB] });
    expect(feeds.length > 0).toBe(isAnnounced);
  });

  it("announces the feeds of site, topics, broader topics and authors that contain the article", async () => {
    const fog = article({ slug: "fog", topics: [topic("weather")], authors: [{ name: "Kari Nordmann" }] });
    const vocabulary = [topic("harbour", "transport"), topic("transport"), topic("weather")];
    const pilots = heldBack(TICK, { topics: [topic("harbour", "transport")] });
    const pack = await packOf([fog, pilots], { topics: vocabulary });
    const scopes = scopesWith(changedByClock(pack, TICK - MINUTE, TICK), snapshotAt(pack, TICK));
    expect(scopes.map(pagePath).sort()).toEqual([
      "/",
      "/authors/ingrid-as",
      "/topics/harbour",
      "/topics/transport",
    ]);
    const { sent } = await tick([fog, pilots], { hubs: [HUB] });
    const forms = sent.map(({ body }) => new URLSearchParams(body));
    expect(forms.map((form) => form.get("hub.url")).sort()).toEqual(
      feedAddresses(
        scopes.filter((scope) => pagePath(scope) !== "/topics/transport"),
        SITE.url,
      ).sort(),
    );
    for (const form of forms)
      expect([form.get("hub.mode"), form.get("hub.topic")]).toEqual(["publish", form.get("hub.url")]);
    expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(["application/x-www-form-urlencoded"]));
  });

  it("announces an article whose own date was in the future", async () => {
    const { feeds } = await tick([article({ published: TICK })], { hubs: [HUB] });
    expect(feeds).toContain(`${SITE.url}/topics/harbour/atom.xml`);
  });

  it("announces an expiry, and leaves out a topic and an author that the site no longer names", async () => {
    const coined = { ...topic("fog"), coined: true as const };
    const authors = [{ name: "Kari Nordmann" }];
    const gone = article({ slug: "fog", topics: [topic("harbour"), coined], authors, expires: TICK });
    const { feeds } = await tick([gone, article()], { hubs: [HUB] });
    expect(feeds).toContain(`${SITE.url}/topics/harbour/rss.xml`);
    expect(feeds.join()).not.toMatch(/\/topics\/fog\/|\/authors\/kari-nordmann\//);
  });

  it("announces no expiry of the tick before beside a release of its own", async () => {
    const gale = article({ slug: "gale", topics: [topic("weather")] });
    const before = { ...gale, slug: "before", id: article({ slug: "before" }).id, expires: TICK - MINUTE };
    const { feeds } = await tick([gale, before, heldBack(TICK)], { hubs: [HUB] });
    expect(feeds).toContain(`${SITE.url}/topics/harbour/rss.xml`);
    expect(feeds.join()).not.toContain("/topics/weather/");
  });

  it("announces a withdrawal, also in the feed of corrections", async () => {
    const withdrawn = { date: TICK, reason: "The pilot was not on board." };
    const { feeds } = await tick([article({ withdrawn })], { hubs: [HUB] });
    expect(feeds).toContain(`${SITE.url}/corrections/feed.json`);
    expect(feeds).toContain(`${SITE.url}/authors/ingrid-as/atom.xml`);
  });

  it("announces no unlisted article", async () => {
    expect((await tick([heldBack(TICK, { unlisted: true }), article()], { hubs: [HUB] })).sent).toEqual([]);
  });

  it("sends the articles to IndexNow in one message", async () => {
    const indexNow = { service: "https://search.example/indexnow", key: "12345678" };
    const { sent } = await tick([heldBack(TICK), article({ slug: "fog", expires: TICK })], { indexNow });
    expect(sent.map(({ address }) => address)).toEqual([indexNow.service]);
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({
      host: "notes.example",
      key: "12345678",
      keyLocation: `${SITE.url}/12345678.txt`,
      urlList: [`${SITE.url}/articles/fog`, `${SITE.url}/articles/pilots`],
    });
  });

  it("sends nothing where there is no hub and no IndexNow", async () => {
    expect((await tick([heldBack(TICK)], {})).sent).toEqual([]);
  });
});

describe("the 50 requests of the free plan", () => {
  const authors = Array.from({ length: 100 }, (_, place) => ({ name: `Author ${place}` }));

  it("are enough for any number of feeds and some hubs, because a message has several feeds then", async () => {
    const hubs = [HUB, "https://other.example/", "https://third.example/"];
    const { sent, feeds, failure } = await tick([heldBack(TICK, { authors })], { hubs });
    expect(failure).toBeUndefined();
    expect(sent.length).toBeLessThanOrEqual(40);
    for (const hub of hubs) {
      const own = sent.filter(({ address }) => address === hub);
      const named = own.flatMap(({ body }) => new URLSearchParams(body).getAll("hub.url"));
      expect(new Set(named).size).toBe(3 * 102);
      expect(named).toHaveLength(3 * 102);
    }
    expect(feeds).toHaveLength(3 * 3 * 102);
  });

  it("are not exceeded by repetitions", async () => {
    const { sent, failure } = await tick([heldBack(TICK, { authors })], { hubs: [HUB] }, TICK, [503]);
    expect(sent).toHaveLength(50);
    expect(failure).toMatch(/^not announced: \d+ of \d+ messages: https:\/\/hub\.example\/ answers 503$/);
  });
});

describe("a failed message", () => {
  it("is sent again, at most three times, with pauses", async () => {
    const once = await tick([heldBack(TICK)], { hubs: [HUB] }, TICK, [503, 204]);
    expect([once.sent.length, once.failure, once.pauses]).toEqual([10, undefined, [2_000]]);
    const never = await tick([heldBack(TICK)], { hubs: [HUB] }, TICK, [0]);
    expect([never.sent.length, never.pauses]).toEqual([27, [2_000, 10_000]]);
    expect(never.failure).toBe("not announced: 9 of 9 messages: https://hub.example/ does not answer");
  });
});

describe("ticks, one after the other", () => {
  const minutes = fc.integer({ min: -4, max: 4 });
  const rows = fc.array(
    fc.record({
      release: minutes,
      held: fc.integer({ min: 0, max: 3 }),
      lasts: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      withdrawn: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      slug: fc.constantFrom("harbour", "weather"),
      second: fc.integer({ min: 0, max: 59 }),
    }),
    { maxLength: 6 },
  );

  it("announce each change once, and every feed that has other entries than a minute before", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const articles = all.map(({ release, held, lasts, withdrawn, slug, second }, place) => {
          const published = NOW + release * MINUTE + second * 1_000;
          const shown = published + held * MINUTE;
          return article({
            slug: `n${place}`,
            published,
            topics: [topic(slug)],
            ...(held > 0 ? { publishAt: shown } : {}),
            ...(lasts === undefined ? {} : { expires: shown + lasts * MINUTE }),
            ...(withdrawn === undefined
              ? {}
              : { withdrawn: { date: shown + withdrawn * MINUTE, reason: `Not so, ${place}.` } }),
          });
        });
        const pack = await packOf([article(), ...articles]);
        const scopes = [
          ...scopesWith([...pack.everyArticle(), ...pack.everyNotice()], snapshotAt(pack, NOW + 99 * MINUTE)),
        ];
        const ticks = Array.from({ length: 20 }, (_, place) => NOW + (place - 6) * MINUTE);
        for (const end of ticks) {
          const [before, after] = [snapshotAt(pack, end - MINUTE), snapshotAt(pack, end)];
          const announced = scopesWith(changedByClock(pack, end - MINUTE, end), after).map(pagePath);
          const entries = (scope: (typeof scopes)[number], snapshot: typeof before) =>
            select({ scope, part: SUBSCRIPTION }, snapshot).positions.join();
          const differing = scopes
            .filter((scope) => entries(scope, before) !== entries(scope, after))
            .map(pagePath);
          expect(announced).toEqual(expect.arrayContaining(differing));
          expect(new Set(announced).size).toBe(announced.length);
        }
        // Windows of any length give the same changes: no tick misses one, and none is found twice.
        const [start = 0, end = 0] = [(ticks[0] ?? 0) - MINUTE, ticks.at(-1)];
        const each = ticks.flatMap((tick) => changedByClock(pack, tick - MINUTE, tick));
        expect([...new Set(each)].sort()).toEqual(changedByClock(pack, start, end).sort());
      }),
      { numRuns: 60 },
    );
  });
});
