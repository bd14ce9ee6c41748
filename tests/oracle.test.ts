/**
 * Random articles and expressions: a spliced feed must equal what one `Feed` object renders of the same
 * entries. An independent parser reads both. The texts avoid the package's known faults
 * (formats/package-repairs.ts).
 */

import fc from "fast-check";
import { Feed } from "feed";
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import type { Article } from "../src/model/article.ts";
import { printExpression, type TopicExpression } from "../src/model/expression.ts";
import { topicScheme } from "../src/model/site.ts";
import { article, SITE, topic } from "./support/articles.ts";
import { appOf, NOW } from "./support/pack.ts";

const TOPICS = ["harbour", "energy", "weather"].map((slug) => topic(slug));
const words = fc
  .array(fc.constantFrom("ship", "Ås", "tide,", "北", "pilot’s", "fjord.", "№ 7", "“quay”"), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.join(" "));

const articles = fc
  .array(
    fc.record({
      title: words,
      summary: words,
      text: words,
      authors: fc.array(fc.record({ name: words }), { maxLength: 2 }),
      topics: fc.subarray(TOPICS),
      hours: fc.nat(10_000),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ text, hours, ...rest }, place) => {
      const published = NOW - hours * 3_600_000;
      return article({
        ...rest,
        slug: `n${place}`,
        published,
        updated: published,
        contentHtml: `<p>${text}</p>`,
        contentText: text,
      });
    }),
  );
const slugs = fc.subarray(
  TOPICS.map(({ slug }) => slug),
  { minLength: 1 },
);
const expression: fc.Arbitrary<TopicExpression> = fc.record({
  alternatives: fc.array(slugs, { minLength: 1, maxLength: 2 }),
  exclusions: fc.subarray(
    TOPICS.map(({ slug }) => slug),
    { maxLength: 1 },
  ),
});

function chosen(all: readonly Article[], { alternatives, exclusions }: TopicExpression): Article[] {
  const has = (one: Article, slug: string) => one.topics.some((each) => each.slug === slug);
  return all
    .filter(
      (one) =>
        alternatives.some((wanted) => wanted.every((slug) => has(one, slug))) &&
        !exclusions.some((slug) => has(one, slug)),
    )
    .sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

function oneFeed(entries: readonly Article[]): Feed {
  const feed = new Feed({
    id: "urn:x",
    title: SITE.title,
    link: SITE.url,
    copyright: "",
    updated: new Date(NOW),
  });
  for (const one of entries) {
    feed.addItem({
      title: one.title,
      id: one.id,
      link: one.url,
      date: new Date(one.updated),
      published: new Date(one.published),
      description: one.summary,
      content: one.contentHtml,
      author: [...one.authors],
      category: one.topics.map(({ label, slug }) => ({
        name: label,
        term: slug,
        scheme: topicScheme(SITE),
      })),
    });
  }
  return feed;
}

const atomEntries = (xml: string) =>
  (parseAtomFeed(xml).entries ?? []).map(({ title, summary, links, ...entry }) => ({
    ...entry,
    published: Date.parse(entry.published ?? ""),
    updated: Date.parse(entry.updated ?? ""),
    title: title?.value,
    summary: summary?.value,
    link: links?.[0]?.href,
  }));

/** Drops author names: the package writes them where an email address is required. All else must be equal. */
const rssItems = (xml: string) =>
  (parseRssFeed(xml).items ?? []).map(({ authors: _, dc: __, ...item }) => item);

describe("splicing", () => {
  it("gives the entries that one Feed object renders", async () => {
    await fc.assert(
      fc.asyncProperty(articles, expression, async (all, wanted) => {
        const app = await appOf(all, { topics: TOPICS });
        const path = `/topics/${printExpression(wanted)}`;
        const served = async (document: string) => {
          const response = await app.request(`${path}/${document}`);
          const location = response.headers.get("Location");
          return (location === null ? response : await app.request(location)).text();
        };
        const feed = oneFeed(chosen(all, wanted));
        expect(atomEntries(await served("atom.xml"))).toEqual(atomEntries(feed.atom1()));
        expect(rssItems(await served("rss.xml"))).toEqual(rssItems(feed.rss2()));
      }),
      { numRuns: 60 },
    );
  });
});
