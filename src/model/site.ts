/** What a site says of itself, and the addresses that follow from it. */

import { articlePath } from "./address.ts";
import type { Author } from "./article.ts";
import type { SchemeColours } from "./colour.ts";
import type { Instant } from "./instant.ts";

export type Site = {
  /** UUID. The namespace of every id this site mints; never changes, not even with the domain. */
  readonly id: string;
  /** Scheme and host, no slash at the end: `https://feeds.example.org`. */
  readonly url: string;
  /** RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** What feeds are described by that have no description of their own. */
  readonly description: string;
  /** BCP 47. RSS channel/language · Atom feed/@xml:lang · JSON language */
  readonly language: string;
  /** IANA name. Where a date without an offset is read, and where pages say which day it was. */
  readonly timezone: string;
  /** Who an article without authors is by. Atom feed/author · JSON authors. May be empty. */
  readonly authors: readonly Author[];
  /** RSS channel/copyright · Atom feed/rights */
  readonly copyright?: string;
  /** Absolute URL of a small square picture. Atom feed/icon · JSON favicon */
  readonly icon?: string;
  /** Absolute URL of a picture. RSS channel/image · Atom feed/logo · JSON icon */
  readonly image?: string;
  /** Of links and buttons on pages, legible in either scheme; absent, the pages' own. */
  readonly accent?: SchemeColours;
  /** The most entries that a subscription document holds. */
  readonly pageSize: number;
  /** The most bytes that these entries may take, where the publisher did not choose their number. */
  readonly pageBytes?: number;
  /** Minutes. RSS channel/ttl · Cache-Control max-age */
  readonly ttl: number;
  /** Absolute URLs of WebSub hubs. RSS atom:link[rel=hub] · Atom link[rel=hub] · JSON hubs */
  readonly hubs?: readonly string[];
  /** When templates, settings or vocabulary last changed what every feed says. */
  readonly revised?: Instant;
};

export function articleUrl(site: Pick<Site, "url">, slug: string): string {
  return site.url + articlePath(slug);
}

/** The scheme of the site's topics; scheme and term together are the topic's page. RFC 4287 4.2.2.2 */
export function topicScheme(site: Pick<Site, "url">): string {
  return `${site.url}/topics/`;
}
