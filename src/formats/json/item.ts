/**
 * Renders the head of an article's JSON Feed 1.1 item (https://www.jsonfeed.org/version/1.1/). The `feed`
 * package has version 1 only.
 */

import type { AuthorSlug } from "../../model/address.ts";
import { type Article, type Author, jsonAuthor, type Recording } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { iptcUri } from "../../model/topic.ts";

/**
 * Returns the text of the item before its body: the object's members, and the beginning of the last member.
 */
export function jsonHead(article: Article, slugOfAuthor: (author: Author) => AuthorSlug): string {
  return `${JSON.stringify(jsonItem(article, slugOfAuthor)).slice(0, -1)},"content_html":"`;
}

/** Returns the members of the item before `content_html`. Pages and lists read an entry's texts from them. */
function jsonItem(article: Article, slugOfAuthor: (author: Author) => AuthorSlug) {
  const { authors, topics, image, recording } = article;
  return {
    id: article.id as string,
    url: article.url,
    external_url: article.canonical,
    title: article.title,
    summary: article.summary,
    image: image?.url,
    date_published: toRfc3339(article.published),
    date_modified: toRfc3339(article.updated),
    authors: authors.length === 0 ? undefined : authors.map(jsonAuthor),
    tags: topics.length === 0 ? undefined : topics.map((topic) => topic.label),
    language: article.language,
    attachments: recording === undefined ? undefined : [attachment(recording)],
    // JSON Feed 1.1, Extensions: the name of an extension must start with an underscore.
    _seedcast: {
      /** The last segments of the addresses of the authors' pages, in the order of `authors`. */
      authors: authors.length === 0 ? undefined : authors.map(slugOfAuthor),
      dateline: article.dateline,
      credit: article.credit,
      label: article.label,
      /** The size of `image` in pixels, and its description. */
      image: image === undefined ? undefined : { width: image.width, height: image.height, alt: image.alt },
      corrections: article.corrections?.map(({ date, note }) => ({ date: toRfc3339(date), note })),
      derived: article.derived,
      topics: topics.map((topic) => ({ slug: topic.slug, label: topic.label, uri: iptcUri(topic) })),
    },
  };
}

function attachment({ url, type, length, duration }: Recording) {
  return { url, mime_type: type, size_in_bytes: length, duration_in_seconds: duration };
}

export type JsonItem = ReturnType<typeof jsonItem>;
