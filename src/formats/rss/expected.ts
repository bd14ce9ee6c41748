/**
 * Lists the texts that a parser must find in an article's RSS item. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc822 } from "../../model/instant.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { writeBody } from "../body.ts";
import { type ExpectedTexts, expectedImage, textsOf } from "../expected.ts";

export function expectedRss(article: Article, site: Site): ExpectedTexts {
  const { topics } = article;
  return {
    guid: [article.id],
    "guid/@isPermaLink": ["false"],
    title: [article.title],
    link: [article.url],
    pubDate: [toRfc822(article.published)],
    "dc:creator": article.authors.map(({ name }) => name),
    "dc:language": textsOf(article.language),
    category: topics.map(({ label }) => label),
    "category/@domain": topics.map(() => topicScheme(site)),
    description: [escapeMarkup(article.summary)],
    "content:encoded": [writeBody(article.contentHtml)],
    ...expectedImage(article),
  };
}
