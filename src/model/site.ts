/** The settings of a site that feeds and pages show, and the addresses made from them. */

import { articlePath } from "./address.ts";
import type { Author } from "./article.ts";
import type { SchemeColours } from "./colour.ts";
import type { IndexNow } from "./index-now.ts";
import type { Instant } from "./instant.ts";

/** The description of a site's feeds for podcast directories. */
export type Podcast = {
  /** Absolute URL of the cover, a square picture. RSS itunes:image */
  readonly image: string;
  /** Apple's categories, each with the category that contains it. RSS itunes:category */
  readonly categories: readonly { readonly name: string; readonly within?: string }[];
  /** True if some recordings are not suitable for children. RSS itunes:explicit */
  readonly explicit: boolean;
  /** RSS itunes:author */
  readonly author: string;
  /** The person to whom directories write. RSS itunes:owner */
  readonly owner?: { readonly name: string; readonly email: string };
  /** The order in which to listen: newest first (`episodic`), or oldest first. RSS itunes:type */
  readonly type?: "episodic" | "serial";
  /** The kind of recordings: `podcast`, `video`, `audiobook`. RSS podcast:medium */
  readonly medium: string;
  /** True if other directories must not take over the feed. RSS podcast:locked */
  readonly locked: boolean;
  /** The id that the feed with all articles had at an earlier address. RSS podcast:guid */
  readonly guid?: string;
};

export type Site = {
  /**
   * The site's UUID. It is the namespace of every id that this site makes, and stays the same when the domain
   * changes.
   */
  readonly id: string;
  /** The site's address: scheme and host, no slash at the end: `https://feeds.example.org`. */
  readonly url: string;
  /** The site's title. RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** The description of every feed that has no other description. */
  readonly description: string;
  /** The site's language (a BCP 47 tag). RSS channel/language · Atom feed/@xml:lang · JSON language */
  readonly language: string;
  /** The time zone (an IANA name) of dates without an offset, and of the days that pages show. */
  readonly timezone: string;
  /** The authors of every article that names none. Atom feed/author · JSON authors. May be empty. */
  readonly authors: readonly Author[];
  /** The copyright notice. RSS channel/copyright · Atom feed/rights */
  readonly copyright?: string;
  /** Absolute URL of a small square picture. Atom feed/icon · JSON favicon */
  readonly icon?: string;
  /** Absolute URL of a picture. RSS channel/image · Atom feed/logo · JSON icon */
  readonly image?: string;
  /**
   * The publisher's colour of links and buttons, made legible in the light and the dark scheme. If it is
   * absent, pages use `ACCENT`.
   */
  readonly accent?: SchemeColours;
  /** The maximum number of entries in a subscription document. */
  readonly pageSize: number;
  /**
   * The maximum size of a subscription document's entries in bytes. Absent if the publisher chose the number
   * of entries.
   */
  readonly pageBytes?: number;
  /**
   * The minutes for which a feed may be kept without asking again. RSS channel/ttl · Cache-Control max-age
   */
  readonly ttl: number;
  /** Absolute URLs of WebSub hubs. RSS atom:link[rel=hub] · Atom link[rel=hub] · JSON hubs */
  readonly hubs?: readonly string[];
  /** Absent if no search engine is notified of changes. Feeds and pages do not show it. */
  readonly indexNow?: IndexNow;
  /** Absent if feeds have no elements for podcast directories. */
  readonly podcast?: Podcast;
  /** The last time that a change of templates, settings or vocabulary changed every feed. */
  readonly revised?: Instant;
};

export function articleUrl(site: Pick<Site, "url">, slug: string): string {
  return site.url + articlePath(slug);
}

/**
 * Returns the scheme of the site's topics. The scheme and the term of a topic together are the address of the
 * topic's page. RFC 4287 4.2.2.2
 */
export function topicScheme(site: Pick<Site, "url">): string {
  return `${site.url}/topics/`;
}
