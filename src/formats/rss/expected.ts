/**
 * Lists the fields that a parser must find in an article's RSS item. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc822, toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup } from "../../model/text.ts";
import { writeBody } from "../body.ts";
import { type ExpectedFields, expectedImage, textsOf } from "../expected.ts";

export function expectedRss(article: Article): ExpectedFields {
  const { topics, published, updated } = article;
  return {
    guid: ["guid[@isPermaLink='false']", [article.id]],
    title: ["title", [article.title]],
    link: ["link", [article.url]],
    pubDate: ["pubDate", [toRfc822(published)]],
    "atom:updated": ["atom:updated", updated > published ? [toRfc3339(updated)] : []],
    "dc:creator": ["dc:creator", article.authors.map(({ name }) => name)],
    "dc:language": ["dc:language", textsOf(article.language)],
    category: ["category", topics.map(({ label }) => label)],
    "attributes of category": ["category/@*", []],
    description: ["description", [escapeMarkup(article.summary)]],
    "content:encoded": ["content:encoded", [writeBody(article.contentHtml)]],
    ...expectedImage(article),
  };
}
