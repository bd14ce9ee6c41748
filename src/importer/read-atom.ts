/** Reads Atom 1.0 and 0.3. */

import { type AtomFeed, parseAtomFeed } from "feedsmith";
import { defined } from "../compiler/ground/defined.ts";
import { absolute, baseWithin, withAbsoluteAddresses } from "./addresses.ts";
import { isPicture } from "./attachments.ts";
import { authorsFrom } from "./authors.ts";
import { paragraphsFrom, titleFrom, titleFromHtml, withParagraphs } from "./content.ts";
import type { Attachment, ForeignEntry, ForeignFeed } from "./foreign-feed.ts";

type Feed = AtomFeed.Feed<string>;
type Entry = AtomFeed.Entry<string>;
type Link = AtomFeed.Link<string>;

/** Parses an Atom feed. `url` is the address of the document, undefined for a file. */
export function readAtom(text: string, url: string | undefined): ForeignFeed {
  const feed = parseAtomFeed(text);
  const hrefs = (...rels: string[]) => withRel(feed.links, ...rels).map(({ href }) => href);
  const selfUrl = absolute(hrefs("self")[0], url);
  const base = baseWithin(url ?? selfUrl ?? hrefs("alternate")[0], feed.xml?.base);
  return {
    format: "atom",
    older: hrefs("prev-archive", "next").flatMap((href) => absolute(href, base) ?? []),
    ...defined({
      selfUrl,
      date: feed.updated,
      language: feed.xml?.lang,
      generator: feed.generator && [feed.generator.text, feed.generator.uri].filter(Boolean).join(" "),
    }),
    entries: (feed.entries ?? []).map((entry) => entryFromAtom(entry, feed, base)),
  };
}

function entryFromAtom(entry: Entry, feed: Feed, outer: string | undefined): ForeignEntry {
  const within = baseWithin(outer, entry.xml?.base);
  const link = absolute(withRel(entry.links, "alternate")[0]?.href, within);
  // RFC 4287 2: without xml:base, addresses are relative to the feed. Feed readers use the entry's page
  // instead.
  const base = feed.xml?.base === undefined && entry.xml?.base === undefined ? (link ?? within) : within;
  const content = htmlOf(entry.content, base);
  const summary = htmlOf(entry.summary, base);
  const media = withRel(entry.links, "enclosure").flatMap((one) => attachmentOf(one, within));
  const beside = withRel(entry.links, "related", "via").flatMap((one) => attachmentOf(one, within));
  const elsewhere =
    content === undefined ? attachmentOf({ ...entry.content, href: entry.content?.src }, within) : [];
  const thumbnail = entry.media?.thumbnails?.[0] ?? entry.media?.groups?.[0]?.thumbnails?.[0];
  return {
    authors: authorsFrom(people(entry)) ?? authorsFrom(people(feed)) ?? [],
    // Blogger stores the kind of an entry as a category.
    categories: (entry.categories ?? [])
      .filter(({ scheme }) => scheme?.endsWith("#kind") !== true)
      .map(({ label, term }) => [label, term].filter((name) => name !== undefined)),
    html: content ?? summary ?? withParagraphs(entry.media?.groups?.[0]?.description?.value ?? ""),
    abridged: content === undefined && summary !== undefined,
    attachments: [...media.filter((one) => !isPicture(one)), ...elsewhere, ...beside],
    ...defined({
      guid: entry.id ?? withRel(entry.links, "alternate")[0]?.href,
      link,
      title: textOf(entry.title),
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      summary: content === undefined || entry.summary === undefined ? undefined : textOf(entry.summary),
      image: media.find(isPicture)?.url ?? absolute(thumbnail?.url, within),
      language: entry.xml?.lang,
    }),
  };
}

/** Returns links of these relations. RFC 4287 4.2.7.2: a link without `rel` is an alternate link. */
function withRel(links: readonly Link[] | undefined, ...rels: string[]): Link[] {
  return (links ?? []).filter(({ rel = "alternate" }) => rels.includes(rel));
}

function attachmentOf(
  link: { readonly [Name in "href" | "title" | "type"]?: string | undefined } & {
    readonly length?: number | undefined;
  },
  base: string | undefined,
): Attachment[] {
  const url = absolute(link.href, base);
  return url === undefined
    ? []
    : [{ url, ...defined({ title: link.title, type: link.type, length: link.length }) }];
}

/** Returns the content as HTML, or undefined for other content, such as a picture. RFC 4287 4.1.3.3 */
function htmlOf(content: AtomFeed.Content | undefined, outer: string | undefined): string | undefined {
  const { value, type = "text", xml } = content ?? {};
  if (value === undefined) return undefined;
  const base = baseWithin(outer, xml?.base);
  if (/^(?:html|xhtml|text\/html|application\/xhtml\+xml)$/i.test(type))
    return withAbsoluteAddresses(withParagraphs(value), base);
  return /^text(?:\/|$)/i.test(type) ? paragraphsFrom(value) : undefined;
}

function textOf(text: AtomFeed.Text | undefined): string | undefined {
  if (text === undefined) return undefined;
  return /html$/i.test(text.type ?? "text") ? titleFromHtml(text.value) : titleFrom(text.value);
}

function people({ authors }: Pick<Feed, "authors">) {
  return authors?.map(({ name, uri: url }) => ({ name, url }));
}
