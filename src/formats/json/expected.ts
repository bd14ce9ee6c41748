/**
 * Lists the members that a parser must find in an article's JSON Feed item. The build checks them after
 * rendering.
 */

import type { AuthorSlug } from "../../model/address.ts";
import { type Article, type Author, jsonAuthor } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { iptcUri } from "../../model/topic.ts";
import { writeBody } from "../body.ts";

/**
 * Returns the expected values by the names of their members. For members of the extension, the extension's
 * name comes first.
 */
export function expectedJson(
  article: Article,
  slugOfAuthor: (author: Author) => AuthorSlug,
): Readonly<Record<string, unknown>> {
  const { authors, topics, image, recording } = article;
  const { width, height, alt } = image ?? {};
  return {
    id: article.id,
    title: article.title,
    url: article.url,
    external_url: article.canonical,
    image: image?.url,
    date_published: toRfc3339(article.published),
    date_modified: toRfc3339(article.updated),
    authors: unlessEmpty(authors.map(jsonAuthor)),
    tags: unlessEmpty(topics.map(({ label }) => label)),
    summary: article.summary,
    language: article.language,
    attachments: recording && [
      {
        url: recording.url,
        mime_type: recording.type,
        size_in_bytes: recording.length,
        duration_in_seconds: recording.duration,
      },
    ],
    content_html: writeBody(article.contentHtml),
    "_seedcast.authors": unlessEmpty(authors.map(slugOfAuthor)),
    "_seedcast.dateline": article.dateline,
    "_seedcast.credit": article.credit,
    "_seedcast.label": article.label,
    "_seedcast.image": image === undefined ? undefined : { width, height, alt },
    "_seedcast.corrections": article.corrections?.map(({ date, note }) => ({ date: toRfc3339(date), note })),
    "_seedcast.derived": article.derived,
    "_seedcast.topics": topics.map((topic) => ({
      slug: topic.slug,
      label: topic.label,
      uri: iptcUri(topic),
    })),
  };
}

function unlessEmpty<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values;
}
