/** The contents of a pack. The compiler writes it, and the edge reads it. */

import type { AuthorSlug } from "../model/address.ts";
import type { ArticleId, Author, LeadImage, Withdrawal } from "../model/article.ts";
import type { Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";

/** A rendered form of an article: its entry in a feed format, or the body of its page. */
export type FragmentKind = Format | "page";

/** The order of an article's fragments in the fragments file. */
export const FRAGMENT_KINDS = ["rss", "atom", "json", "page"] as const satisfies readonly FragmentKind[];

/** The formats that Cloudflare's edge does not compress by itself. It compresses RSS and HTML, but neither Atom nor JSON Feed. */
export const DEFLATED_KINDS = ["atom", "json"] as const satisfies readonly FragmentKind[];

export type DeflatedKind = (typeof DEFLATED_KINDS)[number];

/** Raise it when code for the old layout would misread the new one. */
export const LAYOUT_VERSION = 7;

export type PackIndex = {
  readonly version: typeof LAYOUT_VERSION;
  readonly site: Site;
  readonly assets: PageAssets;
  /** Every topic of the site, also topics without entries. */
  readonly topics: readonly Topic[];
  /** The authors of the entries, sorted by slug. */
  readonly authors: readonly PackAuthor[];
  /** Sorted by published descending, then id ascending. Postings are positions in this list. */
  readonly entries: readonly PackEntry[];
  /** Articles that have a page, but are in no list and no feed. */
  readonly unlisted: readonly PackEntry[];
  /** Corrections and withdrawals, each as an entry, in the same order as `entries`. `slug` is the article's. */
  readonly notices: readonly PackEntry[];
  readonly postings: {
    /** The positions of each topic's entries (its narrower topics' included), ascending. */
    readonly topics: Readonly<Record<string, readonly number[]>>;
    /** The positions of each author's entries, ascending. */
    readonly authors: Readonly<Record<string, readonly number[]>>;
  };
  /** The places of the search index's shards, in the order of their terms. */
  readonly search: readonly SearchShard[];
  /** The pages outside of feeds and lists: the publisher's own, in the order of their links, then drafts. */
  readonly pages: readonly SitePage[];
  /** Paths of an earlier site, as `formerPath` returns them, and the present paths or complete addresses that replace them. */
  readonly redirects: Readonly<Record<string, string>>;
};

/** The paths of the files that pages load. `subscribe` is the script of the form. Static Assets answer them. */
export type PageAssets = Readonly<Record<"style" | "script" | "subscribe", string>>;

/** An author, with the name as the oldest entry spells it. Names with the same slug are one author. */
export type PackAuthor = Author & { readonly slug: AuthorSlug };

/** The fields of a lead image that pages use. */
export type PackImage = Omit<LeadImage, "type">;

/** The fields of an entry that the edge needs before it reads fragments. */
export type PackEntry = EntryHistory & {
  readonly id: ArticleId;
  /** Present if Atom uses another id. */
  readonly atomId?: ArticleId;
  readonly slug: string;
  /** Earlier slugs. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly language?: string;
  readonly published: Instant;
  readonly updated: Instant;
  /** Present if the entry is shown only from an instant later than `published`, or only until an instant. */
  readonly publishAt?: Instant;
  readonly expires?: Instant;
  readonly withdrawn?: Withdrawal;
  readonly authors: readonly PackAuthor[];
  /** As assigned; broader topics are not repeated here. */
  readonly topics: readonly TopicSlug[];
  /** The place of the dateline, and the agency or newsroom that made the report. */
  readonly dateline?: string;
  readonly credit?: string;
  /** The address at which the article was published first. */
  readonly canonical?: string;
  /** The lead image. */
  readonly image?: PackImage;
  readonly fragments: Readonly<Record<FragmentKind, FragmentSpan> & Record<DeflatedKind, DeflatableSpan>>;
};

/** Changes of an entry that its own dates do not show. They come from the publisher's ledger, if there is one. */
export type EntryHistory = {
  /** The last time that the published entry changed, if neither `published` nor `updated` shows it. */
  readonly changed?: Instant;
  /** The time when it was added, if newer entries already existed. Then it moved newer entries to other places in archives. */
  readonly added?: Instant;
};

export type Span = {
  /** Bytes from the start of the fragments file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
};

/** The place of a part of the search index (shards.ts), and its first term. */
export type SearchShard = Span & { readonly first: string };

export type FragmentSpan = Span & {
  /** SHA-256 of the bytes, base64url, the first 128 bits. */
  readonly digest: string;
};

/** A fragment that is also stored deflated, ready to be spliced into a gzip body (edge/body/gzip.ts). */
export type DeflatableSpan = FragmentSpan & {
  /** CRC-32 of the plain bytes, not of the deflated ones. RFC 1952 8 */
  readonly crc32: number;
  readonly deflated: FragmentSpan;
};
