/** Complete and realistic articles and sites for tests. A test overrides the fields that it is about. */

import { articleId } from "../../src/compiler/ground/identity.ts";
import type { Article } from "../../src/model/article.ts";
import { articleUrl, type Site } from "../../src/model/site.ts";
import type { Topic, TopicSlug } from "../../src/model/topic.ts";

export const SITE: Site = {
  id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  url: "https://notes.example",
  title: "Harbour & Fjord Notes",
  description: "What moves in the harbour, and why.",
  language: "en",
  timezone: "UTC",
  authors: [{ name: "The Harbour Desk" }],
  pageSize: 50,
  ttl: 15,
};

export const at = (date: string): number => Date.parse(date);

export function topic(slug: string, broader?: string): Topic {
  const label = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
  return {
    slug: slug as TopicSlug,
    label,
    ...(broader === undefined ? {} : { broader: broader as TopicSlug }),
  };
}

export function article(overrides: Partial<Article> & { readonly slug?: string } = {}): Article {
  const slug = overrides.slug ?? "tides";
  const published = overrides.published ?? at("2024-05-06T08:30:00Z");
  return {
    id: articleId(SITE.id, slug),
    slug,
    url: articleUrl(SITE, slug),
    title: "How to read a tide table",
    published,
    updated: published,
    authors: [{ name: "Ingrid Ås" }],
    topics: [topic("harbour")],
    summary: "The first column is the hour.",
    contentHtml: "<p>The first column is the hour.</p>",
    contentText: "The first column is the hour.",
    ...overrides,
  };
}
