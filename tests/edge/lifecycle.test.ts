/** Held back, expiring and unlisted articles. The clock shows and hides them without a new build. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import type { Article } from "../../src/model/article.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf, NOW, packOf } from "../support/pack.ts";

const HOUR = 3_600_000;
const EVERY_KIND = [
  "/rss.xml",
  "/feed.json",
  "/archive/1/atom.xml",
  "/topics/harbour/atom.xml",
  "/rss.xml?limit=2",
  "/authors/ingrid-as/rss.xml",
  "/atom.xml",
  "/corrections/feed.json",
  "/corrections/archive/1/atom.xml",
  "/corrections/rss.xml?limit=1",
  "/search/atom.xml?q=tide",
  "/search/feed.json?q=tide&topics=harbour",
  "/search/rss.xml?q=tide+-harbour&limit=3",
];

/** Hours from now. Many are equal, and some are long past. */
const hours = fc.integer({ min: -30, max: 12 });
const timed = fc.array(
  fc.record({
    date: hours,
    heldBack: fc.option(fc.nat(20), { nil: undefined }),
    lasts: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    withdrawn: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    edited: fc.nat(10),
    corrected: fc.option(fc.nat(20), { nil: undefined }),
    isHarbour: fc.boolean(),
  }),
  { maxLength: 70 },
);

/** A limit that most feeds reach. An entry has about a thousand bytes. */
const pageBytes = fc.option(fc.record({ pageBytes: fc.integer({ min: 1, max: 40_000 }) }), { nil: {} });

type Row = typeof timed extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function toArticle(row: Row, place: number) {
  const published = NOW + row.date * HOUR;
  const publishAt =
    row.heldBack === undefined || row.heldBack === 0 ? undefined : published + row.heldBack * HOUR;
  const expires = row.lasts === undefined ? undefined : (publishAt ?? published) + row.lasts * HOUR;
  return article({
    slug: `n${place}`,
    published,
    updated: published + Math.max(row.edited, row.corrected ?? 0) * HOUR,
    topics: row.isHarbour ? [topic("harbour")] : [topic("energy")],
    ...(publishAt === undefined ? {} : { publishAt }),
    ...(expires === undefined ? {} : { expires }),
    ...(row.withdrawn === undefined
      ? {}
      : { withdrawn: { date: published + row.withdrawn * HOUR, reason: `Not so, ${place}.` } }),
    ...(row.corrected === undefined
      ? {}
      : { corrections: [{ date: published + row.corrected * HOUR, note: `Rather, ${place}.` }] }),
  });
}

const isShown = (
  { published, publishAt = published, expires = Number.POSITIVE_INFINITY, withdrawn }: Article,
  now: number,
) =>
  published <= now &&
  publishAt <= now &&
  now < expires &&
  now < (withdrawn?.date ?? Number.POSITIVE_INFINITY);

/** Returns true if the article was released and is withdrawn. Then feeds have a withdrawn entry. */
const wasWithdrawn = ({ published, publishAt = published, withdrawn }: Article, now: number) =>
  withdrawn !== undefined && publishAt <= withdrawn.date && withdrawn.date <= now;

const TOPICS = [topic("harbour"), topic("energy")];

