import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { has, intersect, subtract, unite } from "../../src/edge/positions.ts";
import { type Selection, select } from "../../src/edge/select.ts";
import { snapshotAt } from "../../src/edge/snapshot.ts";
import { EVERYTHING, type FeedAddress, type Scope, scopeOfTopic } from "../../src/model/address.ts";
import type { TopicExpression } from "../../src/model/expression.ts";
import { withBroader } from "../../src/model/topic.ts";
import type { Pack } from "../../src/pack/read.ts";
import { article, at, SITE, topic } from "../support/articles.ts";
import { NOW, packOf } from "../support/pack.ts";

const DAY = 86_400_000;
const TOPICS = [topic("a"), topic("b", "a"), topic("c", "b"), topic("d"), topic("e")];
const BY_SLUG = new Map(TOPICS.map((one) => [one.slug, one]));

const corpus = fc
  .array(
    fc.record({
      day: fc.integer({ min: -40, max: 5 }),
      topics: fc.subarray(TOPICS),
      edited: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ day, topics, edited }, place) =>
      article({ slug: `n${place}`, published: NOW + day * DAY, updated: NOW + (day + edited) * DAY, topics }),
    ),
  );
const some = fc.subarray(
  TOPICS.map(({ slug }) => slug),
  { minLength: 1, maxLength: 3 },
);
const expression: fc.Arbitrary<TopicExpression> = fc.record({
  alternatives: fc.array(some, { maxLength: 3 }),
  exclusions: fc.subarray(
    TOPICS.map(({ slug }) => slug),
    { maxLength: 2 },
  ),
});

function newest(scope: Scope, pack: Pack, now: number, limit: number): Selection {
  const selection = select({ scope, part: { kind: "subscription", limit } }, snapshotAt(pack, now));
  if (selection === undefined) throw new Error("a subscription document is always there");
  return selection;
}

describe("select", () => {
  it("chooses the articles whose own topics match the expression", async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        expression,
        fc.integer({ min: 1, max: 8 }),
        async (articles, wanted, limit) => {
          const pack = await packOf(articles, { topics: TOPICS });
          const reached = (one: (typeof articles)[number]) =>
            new Set(one.topics.flatMap(({ slug }) => withBroader(slug, BY_SLUG)));
          const matching = articles
            .filter((one) => one.published <= NOW)
            .filter(
              (one) =>
                wanted.alternatives.length === 0 ||
                wanted.alternatives.some((all) => all.every((slug) => reached(one).has(slug))),
            )
            .filter((one) => !wanted.exclusions.some((slug) => reached(one).has(slug)))
            .sort((x, y) => y.published - x.published || (x.id < y.id ? -1 : 1));
          const selection = newest({ kind: "topics", expression: wanted }, pack, NOW, limit);
          expect(selection.positions.map(pack.slugOf)).toEqual(
            matching.slice(0, limit).map(({ slug }) => slug),
          );
          expect(snapshotAt(pack, NOW).entriesOf({ kind: "topics", expression: wanted }).total).toBe(
            matching.length,
          );
          expect(selection.updated).toBeLessThanOrEqual(NOW);
        },
      ),
    );
  });
});

describe("the clock", () => {
  const released = article({ slug: "out", published: NOW - DAY });
  const next = article({ slug: "next", published: NOW + DAY });
  const later = article({ slug: "later", published: NOW + 2 * DAY, topics: [topic("other")] });

  it("shows an entry from its date on, and returns the instant of the next one", async () => {
    const pack = await packOf([later, released, next]);
    const slugs = (now: number) => newest(EVERYTHING, pack, now, 9).positions.map(pack.slugOf);
    expect(slugs(NOW)).toEqual(["out"]);
    expect(slugs(NOW + DAY - 1000)).toEqual(["out"]);
    expect(slugs(NOW + DAY)).toEqual(["next", "out"]);
    expect(newest(EVERYTHING, pack, NOW, 9).nextChange).toBe(next.published);
    expect(newest(EVERYTHING, pack, NOW + 3 * DAY, 9).nextChange).toBe(Number.POSITIVE_INFINITY);
  });

  it("keeps an unreleased entry out of counts and dates", async () => {
    const pack = await packOf([later, released, next]);
    expect(snapshotAt(pack, NOW).summarise(scopeOfTopic(topic("harbour")))).toEqual({
      total: 1,
      newest: released.published,
    });
    expect(snapshotAt(pack, NOW).summarise(scopeOfTopic(topic("other")))).toEqual({ total: 0 });
  });
});

