/**
 * Lists of articles, each with title, summary, date, authors and topics. A list is marked up as an h-feed
 * (https://microformats.org/wiki/h-feed).
 */

import { articlePath, pagePath, scopeOfTopic } from "../../model/address.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import type { PackAuthor } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import type { Entry, EntryImage } from "../entry.ts";
import type { Snapshot } from "../snapshot.ts";
import { interfaceWords, ownLanguage, publisherWords } from "./language.ts";
import { marker } from "./marked.ts";
import { html, type Markup } from "./markup.ts";

export type ListOptions = {
  /** The search terms to highlight in the texts. */
  readonly terms?: ReadonlySet<string>;
  /** The text to show if the list is empty. */
  readonly none?: Markup | string;
};

export function entryList(
  heading: Markup | string,
  entries: readonly Entry[],
  snapshot: Snapshot,
  { terms, none = "There are no articles yet." }: ListOptions = {},
): Markup {
  const shown = terms === undefined ? (text: string) => text : marker(terms);
  const words = interfaceWords(snapshot.site);
  return html`<section class="h-feed" aria-labelledby="entries">
<h2 id="entries" class="p-name"${words}>${heading}</h2>
${
  entries.length === 0
    ? html`<p${words}>${none}</p>`
    : html`<ol class="entries">
${entries.map((entry) => entryItem(entry, shown, snapshot))}</ol>`
}
</section>`;
}

function entryItem(entry: Entry, shown: (text: string) => string | Markup, snapshot: Snapshot): Markup {
  const { title, summary, slug, language, image, authors, topics } = entry;
  const own = ownLanguage(language, snapshot.site.language);
  const by = authors.length === 0 ? "" : html` ${byline(authors, snapshot)}`;
  return html`<li class="h-entry"><div class="entry">
<h3 class="p-name"${own}><a class="u-url" href="${articlePath(slug)}">${shown(title)}</a></h3>
${image === undefined ? "" : thumbnail(image)}<p class="p-summary"${own}>${shown(summary)}</p>
<p class="meta">${day(entry.published, "dt-published", snapshot)}${by}${topicLinks(topics, snapshot)}</p>
</div></li>
`;
}

/** Returns the authors' names. Each is a link if the author has a page. */
export function byline(authors: readonly PackAuthor[], snapshot: Snapshot): Markup {
  return html`<span class="byline"${interfaceWords(snapshot.site)}>By ${authors.map((author, place) => html`${separator(place, authors.length)}${authorLink(author, snapshot)}`)}</span>`;
}

export function day(instant: Instant, property: "dt-published" | "dt-updated", { writtenDay }: Pack): Markup {
  return html`<time class="${property}" datetime="${toRfc3339(instant)}">${writtenDay(instant)}</time>`;
}

/** Returns links to an article's topics. Leaves out a topic that only unpublished articles have. */
export function topicLinks(slugs: Entry["topics"], snapshot: Snapshot): Markup | "" {
  const topics = slugs
    .filter((slug) => snapshot.isKnownTopic(slug))
    .flatMap((slug) => snapshot.topics.get(slug) ?? []);
  if (topics.length === 0) return "";
  return html` <span class="topics">${topics.map((topic, place) => html`${place === 0 ? "" : ", "}<a class="p-category" rel="tag" href="${pagePath(scopeOfTopic(topic))}">${topic.label}</a>`)}</span>`;
}

/** Returns `1 article`, `12 articles`. */
export function articles(total: number): string {
  return total === 1 ? "1 article" : `${total} articles`;
}

/**
 * Returns the number of articles, for display beside a topic's name. The word `articles` is only for screen
 * readers.
 */
export function count(total: number, { site }: Pick<Pack, "site">): Markup {
  return html`<span class="count"${interfaceWords(site)}>${total}<span class="unseen"> ${total === 1 ? "article" : "articles"}</span></span>`;
}

/** Returns an author's name. It is a link only if the author has a listed article that is shown. */
function authorLink({ slug, name }: PackAuthor, snapshot: Snapshot): Markup {
  const own = publisherWords(snapshot.site);
  return snapshot.isKnownAuthor(slug)
    ? html`<a class="p-author h-card" rel="author" href="${pagePath({ kind: "author", slug })}"${own}>${name}</a>`
    : html`<span class="p-author h-card"${own}>${name}</span>`;
}

function separator(place: number, count: number): string {
  if (place === 0) return "";
  return place === count - 1 ? " and " : ", ";
}

/** Returns a small lead image. Its alternative text is empty, because the title is beside it. */
function thumbnail({ url, width, height }: EntryImage): Markup {
  const sides = width === undefined || height === undefined ? "" : html` width="${width}" height="${height}"`;
  return html`<img class="u-photo" src="${url}" alt="" loading="lazy"${sides}>
`;
}
