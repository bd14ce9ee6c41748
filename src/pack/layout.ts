/** What a pack holds: the contract between the compiler that writes it and the edge that reads it. */

import type { AuthorSlug } from "../model/address.ts";
import type { ArticleId, Author, LeadImage, Withdrawal } from "../model/article.ts";
import type { Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";

/** What an article is rendered as: an entry of each feed format, and the body of its page. */
export type FragmentKind = Format | "page";

/** The order in which an article's fragments lie, side by side. */
export const FRAGMENT_KINDS = ["rss", "atom", "json", "page"] as const satisfies readonly FragmentKind[];

/** What Cloudflare's edge does not compress by itself: its list of media types has RSS and HTML, but neither Atom nor JSON Feed. */
export const DEFLATED_KINDS = ["atom", "json"] as const satisfies readonly FragmentKind[];

export type DeflatedKind = (typeof DEFLATED_KINDS)[number];

/** Raised whenever a reader of the old layout would misread the new one. */
export const LAYOUT_VERSION = 4;

export type PackIndex = {
  readonly version: typeof LAYOUT_VERSION;
  readonly site: Site;
  /** Every topic the site knows, also those without entries. */
  readonly topics: readonly Topic[];
  /** Everybody who wrote an entry, by slug. */
  readonly authors: readonly PackAuthor[];
  /** Published descending, then id ascending. A position in this list is what postings refer to. */
  readonly entries: readonly PackEntry[];
  /** Articles that have a page and stand nowhere else. */
  readonly unlisted: readonly PackEntry[];
  /** Corrections and withdrawals, each an entry of its own, in the same order as `entries`. `slug` is the article's. */
  readonly notices: readonly PackEntry[];
  readonly postings: {
    /** The positions of each topic's entries (its narrower topics' included), ascending. */
    readonly topics: Readonly<Record<string, readonly number[]>>;
    /** The positions of each author's entries, ascending. */
    readonly authors: Readonly<Record<string, readonly number[]>>;
  };
  /** Where the shards of the search index lie, in the order of their terms. */
  readonly search: readonly SearchShard[];
  /** Paths of an earlier site, as `formerPath` writes them, and the paths that stand for them now. */
  readonly redirects: Readonly<Record<string, string>>;
};

/** An author as the oldest entry signs; names that make one slug are one author. */
export type PackAuthor = Author & { readonly slug: AuthorSlug };

/** What pages show of an entry's lead image. */
export type PackImage = Omit<LeadImage, "type">;

/** What the edge must know of an entry without opening its fragments. */
export type PackEntry = EntryHistory & {
  readonly id: ArticleId;
  /** Where Atom has another. */
  readonly atomId?: ArticleId;
  readonly slug: string;
  /** Slugs that it had before. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly language?: string;
  readonly published: Instant;
  readonly updated: Instant;
  /** Where it is shown later than from `published` on, and where not for ever. */
  readonly publishAt?: Instant;
  readonly expires?: Instant;
  readonly withdrawn?: Withdrawal;
  readonly authors: readonly PackAuthor[];
  /** As assigned; broader topics are not repeated here. */
  readonly topics: readonly TopicSlug[];
  /** Where it was filed from, and whose report it is. */
  readonly dateline?: string;
  readonly credit?: string;
  /** The lead image. */
  readonly image?: PackImage;
  readonly fragments: Readonly<Record<FragmentKind, FragmentSpan> & Record<DeflatedKind, DeflatableSpan>>;
};

/** What an entry's own dates do not tell of it: known from the publisher's ledger, where one is kept. */
export type EntryHistory = {
  /** When it was last published otherwise than before, where neither `published` nor `updated` says so. */
  readonly changed?: Instant;
  /** When it was added, if newer entries were there already: from then on whatever is counted from the oldest entry moved. */
  readonly added?: Instant;
};

export type Span = {
  /** Bytes from the start of the fragments file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
};

/** A piece of the search index (shards.ts), by its first term. */
export type SearchShard = Span & { readonly first: string };

export type FragmentSpan = Span & {
  /** SHA-256 of the bytes, base64url, the first 128 bits. */
  readonly digest: string;
};

/** A fragment that lies there a second time, ready to be spliced into a gzip body (edge/body/gzip.ts). */
export type DeflatableSpan = FragmentSpan & {
  /** Of the bytes as they are read, not of the deflated ones. RFC 1952 8 */
  readonly crc32: number;
  readonly deflated: FragmentSpan;
};
