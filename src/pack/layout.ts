/** What a pack holds: the contract between the compiler that writes it and the edge that reads it. */

import type { ArticleId, Author } from "../model/article.ts";
import type { Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";

/** What an article is rendered as: an entry of each feed format, and the body of its page. */
export type FragmentKind = Format | "page";

/** The order in which an article's fragments lie, side by side. */
export const FRAGMENT_KINDS = ["rss", "atom", "json", "page"] as const satisfies readonly FragmentKind[];

/** Raised whenever a reader of the old layout would misread the new one. */
export const LAYOUT_VERSION = 1;

export type PackIndex = {
  readonly version: typeof LAYOUT_VERSION;
  readonly site: Site;
  /** Every topic the site knows, also those without entries. */
  readonly topics: readonly Topic[];
  /** Published descending, then id ascending. A position in this list is what postings refer to. */
  readonly entries: readonly PackEntry[];
  /** The positions of each topic's entries (its narrower topics' included), ascending. */
  readonly postings: Readonly<Record<string, readonly number[]>>;
};

/** What the edge must know of an entry without opening its fragments. */
export type PackEntry = {
  readonly id: ArticleId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language?: string;
  readonly published: Instant;
  readonly updated: Instant;
  readonly authors: readonly Author[];
  /** As assigned; broader topics are not repeated here. */
  readonly topics: readonly TopicSlug[];
  readonly fragments: Readonly<Record<FragmentKind, FragmentSpan>>;
};

export type FragmentSpan = {
  /** Bytes from the start of the fragments file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of the bytes, base64url, the first 128 bits. */
  readonly digest: string;
};
