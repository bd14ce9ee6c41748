/** Random articles and queries: page and feed must list what a plain filter of the articles lists. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { formsOf } from "../../../src/model/search/forms.ts";
import {
  parseQuery,
  printQuery,
  type SearchQuery,
  type SearchWord,
} from "../../../src/model/search/query.ts";
import { termsIn } from "../../../src/model/search/words.ts";
import { article, topic } from "../../support/articles.ts";
import { appOf, NOW } from "../../support/pack.ts";

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
const query = fc
  .array(fc.tuple(fc.constantFrom("", "", "-"), fc.constantFrom(...WORDS, "湾", "เล", "lead", "harbours")), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.map(([sign, word]) => sign + word).join(" "))
  .map((text) => {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.error.reason}`);
    return parsed.value;
  });
const TOPICS = [topic("harbour"), topic("weather")];

/** Returns the shown articles with the words of a query, newest first. */
function filter(all: readonly Article[], { words, exclusions }: SearchQuery): Article[] {
  return all
    .filter(({ title, summary, contentText, topics, published }) => {
      const terms = new Set(
        [title, summary, contentText, ...topics.map(({ label }) => label)].flatMap((part) =>
          termsIn(part).map((term) => term.text),
        ),
      );
      const has = ({ terms: wanted }: SearchWord) =>
        wanted.every((term) => formsOf(term).some((form) => terms.has(form)));
      return published <= NOW && words.every(has) && !exclusions.some(has);
    })
    .sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

describe("a search", () => {
  it.each([
    ["of all topics", "", () => true],
    ["of some topics", "&topics=-harbour", ({ topics }: Article) => topics[0]?.slug !== "harbour"],
  ] as const)(
    "%s lists as page and feed the articles with its words, newest first",
    async (_, topics, isOn) => {
      await fc.assert(
        fc.asyncProperty(articles, query, async (all, wanted) => {
          const app = await appOf(all, { topics: TOPICS });
          const found = filter(all.filter(isOn), wanted);
          const q = encodeURIComponent(printQuery(wanted)).replaceAll("%20", "+");

          const feed = await app.request(`/search/feed.json?q=${q}${topics}`);
          expect(feed.status).toBe(200);
          const { items } = (await feed.json()) as { items: { id: string }[] };
          expect(items.map(({ id }) => id)).toEqual(found.map(({ id }) => id));

          const listed: (string | undefined)[] = [];
          for (let page = 1; page <= Math.max(1, Math.ceil(found.length / ON_PAGE)); page += 1) {
            const number = page === 1 ? "" : `&page=${page}`;
            const html = await (await app.request(`/search?q=${q}${topics}${number}`)).text();
            expect(html).toContain(
              `<h2 id="entries" class="p-name">${found.length} article${found.length === 1 ? "" : "s"} for `,
            );
            listed.push(...[...html.matchAll(ENTRY)].map(([, slug]) => slug));
          }
          expect(listed).toEqual(found.map(({ slug }) => slug));
        }),
        { numRuns: 60 },
      );
    },
  );
});

const ON_PAGE = 20;
const ENTRY = /<h3 class="p-name"><a class="u-url" href="\/articles\/([^"]+)"/g;
