/** The settings of a site that feeds and pages print, and the addresses made from them. */

import { articlePath } from "./address.ts";
import type { Author } from "./article.ts";
import type { SchemeColours } from "./colour.ts";
import type { Instant } from "./instant.ts";

export type Site = {
  /** UUID. The namespace of every id that this site makes. It stays the same when the domain changes. */
  readonly id: string;
  /** Scheme and host, no slash at the end: `https://feeds.example.org`. */
  readonly url: string;
  /** RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** The description of every feed that has none of its own. */
  readonly description: string;
  /** BCP 47. RSS channel/language · Atom feed/@xml:lang · JSON language */
  readonly language: string;
  /** IANA name. The time zone of dates without an offset, and of the days that pages print. */
  readonly timezone: string;
  /** The authors of every article that names none. Atom feed/author · JSON authors. May be empty. */
  readonly authors: readonly Author[];
  /** RSS channel/copyright · Atom feed/rights */
  readonly copyright?: string;
  /** Absolute URL of a small square picture. Atom feed/icon · JSON favicon */
  readonly icon?: string;
  /** Absolute URL of a picture. RSS channel/image · Atom feed/logo · JSON icon */
  readonly image?: string;
  /**
   * The publisher's colour of links and buttons, made legible in both schemes. Absent: pages use `ACCENT`.
   */
  readonly accent?: SchemeColours;
  /** The maximum number of entries in a subscription document. */
  readonly pageSize: number;
  /** The maximum number of bytes of these entries. Absent if the publisher chose the number of entries. */
  readonly pageBytes?: number;
  /** Minutes. RSS channel/ttl · Cache-Control max-age */
  readonly ttl: number;
  /** Absolute URLs of WebSub hubs. RSS atom:link[rel=hub] · Atom link[rel=hub] · JSON hubs */
  readonly hubs?: readonly string[];
  /** The last time that a change of templates, settings or vocabulary changed every feed. */
  readonly revised?: Instant;
};

export function articleUrl(site: Pick<Site, "url">, slug: string): string {
  return site.url + articlePath(slug);
}

/**
 * Returns the scheme of the site's topics. Scheme and term together are the address of a topic's page. RFC
 * 4287 4.2.2.2
 */
export function topicScheme(site: Pick<Site, "url">): string {
  return `${site.url}/topics/`;
}
