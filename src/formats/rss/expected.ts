/**
 * Lists the fields that a parser must find in an article's RSS item. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc822 } from "../../model/instant.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { writeBody } from "../body.ts";
import { type ExpectedFields, expectedImage, textsOf } from "../expected.ts";
import { expectedPodcast } from "./podcast.ts";

export function expectedRss(article: Article, site: Site): ExpectedFields {
  const { topics, recording } = article;
  return {
    guid: ["guid[@isPermaLink='false']", [article.id]],
    title: ["title", [article.title]],
    link: ["link", [article.url]],
    pubDate: ["pubDate", [toRfc822(article.published)]],
    "dc:creator": ["dc:creator", article.authors.map(({ name }) => name)],
    "dc:language": ["dc:language", textsOf(article.language)],
    category: ["category", topics.map(({ label }) => label)],
    domain: ["category/@domain", topics.map(() => topicScheme(site))],
    description: ["description", [escapeMarkup(article.summary)]],
    "content:encoded": ["content:encoded", [writeBody(article.contentHtml)]],
    ...expectedImage(article),
    enclosure: ["enclosure", recording === undefined ? [] : [""]],
    "enclosure/@url": ["enclosure/@url", textsOf(recording?.url)],
    "enclosure/@length": ["enclosure/@length", textsOf(recording?.length)],
    "enclosure/@type": ["enclosure/@type", textsOf(recording?.type)],
    ...expectedPodcast(article, site),
  };
}