describe("requirement 6: updated is the newest change inside this feed", () => {
  const old = article({
    slug: "old",
    published: at("2024-01-01T00:00:00Z"),
    updated: at("2024-05-20T00:00:00Z"),
  });
  const fresh = article({ slug: "fresh", published: at("2024-05-01T00:00:00Z"), topics: [topic("other")] });

  it("counts edits, and nothing of other topics", async () => {
    const pack = await packOf([old, fresh]);
    const scope = (slug: string) => scopeOfTopic(topic(slug));
    expect(newest(EVERYTHING, pack, NOW, 9).updated).toBe(old.updated);
    expect(newest(scope("other"), pack, NOW, 9).updated).toBe(fresh.published);
  });

  it("counts a revision of the site, once it is past", async () => {
    const revised = at("2024-05-25T00:00:00Z");
    const pack = await packOf([old], { site: { ...SITE, revised } });
    expect(newest(EVERYTHING, pack, NOW, 9).updated).toBe(revised);
    expect(newest(EVERYTHING, pack, revised - 1000, 9).updated).toBe(old.updated);
  });

  it("is never in the future", async () => {
    const pack = await packOf([article({ published: NOW - DAY, updated: NOW + DAY })]);
    expect(newest(EVERYTHING, pack, NOW, 9).updated).toBe(NOW - DAY);
  });

  it("of an empty feed is the site's oldest published instant, else the epoch", async () => {
    const none: Scope = {
      kind: "topics",
      expression: { alternatives: [[topic("harbour").slug, topic("other").slug]], exclusions: [] },
    };
    expect(newest(none, await packOf([old, fresh]), NOW, 9)).toMatchObject({
      positions: [],
      updated: old.published,
    });
    expect(newest(EVERYTHING, await packOf([]), NOW, 9).updated).toBe(0);
  });

  it("of a feed whose entries are all unreleased is the epoch, at any time", async () => {
    const pack = await packOf([article({ published: NOW + DAY })]);
    expect(newest(EVERYTHING, pack, NOW, 9).updated).toBe(0);
    expect(newest(EVERYTHING, pack, NOW + 1000, 9).updated).toBe(0);
  });
});

describe("requirement 6: updated counts the ledger's changes", () => {
  const many = Array.from({ length: 60 }, (_, day) =>
    article({ slug: `n${day}`, published: NOW - (70 - day) * DAY }),
  );
  const dateOf = async (
    history: Record<string, { changed?: number; added?: number }>,
    part: FeedAddress["part"],
  ) => select({ scope: EVERYTHING, part }, snapshotAt(await packOf(many, { history }), NOW)).updated;
  const archive = (number: number) => ({ kind: "archive", number }) as const;

  it("an edit, in the documents that have the entry", async () => {
    const history = { n3: { changed: NOW - 1000 } };
    expect(await dateOf(history, archive(1))).toBe(NOW - 1000);
    expect(await dateOf(history, archive(2))).toBe(NOW - 11 * DAY);
    expect(await dateOf(history, { kind: "subscription" })).toBe(NOW - 11 * DAY);
  });

  it("an addition, in every document that has it or newer entries, because it moved their places", async () => {
    const history = { n55: { added: NOW - 5000, changed: NOW - 5000 } };
    expect(await dateOf(history, archive(2))).toBe(NOW - 5000);
    // In the first archive document the last change is still the first entry of the second one.
    expect(await dateOf(history, archive(1))).toBe(NOW - 20 * DAY);
    expect(await dateOf({ n3: { added: NOW - 5000 } }, archive(2))).toBe(NOW - 5000);
    // It moved the archive document to which a document with a limit links.
    expect(await dateOf({ n3: { added: NOW - 5000 } }, { kind: "subscription", limit: 5 })).toBe(NOW - 5000);
    expect(await dateOf({ n3: { added: NOW - 5000 } }, { kind: "subscription", limit: 60 })).toBe(
      NOW - 11 * DAY,
    );
  });

  it("nothing ahead of the clock", async () => {
    expect(await dateOf({ n55: { changed: NOW + 1000 } }, { kind: "subscription" })).toBe(NOW - 11 * DAY);
  });
});

describe("position lists", () => {
  const ascending = (numbers: number[]) => numbers.sort((a, b) => a - b);
  const list = fc.uniqueArray(fc.nat(20)).map(ascending);

  it("intersect as sets do if one is much longer than the other", () => {
    const short = fc.uniqueArray(fc.nat(400), { maxLength: 3 }).map(ascending);
    const long = fc.uniqueArray(fc.nat(400), { minLength: 193, maxLength: 300 }).map(ascending);
    fc.assert(
      fc.property(short, long, (a, b) => {
        const [p, q] = [Uint32Array.from(a), Uint32Array.from(b)];
        const both = a.filter((one) => b.includes(one));
        expect([[...intersect(p, q)], [...intersect(q, p)]]).toEqual([both, both]);
      }),
    );
  });

  it("behave as sets do", () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [x, y] = [new Set(a), new Set(b)];
        const ordered = (set: Set<number>) => [...set].sort((one, other) => one - other);
        const [p, q] = [Uint32Array.from(a), Uint32Array.from(b)];
        expect([...intersect(p, q)]).toEqual(ordered(x.intersection(y)));
        expect([...unite(p, q)]).toEqual(ordered(x.union(y)));
        expect([...subtract(p, q)]).toEqual(ordered(x.difference(y)));
        for (let one = 0; one <= 20; one += 1) expect(has(p, one)).toBe(x.has(one));
      }),
    );
  });
});