describe("articles that come and go", () => {
  it("are in a feed and its archives only while they are shown", async () => {
    await fc.assert(
      fc.asyncProperty(timed, fc.integer({ min: 1, max: 60 }), hours, async (rows, pageSize, at) => {
        const all = rows.map(toArticle);
        const now = NOW + at * HOUR;
        const app = await appOf(all, { site: { ...SITE, pageSize }, topics: TOPICS, now });
        for (const scope of ["", "/topics/harbour"]) {
          const wanted = all.filter(
            (one) => isShown(one, now) && (scope === "" || one.topics[0]?.slug === "harbour"),
          );
          const withdrawn = all.filter(
            (one) => wasWithdrawn(one, now) && (scope === "" || one.topics[0]?.slug === "harbour"),
          );
          const walked: string[] = [];
          const reported = new Set<string>();
          for (let path: string | undefined = `${scope}/feed.json`; path !== undefined; ) {
            const { items, next_url, _seedcast } = (await (await app.request(path)).json()) as {
              items: { id: string }[];
              next_url?: string;
              _seedcast?: { withdrawn: { id: string }[] };
            };
            walked.push(...items.map(({ id }) => id));
            for (const { id } of _seedcast?.withdrawn ?? []) reported.add(id);
            path = next_url?.replace(SITE.url, "");
          }
          expect([...new Set(walked)].toSorted()).toEqual(
            [...wanted, ...withdrawn].map(({ id }) => id).toSorted(),
          );
          expect([...reported].toSorted()).toEqual(withdrawn.map(({ id }) => id).toSorted());
        }
      }),
      { numRuns: 40 },
    );
  });

  it("change a document, its tag and its date together, at the instant when its max-age ends", async () => {
    await fc.assert(
      fc.asyncProperty(timed, fc.integer({ min: 1, max: 60 }), pageBytes, async (rows, pageSize, bytes) => {
        const pack = await packOf(rows.map(toArticle), {
          site: { ...SITE, pageSize, ...bytes, ttl: 10_080 },
          topics: TOPICS,
        });
        let now = NOW - 32 * HOUR;
        const lasting = createApp(pack, () => now);
        const last = new Map<string, { body: string; tag: string; modified: number; keptUntil: number }>();
        for (; now < NOW + 60 * HOUR; now += HOUR) {
          const fresh = createApp(pack, () => now);
          for (const path of EVERY_KIND) {
            const response = await lasting.request(path);
            if (response.status !== 200) continue;
            const body = await response.text();
            expect(body, `${path} as a Worker that has just started answers it`).toBe(
              await (await fresh.request(path)).text(),
            );
            const header = (name: string) => response.headers.get(name) ?? "";
            const [tag, modified] = [header("ETag"), Date.parse(header("Last-Modified"))];
            const before = last.get(path);
            expect(modified).toBeLessThanOrEqual(now);
            if (before !== undefined) {
              expect(tag === before.tag).toBe(body === before.body);
              // Requirement 6: Last-Modified alone shows every change.
              if (body !== before.body) expect(modified).toBeGreaterThan(before.modified);
              if (body !== before.body) expect(before.keptUntil, path).toBeLessThanOrEqual(now);
            }
            const maxAge = Number(/max-age=(\d+)/.exec(header("Cache-Control"))?.[1]);
            last.set(path, { body, tag, modified, keptUntil: now + maxAge * 1000 });
          }
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe("requirement 23: an article that is not shown", () => {
  const heldBack = article({
    slug: "secret",
    title: "Secret",
    published: NOW - HOUR,
    publishAt: NOW + HOUR,
    authors: [{ name: "Secret Ed" }],
  });
  const expired = article({
    slug: "secret-gone",
    title: "Secret gone",
    published: NOW - 5 * HOUR,
    expires: NOW,
    authors: [{ name: "Secret Ed" }],
  });
  const unlisted = article({
    slug: "unlisted",
    title: "Secret link",
    unlisted: true,
    authors: [{ name: "Secret Ed" }],
  });

  it("is mentioned nowhere", async () => {
    const app = await appOf([article(), heldBack, expired, unlisted]);
    for (const path of [
      ...EVERY_KIND,
      "/",
      "/topics",
      "/topics/harbour",
      "/topics.json",
      "/feeds.opml",
      "/sitemap.xml",
      "/authors/secret-e",
    ])
      expect(await (await app.request(path)).text(), path).not.toMatch(/secret/i);
    expect(await (await app.request("/topics.json")).json()).toMatchObject({
      topics: [{ slug: "harbour", count: 1 }],
    });
  });

  it("has a page if it is unlisted, and is 410 if it expired", async () => {
    const app = await appOf([article(), heldBack, expired, unlisted]);
    const status = async (path: string) => (await app.request(path)).status;
    expect([
      await status("/articles/unlisted"),
      await status("/articles/secret"),
      await status("/articles/secret-gone"),
    ]).toEqual([200, 404, 410]);
  });

  it("keeps its slot, so that the other entries of an archive document stay", async () => {
    const all = Array.from({ length: 120 }, (_, place) =>
      article({
        slug: `n${place}`,
        published: NOW - (200 - place) * HOUR,
        ...(place === 20 ? { expires: NOW } : {}),
      }),
    );
    const ids = async (path: string, now: number) =>
      (
        (await (await (await appOf(all, { now })).request(path)).json()) as { items: { id: string }[] }
      ).items.map(({ id }) => id);
    const before = await ids("/archive/1/feed.json", NOW - 1000);
    expect(await ids("/archive/1/feed.json", NOW)).toEqual(before.filter((id) => id !== all[20]?.id));
    expect(await ids("/archive/2/feed.json", NOW)).toEqual(await ids("/archive/2/feed.json", NOW - 1000));
  });
});

describe("an unreleased article", () => {
  it("has no page, no entry and no count until its date", async () => {
    const scheduled = article({
      slug: "scheduled",
      title: "Embargoed",
      published: NOW + 24 * HOUR,
      authors: [{ name: "Scheduled Ed" }, { name: "SCHEDULED ÅS" }],
      topics: [topic("harbour"), { ...topic("scheduled-merger"), coined: true }],
    });
    const out = article({ authors: [{ name: "Scheduled Ås" }] });
    const redirects = { "/old-scheduled": "/articles/scheduled" };
    const before = await appOf([out, scheduled], { redirects });
    for (const path of [
      "/articles/scheduled",
      "/old-scheduled",
      "/authors/scheduled-ed",
      "/authors/scheduled-ed/rss.xml",
      "/topics/scheduled-merger/rss.xml",
    ])
      expect((await before.request(path)).status, path).toBe(404);
    expect(await (await before.request("/authors/scheduled-e")).text()).not.toContain("-ed");
    expect(await (await before.request("/topics/scheduled-merge")).text()).not.toContain("merger");
    for (const path of [
      "/",
      "/rss.xml",
      "/atom.xml",
      "/feed.json",
      "/topics",
      "/topics/harbour",
      "/topics.json",
      "/topics/harbour/feed.json",
      "/archive/1/rss.xml",
      "/feeds.opml",
      "/sitemap.xml",
    ]) {
      expect(await (await before.request(path)).text(), path).not.toMatch(
        /Embargoed|scheduled-[^a]|SCHEDULED/,
      );
    }
    expect(await (await before.request("/authors/scheduled-as/rss.xml")).text()).toContain(
      ": Scheduled Ås</title>",
    );
    const after = await appOf([out, scheduled], { redirects, now: NOW + 24 * HOUR });
    expect((await after.request("/articles/scheduled")).status).toBe(200);
    expect((await after.request("/old-scheduled")).headers.get("Location")).toBe("/articles/scheduled");
    expect((await after.request("/topics/scheduled-merger")).status).toBe(200);
    expect(await (await after.request("/rss.xml")).text()).toContain("Embargoed");
  });
});
