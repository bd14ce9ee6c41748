/**
 * Lists the texts that a parser must find in an article's Atom entry. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { writeBody } from "../body.ts";
import { type ExpectedTexts, expectedImage, textsOf } from "../expected.ts";

export function expectedAtom(article: Article, site: Site): ExpectedTexts {
  const { topics, authors, recording } = article;
  return {
    "@xml:lang": textsOf(article.language),
    id: [article.atomId ?? article.id],
    title: [article.title],
    "title/@type": ["text"],
    "link/@rel": ["alternate", ...textsOf(recording && "enclosure")],
    "link/@type": ["text/html", ...textsOf(recording?.type)],
    "link/@href": [article.url, ...textsOf(recording?.url)],
    "link/@length": textsOf(recording?.length),
    published: [toRfc3339(article.published)],
    updated: [toRfc3339(article.updated)],
    "author/name": authors.map(({ name }) => name),
    "author/uri": authors.flatMap(({ url }) => url ?? []),
    "category/@term": topics.map(({ slug }) => slug),
    "category/@scheme": topics.map(() => topicScheme(site)),
    "category/@label": topics.map(({ label }) => label),
    summary: [article.summary],
    "summary/@type": ["text"],
    content: [writeBody(article.contentHtml)],
    "content/@type": ["html"],
    ...expectedImage(article),
  };
}
