/** Opens a pack. The only place that computes offsets at request time. */

import type { AuthorSlug } from "../model/address.ts";
import { dayWriter, type Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import {
  LAYOUT_VERSION,
  type PackAuthor,
  type PackEntry,
  type PackIndex,
  type PageAssets,
  type SearchShard,
  type Span,
} from "./layout.ts";

/** Entries in the order of feeds, and the positions that selecting entries needs. */
export type EntryList = {
  /** Sorted by published descending, then id. */
  readonly entries: readonly PackEntry[];
  /** The positions of the entries whose visibility depends on more than `published`, ascending. */
  readonly timedPositions: readonly number[];
  /** 0, 1, 2, ...: the positions of all entries. */
  readonly everyPosition: readonly number[];
};

/** An opened pack. As an `EntryList` it holds the articles. */
export type Pack = EntryList & {
  readonly site: Site;
  readonly assets: PageAssets;
  /** Prints the calendar day in the site's time zone and language, for people. */
  readonly writtenDay: (instant: Instant) => string;
  readonly topics: ReadonlyMap<TopicSlug, Topic>;
  /** Earlier slugs of topics, and their present slugs. */
  readonly aliases: ReadonlyMap<TopicSlug, TopicSlug>;
  readonly authors: ReadonlyMap<AuthorSlug, PackAuthor>;
  /** The positions of the articles that were added after newer ones, ascending. */
  readonly latePositions: readonly number[];
  /** Corrections and withdrawals. */
  readonly notices: EntryList;
  /** The entries that may change at an instant after `published`, and all unlisted entries. In no order. */
  readonly changing: readonly PackEntry[];
  /** Has unlisted articles too. */
  readonly entryBySlug: ReadonlyMap<string, PackEntry>;
  /** Entries by their earlier slugs. */
  readonly entryByAlias: ReadonlyMap<string, PackEntry>;
  /** Returns the positions in `entries` of a topic's entries, ascending; none for an unknown topic. */
  readonly positionsOfTopic: (slug: TopicSlug) => readonly number[];
  readonly positionsOfAuthor: (slug: AuthorSlug) => readonly number[];
  /** The pages outside of feeds and lists. */
  readonly pages: readonly SitePage[];
  /** The present paths for paths of an earlier site. The keys are as `formerPath` returns them. */
  readonly redirects: ReadonlyMap<string, string>;
  /** The shards of the search index, in the order of their terms. `readFragments` reads them too. */
  readonly searchShards: readonly SearchShard[];
  /** Returns the bytes of each span, in the order of the spans. Asynchronous, because older fragments may later be outside of the bundle. */
  readonly readFragments: (spans: readonly Span[]) => Promise<Uint8Array[]>;
};

/**
 * Reads the index from its bytes. Bundlers make JSON a literal in the script. V8 would put the literal's objects into its young
 * generation, and the first request would pay for moving them. Objects parsed from such a long text are in the old generation at once.
 */
export function readIndex(bytes: ArrayBuffer): PackIndex {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Opens a pack. Throws only if the two files were not written together, which no request can cause. */
export function openPack(index: PackIndex, fragments: ArrayBuffer): Pack {
  if (index.version !== LAYOUT_VERSION) {
    throw new Error(
      `the pack has layout version ${index.version}; expected ${LAYOUT_VERSION}: run the build again`,
    );
  }
  // Maps, because a topic may be called "constructor".
  const [topics, authors] = [
    new Map(Object.entries(index.postings.topics)),
    new Map(Object.entries(index.postings.authors)),
  ];
  const all = [...index.entries, ...index.unlisted];
  return {
    site: index.site,
    assets: index.assets,
    // Made when the Worker starts, because making it takes milliseconds, which a request cannot spare.
    writtenDay: dayWriter(index.site.timezone, index.site.language),
    topics: new Map(index.topics.map((topic) => [topic.slug, topic])),
    aliases: new Map(
      index.topics.flatMap(({ slug, aliases = [] }) => aliases.map((alias) => [alias, slug] as const)),
    ),
    authors: new Map(index.authors.map((author) => [author.slug, author])),
    ...toEntryList(index.entries),
    latePositions: index.entries.flatMap(({ added }, position) => (added === undefined ? [] : [position])),
    notices: toEntryList(index.notices),
    changing: [
      ...index.unlisted,
      ...[...index.entries, ...index.notices].filter((entry) => isTimed(entry) || isUpdated(entry)),
    ],
    entryBySlug: new Map(all.map((entry) => [entry.slug, entry])),
    entryByAlias: new Map(
      all.flatMap((entry) => (entry.aliases ?? []).map((alias) => [alias, entry] as const)),
    ),
    positionsOfTopic: (slug) => topics.get(slug) ?? [],
    positionsOfAuthor: (slug) => authors.get(slug) ?? [],
    pages: index.pages,
    redirects: new Map(Object.entries(index.redirects)),
    searchShards: index.search,
    async readFragments(spans) {
      return spans.map(({ offset, length }) => new Uint8Array(fragments, offset, length));
    },
  };
}

function toEntryList(entries: readonly PackEntry[]): EntryList {
  return {
    entries,
    everyPosition: entries.map((_, position) => position),
    timedPositions: entries.flatMap((entry, position) => (isTimed(entry) ? position : [])),
  };
}

function isTimed({ publishAt, expires, withdrawn }: PackEntry): boolean {
  return publishAt !== undefined || expires !== undefined || withdrawn !== undefined;
}

function isUpdated({ published, updated }: PackEntry): boolean {
  return updated !== published;
}
