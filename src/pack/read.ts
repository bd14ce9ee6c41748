/** Opens a pack. The only offset arithmetic at request time. */

import type { AuthorSlug } from "../model/address.ts";
import { dayWriter, type Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import {
  LAYOUT_VERSION,
  type PackAuthor,
  type PackEntry,
  type PackIndex,
  type SearchShard,
  type Span,
} from "./layout.ts";

/** Entries in the order in which feeds have them, and what selecting among them needs. */
export type EntryList = {
  /** Published descending, then id. */
  readonly entries: readonly PackEntry[];
  /** The positions of the entries that are not just shown from `published` on, ascending. */
  readonly timedPositions: readonly number[];
  /** 0, 1, 2, ...: the positions of all entries. */
  readonly everyPosition: readonly number[];
};

/** As a list, a pack is that of its articles. */
export type Pack = EntryList & {
  readonly site: Site;
  /** The calendar day, in the site's time zone and language, for people. */
  readonly writtenDay: (instant: Instant) => string;
  readonly topics: ReadonlyMap<TopicSlug, Topic>;
  /** What topics were called before, and what they are called now. */
  readonly aliases: ReadonlyMap<TopicSlug, TopicSlug>;
  readonly authors: ReadonlyMap<AuthorSlug, PackAuthor>;
  /** The positions of the articles that were added below newer ones, ascending. */
  readonly latePositions: readonly number[];
  /** Corrections and withdrawals. */
  readonly notices: EntryList;
  /** The entries that the clock may change after `published`; with all that stand in no list, and so in no order. */
  readonly changing: readonly PackEntry[];
  /** Unlisted articles too. */
  readonly entryBySlug: ReadonlyMap<string, PackEntry>;
  /** By the slugs that they had before. */
  readonly entryByAlias: ReadonlyMap<string, PackEntry>;
  /** The positions in `entries` of a topic's entries, ascending; none for a topic the site does not know. */
  readonly positionsOfTopic: (slug: TopicSlug) => readonly number[];
  readonly positionsOfAuthor: (slug: AuthorSlug) => readonly number[];
  /** Where a path of an earlier site leads now, by what `formerPath` makes of it. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Of the search index, in the order of their terms; read as fragments are. */
  readonly searchShards: readonly SearchShard[];
  /** One view of bytes a span, in the order asked. Asynchronous because older fragments may lie outside the bundle. */
  readonly readFragments: (spans: readonly Span[]) => Promise<Uint8Array[]>;
};

/**
 * Reads the index from its bytes. As a literal in the script, which bundlers make of JSON, it would lie among V8's young objects, and
 * the first request would pay for moving it; what is parsed from so long a text is old from the start.
 */
export function readIndex(bytes: ArrayBuffer): PackIndex {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Throws only when the two files were not written together, which no request can cause. */
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
    // Made when the Worker starts: a first request has no milliseconds to spare for it.
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
