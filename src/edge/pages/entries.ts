/** Lists of articles: title, summary, date, authors and topics. Marked up as an h-feed (https://microformats.org/wiki/h-feed). */

import { html } from "hono/html";
import { articlePath, pagePath, scopeOfTopic } from "../../model/address.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import type { PackAuthor, PackEntry, PackImage } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { isKnownAuthor, isKnownTopic } from "../released.ts";
import { ownLanguage } from "./language.ts";
import { marker } from "./marked.ts";
import type { Markup } from "./markup.ts";

export type ListOptions = {
  /** Words of a search, which are marked in the texts. */
  readonly terms?: ReadonlySet<string>;
  /** The number of the first entry, if it is not 1. */
  readonly first?: number;
  /** The text for an empty list. */
  readonly none?: Markup;
};

export function entryList(
  heading: string,
  entries: readonly PackEntry[],
  pack: Pack,
  now: Instant,
  { terms, first = 1, none = html`<p>There are no articles yet.</p>` }: ListOptions = {},
): Markup {
  const shown = terms === undefined ? (text: string) => text : marker(terms);
  return html`<section class="h-feed" aria-labelledby="entries">
<h2 id="entries" class="p-name">${heading}</h2>
${
  entries.length === 0
    ? none
    : html`<ol class="entries"${first === 1 ? "" : html` start="${first}"`}>
${entries.map((entry) => entryItem(entry, shown, pack, now))}</ol>`
}
</section>`;
}

function entryItem(
  entry: PackEntry,
  shown: (text: string) => string | Markup,
  pack: Pack,
  now: Instant,
): Markup {
  const { title, summary, slug, language, image, authors, topics } = entry;
  const own = ownLanguage(language, pack.site.language);
  const by = authors.length === 0 ? "" : html` <span class="byline">${byline(authors, pack, now)}</span>`;
  return html`<li class="h-entry"><div class="entry">
<h3 class="p-name"${own}><a class="u-url" href="${articlePath(slug)}">${shown(title)}</a></h3>
${image === undefined ? "" : thumbnail(image)}<p class="p-summary"${own}>${shown(summary)}</p>
<p class="meta">${day(entry.published, "dt-published", pack)}${by}${topicLinks(topics, pack, now)}</p>
</div></li>
`;
}

/** Lists authors. Each author with a page is a link. */
export function byline(authors: readonly PackAuthor[], pack: Pack, now: Instant): Markup {
  return html`By ${authors.map((author, place) => html`${separator(place, authors.length)}${authorLink(author, pack, now)}`)}`;
}

export function day(instant: Instant, property: "dt-published" | "dt-updated", { writtenDay }: Pack): Markup {
  return html`<time class="${property}" datetime="${toRfc3339(instant)}">${writtenDay(instant)}</time>`;
}

/** Links the known topics of an article. A topic that only unpublished articles have is not known. */
export function topicLinks(slugs: PackEntry["topics"], pack: Pack, now: Instant): Markup | "" {
  const topics = slugs
    .filter((slug) => isKnownTopic(slug, pack, now))
    .flatMap((slug) => pack.topics.get(slug) ?? []);
  if (topics.length === 0) return "";
  return html` <span class="topics">${topics.map((topic, place) => html`${place === 0 ? "" : ", "}<a class="p-category" rel="tag" href="${pagePath(scopeOfTopic(topic))}">${topic.label}</a>`)}</span>`;
}

/** Returns `1 article`, `12 articles`. */
export function articles(total: number): string {
  return total === 1 ? "1 article" : `${total} articles`;
}

/** Shows a number beside a topic's name. Screen readers also read `articles`. */
export function count(total: number): Markup {
  return html`<span class="count">${total}<span class="unseen"> ${total === 1 ? "article" : "articles"}</span></span>`;
}

/** Links an author only if that author has a listed article. */
function authorLink({ slug, name }: PackAuthor, pack: Pack, now: Instant): Markup {
  return isKnownAuthor(slug, pack, now)
    ? html`<a class="p-author h-card" rel="author" href="${pagePath({ kind: "author", slug })}">${name}</a>`
    : html`<span class="p-author h-card">${name}</span>`;
}

function separator(place: number, count: number): string {
  if (place === 0) return "";
  return place === count - 1 ? " and " : ", ";
}

/** A small lead image. Its alternative text is empty, because the title is beside it. */
function thumbnail({ url, width, height }: PackImage): Markup {
  const sides = width === undefined || height === undefined ? "" : html` width="${width}" height="${height}"`;
  return html`<img class="u-photo" src="${url}" alt="" loading="lazy"${sides}>
`;
}
