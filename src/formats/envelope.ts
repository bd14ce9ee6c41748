/**
 * Defines the metadata of a feed document, and the text that a format puts around the entries. The metadata
 * is the same in all formats.
 */

import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";

export type FeedHead = {
  readonly site: Site;
  /** RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** RSS channel/description · Atom feed/subtitle · JSON description */
  readonly description: string;
  /** A URN, not an address, so that the id stays when the domain changes. Atom feed/id */
  readonly id: string;
  /** The page for people. RSS channel/link · JSON home_page_url */
  readonly pageUrl: string;
  /** The address of the subscription document, in archive documents too. JSON feed_url */
  readonly feedUrl: string;
  /**
   * The id of the feed in podcast directories. RSS podcast:guid, on sites with `podcast:` · absent in Atom
   * and JSON
   */
  readonly podcastGuid?: string;
  /** RSS atom:link · Atom link · JSON next_url (the link prev-archive), hubs (the links hub) */
  readonly links: readonly Link[];
  /** The withdrawn entries of the document. JSON _seedcast.withdrawn[] */
  readonly withdrawn: readonly WithdrawnEntry[];
  /**
   * Present if the document has all entries of the feed (`<fh:complete/>`), or is an archive of older ones
   * (`<fh:archive/>`). RFC 5005 2 and 4
   */
  readonly history?: "complete" | "archive";
  /** RSS lastBuildDate · Atom feed/updated */
  readonly updated: Instant;
};

/** A link from a document to a related document. RFC 8288 */
export type Link = {
  /** A registered relation: self and alternate (RFC 4287), three for archives (RFC 5005), hub (WebSub). */
  readonly rel: "self" | "alternate" | "current" | "prev-archive" | "next-archive" | "hub";
  readonly href: string;
  readonly type?: string;
};

/** The id of a withdrawn entry, with the date and the reason of the withdrawal. */
export type WithdrawnEntry = Pick<Article, "id"> & { readonly date: Instant; readonly reason: string };

/** The text around the items of a document, and between two items. */
export type Envelope = { readonly head: string; readonly separator: string; readonly tail: string };

/** The program that made the feed. RSS generator · Atom generator */
export const GENERATOR = "seedcast";
