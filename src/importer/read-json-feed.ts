/** Reads JSON Feed 1.0 and 1.1. */

import { type JsonFeed, parseJsonFeed } from "feedsmith";
import { defined } from "../compiler/ground/defined.ts";
import { absolute, withAbsoluteAddresses } from "./addresses.ts";
import { isPicture } from "./attachments.ts";
import { authorsFrom } from "./authors.ts";
import { paragraphsFrom, titleFrom } from "./content.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";

type Feed = JsonFeed.Feed<string>;
type Item = JsonFeed.Item<string>;

/** Parses a JSON Feed. `url` is the address of the document, undefined for a file. */
export function readJsonFeed(text: string, url: string | undefined): ForeignFeed {
  const feed = parseJsonFeed(text);
  const selfUrl = absolute(feed.feed_url, url);
  const base = url ?? selfUrl ?? feed.home_page_url;
  return {
    format: "json",
    older: [feed.next_url].flatMap((next) => absolute(next, base) ?? []),
    ...defined({ selfUrl, language: feed.language }),
    entries: (feed.items ?? []).map((item) => entryFromJson(item, feed, base)),
  };
}

function entryFromJson(item: Item, feed: Feed, base: string | undefined): ForeignEntry {
  const link = absolute(item.url, base);
  const { content_html: html, content_text: text, summary } = item;
  const media = (item.attachments ?? []).flatMap((one) => {
    const {
      url: written,
      title,
      mime_type: type,
      size_in_bytes: length,
      duration_in_seconds: duration,
    } = one;
    const found = absolute(written, base);
    return found === undefined ? [] : [{ url: found, ...defined({ title, type, length, duration }) }];
  });
  const about = absolute(item.external_url, base);
  return {
    authors: authorsFrom(item.authors) ?? authorsFrom(feed.authors) ?? [],
    categories: (item.tags ?? []).map((name) => [name]),
    html:
      html === undefined ? paragraphsFrom(text ?? summary ?? "") : withAbsoluteAddresses(html, link ?? base),
    abridged: html === undefined && text === undefined && summary !== undefined,
    attachments: [
      ...media.filter((one) => !isPicture(one)),
      ...(about === undefined ? [] : [{ url: about, title: about }]),
    ],
    ...defined({
      guid: item.id ?? item.url,
      link,
      title: titleFrom(item.title),
      published: item.date_published ?? item.date_modified,
      updated: item.date_modified,
      summary: html === undefined && text === undefined ? undefined : titleFrom(summary),
      image: absolute(item.image ?? item.banner_image, base) ?? media.find(isPicture)?.url,
      language: item.language,
    }),
  };
}
