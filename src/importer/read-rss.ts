/** Reads RSS 0.91 to 2.0 and RSS 1.0 (RDF), with the modules that blogs and podcasts use. */

import { parseRdfFeed, parseRssFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { defined } from "../compiler/ground/defined.ts";
import type { Author } from "../model/article.ts";
import { absolute, baseWithin, withAbsoluteAddresses } from "./addresses.ts";
import { isPicture, type Medium } from "./attachments.ts";
import { authorsFrom } from "./authors.ts";
import { summaryFrom, titleFrom, withParagraphs } from "./content.ts";
import type { Attachment, ForeignEntry, ForeignFeed } from "./foreign-feed.ts";

type Feed = RssFeed.Feed<string>;
type Item = RssFeed.Item<string>;

/** Parses an RSS feed. `url` is the address of the document, undefined for a file. */
export function readRss(text: string, url: string | undefined): ForeignFeed {
  return toFeed(parseRssFeed(text), url);
}

/** Reads RSS 1.0, in which `rdf:about` is the id of an item. */
export function readRdf(text: string, url: string | undefined): ForeignFeed {
  const { items = [], ...feed } = parseRdfFeed(text);
  const toItem = ({ rdf, ...item }: RdfFeed.Item<string>): Item => ({
    ...item,
    ...(rdf?.about === undefined ? {} : { guid: { value: rdf.about } }),
  });
  const { image: _, textInput: __, rdf: ___, ...rest } = feed;
  return toFeed({ ...rest, items: items.map(toItem) }, url);
}

function toFeed(feed: Feed, url: string | undefined): ForeignFeed {
  const links = feed.atom?.links ?? [];
  const linked = (...rels: string[]) =>
    links.filter(({ rel }) => rel !== undefined && rels.includes(rel)).map(({ href }) => href);
  const selfUrl = absolute(linked("self")[0], url);
  const base = baseWithin(url ?? selfUrl ?? feed.link, feed.xml?.base);
  return {
    format: "rss",
    older: linked("prev-archive", "next").flatMap((href) => absolute(href, base) ?? []),
    ...defined({
      selfUrl,
      date: feed.pubDate ?? feed.lastBuildDate ?? feed.dc?.dates?.[0],
      language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
      generator: feed.generator,
    }),
    entries: (feed.items ?? []).map((item) => entryFromRss(item, feed, base)),
  };
}

function entryFromRss(item: Item, feed: Feed, outer: string | undefined): ForeignEntry {
  const within = baseWithin(outer, item.xml?.base);
  // A guid that is not an address is still an id, but no link.
  const permalink = item.guid?.isPermaLink === false ? undefined : absoluteHttp(item.guid?.value);
  const link = absolute(item.link, within) ?? absolute(item.atom?.links?.[0]?.href, within) ?? permalink;
  const base = item.xml?.base === undefined ? (link ?? within) : within;
  const encoded = item.content?.encoded ?? item.atom?.content?.value;
  const described =
    item.description ?? item.itunes?.summary ?? item.dc?.descriptions?.[0] ?? item.media?.description?.value;
  const media = mediaOf(item).flatMap(({ url, ...rest }) => {
    const found = absolute(url, within);
    return found === undefined ? [] : [{ ...rest, url: found }];
  });
  return {
    authors: authorsOf(item) ?? authorsOf(feed) ?? [],
    categories: [...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])].flatMap(
      (name) => (name === undefined ? [] : [[name]]),
    ),
    html: withAbsoluteAddresses(withParagraphs(encoded ?? described ?? ""), base),
    abridged: encoded === undefined && described !== undefined,
    attachments: media
      .filter((one) => !isPicture(one))
      .map(
        ({ url, type, length, duration = item.itunes?.duration }): Attachment => ({
          url,
          ...defined({ type, length, duration }),
        }),
      ),
    ...defined({
      guid: item.guid?.value ?? item.link,
      link,
      title: titleFrom(item.title ?? item.dc?.titles?.[0]),
      published:
        item.pubDate ??
        item.atom?.published ??
        item.dcterms?.issued?.[0] ??
        item.dcterms?.created?.[0] ??
        item.dc?.dates?.[0] ??
        item.atom?.updated,
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      summary: encoded === undefined || described === undefined ? undefined : summaryFrom(described),
      image: absolute(item.itunes?.image, within) ?? media.find(isPicture)?.url,
      language: item.dc?.languages?.[0] ?? item.xml?.lang,
    }),
  };
}

function absoluteHttp(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:/i.test(text) && URL.canParse(text) ? text : undefined;
}

function mediaOf({ enclosures = [], media }: Item): Medium[] {
  const groups = media?.groups ?? [];
  return [
    ...enclosures.map(({ url, type, length }) => ({ url, type, length })),
    ...[...(media?.contents ?? []), ...groups.flatMap(({ contents = [] }) => contents)].map(
      ({ url, type, medium, fileSize: length, duration }) => ({ url, type, medium, length, duration }),
    ),
    ...[...(media?.thumbnails ?? []), ...groups.flatMap(({ thumbnails = [] }) => thumbnails)].map(
      ({ url }) => ({
        url,
        medium: "image",
      }),
    ),
  ];
}

/** Returns the authors that the first of several elements names. */
function authorsOf(
  signed: Pick<Item, "dc" | "authors" | "itunes"> & Pick<Feed, "managingEditor">,
): Author[] | undefined {
  const { dc, authors = [], itunes, managingEditor } = signed;
  const sources = [
    dc?.creators ?? [],
    authors.map(({ name }) => name),
    [itunes?.author],
    [managingEditor?.name],
  ];
  return sources
    .map((names) => authorsFrom(names.map((name) => ({ name }))))
    .find((found) => found !== undefined);
}
