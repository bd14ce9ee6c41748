/**
 * Lists the fields that a parser must find in an article's Atom entry. The build checks them after rendering.
 */

import type { Article } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { writeBody } from "../body.ts";
import { type ExpectedFields, expectedImage, textsOf } from "../expected.ts";

export function expectedAtom(article: Article, site: Site): ExpectedFields {
  const { topics, authors, recording } = article;
  return {
    id: ["atom:id", [article.atomId ?? article.id]],
    title: ["atom:title[@type='text']", [article.title]],
    link: ["atom:link[@rel='alternate']/@href", [article.url]],
    published: ["atom:published", [toRfc3339(article.published)]],
    updated: ["atom:updated", [toRfc3339(article.updated)]],
    author: ["atom:author/atom:name", authors.map(({ name }) => name)],
    uri: ["atom:author/atom:uri", authors.flatMap(({ url }) => url ?? [])],
    "xml:lang": ["@xml:lang", textsOf(article.language)],
    term: ["atom:category/@term", topics.map(({ slug }) => slug)],
    scheme: ["atom:category/@scheme", topics.map(() => topicScheme(site))],
    label: ["atom:category/@label", topics.map(({ label }) => label)],
    summary: ["atom:summary[@type='text']", [article.summary]],
    content: ["atom:content[@type='html']", [writeBody(article.contentHtml)]],
    ...expectedImage(article),
    enclosure: ["atom:link[@rel='enclosure']/@href", textsOf(recording?.url)],
    "enclosure/@length": ["atom:link[@rel='enclosure']/@length", textsOf(recording?.length)],
    "enclosure/@type": ["atom:link[@rel='enclosure']/@type", textsOf(recording?.type)],
  };
}
