/** Random articles and questions: what a search finds must be what a plain scan of the articles' words finds. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rank } from "../../../src/edge/search/rank.ts";
import type { Article } from "../../../src/model/article.ts";
import { formsOf } from "../../../src/model/search/forms.ts";
import { parseQuery, printQuery } from "../../../src/model/search/query.ts";
import { termsIn } from "../../../src/model/search/words.ts";
import { article, topic } from "../../support/articles.ts";
import { appOf, NOW, packOf } from "../../support/pack.ts";

const HOUR = 3_600_000;
const WORDS = [
  "tide",
  "tides",
  "ferry",
  "Ferries",
  "pilot",
  "Tromsø",
  "C++",
  "sea-ice",
  "constructor",
  "港湾",
  "湾港局",
  "ทะเล",
  "лёд",
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(" "));

const articles = fc
  .array(
    fc.record({
      title: text,
      summary: text,
      body: text,
      hours: fc.integer({ min: -50, max: 10 }),
      isHarbour: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ title, summary, body, hours, isHarbour }, place) =>
      article({
        slug: `n${place}`,
        title,
        summary,
        contentText: body,
        published: NOW + hours * HOUR,
        topics: [topic(isHarbour ? "harbour" : "weather")],
        authors: [],
      }),
    ),
  );
const question = fc
  .array(fc.tuple(fc.constantFrom("", "", "-"), fc.constantFrom(...WORDS, "湾", "เล", "lead", "harbours")), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.map(([sign, word]) => sign + word).join(" "));

/** Shown articles with the words, newest first. */
function scan(all: readonly Article[], asked: string): Article[] {
  const query = parseQuery(asked);
  if (!query.ok) throw new Error(query.error.reason);
  const { words, exclusions } = query.value;
  return all
    .filter(({ title, summary, contentText, topics, published }) => {
      const terms = new Set(
        [title, summary, contentText, ...topics.map(({ label }) => label)].flatMap((part) =>
          termsIn(part).map((term) => term.text),
        ),
      );
      const has = ({ terms: wanted }: { terms: readonly string[] }) =>
        wanted.every((term) => formsOf(term).some((form) => terms.has(form)));
      return published <= NOW && words.every(has) && !exclusions.some(has);
    })
    .sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

describe("a search", () => {
  it("holds as a feed exactly the articles with the words, newest first", async () => {
    await fc.assert(
      fc.asyncProperty(articles, question, async (all, asked) => {
        const app = await appOf(all, { topics: [topic("harbour"), topic("weather")] });
        const query = parseQuery(asked);
        const q = encodeURIComponent(query.ok ? printQuery(query.value) : "").replaceAll("%20", "+");
        for (const [topics, isWanted] of [
          ["", () => true],
          ["&topics=-harbour", ({ topics }: Article) => topics[0]?.slug !== "harbour"],
        ] as const) {
          const response = await app.request(`/search/feed.json?q=${q}${topics}`);
          expect(response.status).toBe(200);
          const { items } = (await response.json()) as { items: { id: string }[] };
          expect(items.map(({ id }) => id)).toEqual(scan(all.filter(isWanted), asked).map(({ id }) => id));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds as a page what the feed has, and beyond it only beginnings of the last word or of one that is nowhere", async () => {
    await fc.assert(
      fc.asyncProperty(articles, question, async (all, asked) => {
        const query = parseQuery(asked);
        if (!query.ok) throw new Error(query.error.reason);
        const pack = await packOf(all);
        const { positions } = await rank(query.value, pack, NOW);
        const found = positions.map((position) => pack.entries[position]?.id);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(expect.arrayContaining(scan(all, asked).map(({ id }) => id)));
        expect(positions.every((position) => (pack.entries[position]?.published ?? NOW + 1) <= NOW)).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});
