/**
 * Lists the texts that a parser must find in an article's RSS item. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc822, toRfc3339 } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { writeBody } from "../body.ts";
import { type ExpectedTexts, expectedImage, textsOf } from "../expected.ts";
import { expectedPodcast } from "./podcast.ts";

export function expectedRss(article: Article, site: Site): ExpectedTexts {
  const { topics, published, updated, recording } = article;
  return {
    guid: [article.id],
    "guid/@isPermaLink": ["false"],
    title: [article.title],
    link: [article.url],
    pubDate: [toRfc822(published)],
    "atom:updated": updated > published ? [toRfc3339(updated)] : [],
    "dc:creator": article.authors.map(({ name }) => name),
    "dc:language": textsOf(article.language),
    category: topics.map(({ label }) => label),
    description: [escapeMarkup(article.summary)],
    "content:encoded": [writeBody(article.contentHtml)],
    ...expectedImage(article),
    enclosure: recording === undefined ? [] : [""],
    "enclosure/@url": textsOf(recording?.url),
    "enclosure/@length": textsOf(recording?.length),
    "enclosure/@type": textsOf(recording?.type),
    ...expectedPodcast(article, site),
  };
}
