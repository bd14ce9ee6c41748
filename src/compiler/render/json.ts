/** Renders an article as a JSON Feed 1.1 item (https://www.jsonfeed.org/version/1.1/). The `feed` package has version 1 only. */

import { type Article, jsonAuthor } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { iptcUri } from "../../model/topic.ts";

export function renderJson(article: Article): string {
  return JSON.stringify(toItem(article));
}

function toItem(article: Article) {
  return {
    id: article.id,
    url: article.url,
    external_url: article.canonical,
    title: article.title,
    content_html: article.contentHtml,
    content_text: article.contentText,
    summary: article.summary,
    image: article.image?.url,
    date_published: toRfc3339(article.published),
    date_modified: toRfc3339(article.updated),
    authors: article.authors.length === 0 ? undefined : article.authors.map(jsonAuthor),
    tags: article.topics.length === 0 ? undefined : article.topics.map((topic) => topic.label),
    language: article.language,
    // The name of an extension starts with an underscore. JSON Feed 1.1, Extensions
    _seedcast: {
      dateline: article.dateline,
      credit: article.credit,
      label: article.label,
      corrections: article.corrections?.map(({ date, note }) => ({ date: toRfc3339(date), note })),
      derived: article.derived,
      topics: article.topics.map((topic) => ({ slug: topic.slug, label: topic.label, uri: iptcUri(topic) })),
    },
  };
}
