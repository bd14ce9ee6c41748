/**
 * Defines the contents of a pack (the compiled site). The compiler writes it, and the edge (the Worker) reads
 * it.
 */

import type { AuthorSlug } from "../model/address.ts";
import type { Author } from "../model/article.ts";
import type { Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import type { Topic } from "../model/topic.ts";

/** The version of the layout. Raise it when code for the old layout would misread the new one. */
export const LAYOUT_VERSION = 12;

/** A part of an article that is copied as it is: its body, or the head of its item in a format. */
export type PieceKind = Format | "body" | "jsonBody";

/** The order of an article's pieces in the file of pieces. */
export const PIECE_KINDS = [
  "rss",
  "atom",
  "json",
  "body",
  "jsonBody",
] as const satisfies readonly PieceKind[];

/** The order of the formats in columns that have a number for each format. */
export const FORMAT_ORDER = ["rss", "atom", "json"] as const satisfies readonly Format[];

/** The text of an article's pieces. */
export type ArticlePieces = Readonly<Record<PieceKind, string>>;

/** A place in the file of pieces, in bytes. */
export type Span = { readonly offset: number; readonly length: number };

/** The sections of the index, in the order of the file. docs/pack.md describes each. */
export const SECTIONS = [
  "site",
  "published",
  "updated",
  "dayStarts",
  "days",
  "changes",
  "timingPositions",
  "timing",
  "withdrawnPositions",
  "bounds",
  "itemLengths",
  "itemCrcs",
  "digests",
  "names",
  "nameRows",
  "namePositions",
  "topicLists",
  "authorNames",
  "authors",
  "authorLists",
  "redirects",
  "redirectTargets",
  "recordings",
  "recordingLengths",
  "search",
] as const;

export type SectionName = (typeof SECTIONS)[number];

/** The section of the site, as JSON. It does not grow with the number of articles. */
export type SiteSection = {
  readonly site: Site;
  readonly assets: PageAssets;
  /** Every topic of the site, also topics without entries. */
  readonly topics: readonly Topic[];
  /** The pages outside of feeds and lists: the publisher's own, in the order of their links, then drafts. */
  readonly sitePages: readonly SitePage[];
  /** The number of articles in lists and feeds. They have the first positions. */
  readonly articles: number;
  /**
   * The number of articles that have a page, but are in no list and no feed. They have the next positions.
   */
  readonly unlisted: number;
  /**
   * The number of notices of corrections and withdrawals. They have the next positions. Withdrawn entries
   * have the last positions.
   */
  readonly notices: number;
  /**
   * The latest expiry or withdrawal of the entries whose text the build left out. The site is never shown at
   * an earlier instant, because these texts would be missing.
   */
  readonly notBefore?: Instant;
  /** The instant from which the site's first listed article is shown. */
  readonly firstRelease?: Instant;
};

/**
 * The paths of the files that pages load. `subscribe` is the script of the form that makes feeds.
 * Cloudflare's Static Assets answer these paths.
 */
export type PageAssets = Readonly<Record<"style" | "script" | "subscribe", string>>;

/** Instants of an entry other than `published` and `updated`. Most entries have none. */
export type Timing = EntryHistory & {
  /** Present if the entry is shown only from an instant later than `published`. */
  readonly publishAt?: Instant;
  /** The instant from which the entry is no longer shown. */
  readonly expires?: Instant;
  /** The date of the withdrawal. */
  readonly withdrawn?: Instant;
};

/** The order of an entry's instants in the section `timing`. An absent instant is infinity. */
export const TIMING_FIELDS = [
  "publishAt",
  "expires",
  "withdrawn",
  "changed",
  "added",
] as const satisfies readonly (keyof Timing)[];

/**
 * Changes of an entry that its own dates do not show. They come from the publisher's ledger (the record of
 * published entries), if there is one.
 */
export type EntryHistory = {
  /** The last time that the published entry changed, if neither `published` nor `updated` shows this time. */
  readonly changed?: Instant;
  /**
   * The time when the entry was added, if newer entries already existed. The addition moved newer entries to
   * other places in archives.
   */
  readonly added?: Instant;
};

/** An author, with the name as the oldest entry spells it. Names with the same slug are one author. */
export type PackAuthor = Author & { readonly slug: AuthorSlug };
