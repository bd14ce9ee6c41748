/** Lays out articles and their pieces as a pack. Pure: the caller writes the files. */

import type { AuthorSlug } from "../model/address.ts";
import { type ArticleFields, type Author, compareByDate } from "../model/article.ts";
import { dayWriter, type Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import { type Topic, withBroader } from "../model/topic.ts";
import { writeDays } from "./days.ts";
import type { EntryHistory, PageAssets, SiteSection, Timing } from "./layout.ts";
import { writeRecordings } from "./recordings.ts";
import { writeSearchIndex } from "./search-index.ts";
import { bytesOf, type Sections, writeSections } from "./sections.ts";
import type { StoredPieces } from "./stored-pieces.ts";
import { byCodeUnit, writeTable, writeTexts } from "./table.ts";
import { changeInstants, endOf, NEVER, releaseOf, timingOf, writeTiming } from "./timing.ts";
import { writePieces } from "./write-pieces.ts";

/** An entry with its rendered pieces. `article` has no text, because the pieces have it. */
export type PackEntry = {
  readonly article: ArticleFields;
  readonly pieces: StoredPieces;
  readonly history?: EntryHistory;
};

/**
 * An article, and the terms by which a search finds it. A term is given by its place in the list of all
 * terms.
 */
export type PackArticle = PackEntry & { readonly terms: Iterable<number> };

/** Everything that goes into a pack. */
export type PackContents = {
  readonly site: Site;
  readonly assets: PageAssets;
  readonly topics: readonly Topic[];
  /**
   * Paths of an earlier site, as `formerPath` returns them, and the present paths or complete addresses that
   * replace them.
   */
  readonly redirects: Readonly<Record<string, string>>;
  /** The lengths of sound and film in bytes, by the path of the file. */
  readonly recordings?: ReadonlyMap<string, number>;
  readonly articles: readonly PackArticle[];
  /** The search terms, in any order. Terms that no article has are left out of the pack. */
  readonly terms: readonly string[];
  /** The notices of corrections and withdrawals. */
  readonly notices: readonly PackEntry[];
  /** The entries that replace withdrawn articles in feeds. Each has the id of its article. */
  readonly withdrawnEntries: readonly PackEntry[];
  /**
   * The instant of the build. The pack leaves out the texts of articles and notices that ended before it. If
   * it is absent, the pack has all texts.
   */
  readonly builtAt?: Instant;
  /** The pages outside of feeds and lists, in the order of their links. */
  readonly sitePages?: readonly SitePage[];
};

/** Functions that need the compiler's libraries. */
export type PackTools = { readonly slugOfAuthor: (author: Author) => AuthorSlug };

/** The two files of a pack. */
export type PackFiles = {
  readonly index: Uint8Array<ArrayBuffer>;
  readonly pieces: Uint8Array<ArrayBuffer>;
};

/** Returns the files of a pack. The same articles give the same bytes, in any order. */
export function layOutPack(contents: PackContents, { slugOfAuthor }: PackTools): PackFiles {
  const sorted = contents.articles.toSorted(newestFirst);
  const listed = sorted.filter(({ article }) => !article.unlisted);
  const unlisted = sorted.filter(({ article }) => article.unlisted);
  const notices = contents.notices.toSorted(newestFirst);
  const dated = [...listed, ...unlisted, ...notices];
  const timings = dated.map(timingOf);
  const { builtAt = Number.NEGATIVE_INFINITY } = contents;
  const isOver = (position: number) => endOf(timings[position] ?? {}) <= builtAt;
  const ends = timings.map(endOf).filter((end) => end <= builtAt);
  const { withdrawnPositions, withdrawnEntries } = withdrawnOf(dated, contents.withdrawnEntries);
  const all = [...dated, ...withdrawnEntries];
  const { pieces, ...columns } = writePieces(
    all.map(({ pieces }) => pieces),
    isOver,
  );
  const firstRelease = listed
    .map(({ article }, position) => releaseOf(article.published, timings[position] ?? {}))
    .reduce((first, release) => Math.min(first, release), NEVER);
  const site: SiteSection = {
    site: contents.site,
    assets: contents.assets,
    topics: contents.topics,
    sitePages: contents.sitePages ?? [],
    articles: listed.length,
    unlisted: unlisted.length,
    notices: notices.length,
    ...(firstRelease === NEVER ? {} : { firstRelease }),
    ...(ends.length === 0 ? {} : { notBefore: ends.reduce((last, end) => Math.max(last, end)) }),
  };
  const index = writeSections({
    site: json(site),
    published: bytesOf(Float64Array.from(all, ({ article }) => article.published)),
    updated: bytesOf(Float64Array.from(all, ({ article }) => article.updated)),
    ...writeDays(datesOf(all, site.sitePages), dayWriter(contents.site.timezone, contents.site.language)),
    changes: bytesOf(changesOf(dated, timings)),
    ...writeTiming(timings),
    withdrawnPositions: bytesOf(withdrawnPositions),
    ...columns,
    ...namesOf(all, listed.length + unlisted.length),
    ...listsOf(listed, contents.topics, slugOfAuthor),
    ...redirectsOf(contents.redirects),
    ...writeRecordings(contents.recordings ?? new Map()),
    // An article that has ended has no terms, so that no search finds it.
    search: writeSearchIndex(
      contents.terms,
      listed.map(({ terms }, position) => (isOver(position) ? [] : terms)),
    ),
  });
  return { index, pieces };
}

function newestFirst({ article: a }: PackEntry, { article: b }: PackEntry): number {
  return compareByDate(a, b);
}

/** Returns the instants that pages show as days. */
function datesOf(entries: readonly PackEntry[], sitePages: readonly SitePage[]): Instant[] {
  return [
    ...entries.flatMap(({ article: { published, updated } }) => [published, updated]),
    ...sitePages.flatMap(({ draft }) => draft?.published ?? []),
  ];
}

/** Returns every instant at which the site changes without a new build, ascending. */
function changesOf(all: readonly PackEntry[], timings: readonly Timing[]): Float64Array<ArrayBuffer> {
  const instants = all.flatMap(({ article }, position) => changeInstants(article, timings[position] ?? {}));
  return Float64Array.from(new Set(instants)).sort();
}

/** Returns the withdrawn entries in the order of their articles, and the positions of these articles. */
function withdrawnOf(articles: readonly PackEntry[], entries: readonly PackEntry[]) {
  const byId = new Map(entries.map((entry) => [entry.article.id, entry]));
  const rows = articles.flatMap(({ article: { id } }, position) => {
    const entry = byId.get(id);
    return entry === undefined ? [] : [{ position, entry }];
  });
  return {
    withdrawnPositions: Uint32Array.from(rows, ({ position }) => position),
    withdrawnEntries: rows.map(({ entry }) => entry),
  };
}

/**
 * Returns the sorted slugs of all articles, including earlier slugs, and for each slug the position of its
 * article. `nameRows` has the row of each entry's own slug. A notice has the slug of its article. `articles`
 * is the number of entries that are no notices.
 */
function namesOf(
  all: readonly PackEntry[],
  articles: number,
): Pick<Sections, "names" | "nameRows" | "namePositions"> {
  const positions = new Map<string, number>();
  for (const [position, { article }] of all.slice(0, articles).entries())
    for (const alias of article.aliases ?? []) positions.set(alias, position);
  for (const [position, { article }] of all.slice(0, articles).entries())
    positions.set(article.slug, position);
  const sorted = [...positions].sort(([a], [b]) => byCodeUnit(a, b));
  const rows = new Map(sorted.map(([name], row) => [name, row]));
  return {
    names: writeTexts(sorted.map(([name]) => name)),
    nameRows: bytesOf(Uint32Array.from(all, ({ article }) => rows.get(article.slug) ?? 0)),
    namePositions: bytesOf(Uint32Array.from(sorted, ([, position]) => position)),
  };
}

/** Returns the lists of topics, in the order of `topics`, and of authors, sorted by slug. */
function listsOf(
  listed: readonly PackEntry[],
  topics: readonly Topic[],
  slugOfAuthor: PackTools["slugOfAuthor"],
): Pick<Sections, "topicLists" | "authorNames" | "authors" | "authorLists"> {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const authors = new Map<AuthorSlug, Author>();
  // A newer spelling may be unpublished and must not leak, so the oldest entry's spelling is used.
  for (const author of listed.toReversed().flatMap(({ article }) => article.authors)) {
    const slug = slugOfAuthor(author);
    if (!authors.has(slug)) authors.set(slug, author);
  }
  const slugs = [...authors.keys()].sort(byCodeUnit);
  return {
    topicLists: writeLists(
      topics.map(({ slug }) => slug),
      listed.map(({ article }) => article.topics.flatMap(({ slug }) => withBroader(slug, bySlug))),
    ),
    authorNames: writeTexts(slugs),
    authors: writeTexts(slugs.map((slug) => JSON.stringify({ ...authors.get(slug), slug }))),
    authorLists: writeLists(
      slugs,
      listed.map(({ article }) => article.authors.map(slugOfAuthor)),
    ),
  };
}

/** Writes the positions of each name in `namesOfEntries`, as plain numbers. */
function writeLists<Name extends string>(
  names: readonly Name[],
  namesOfEntries: readonly (readonly Name[])[],
): Uint8Array<ArrayBuffer> {
  const lists = new Map(names.map((name) => [name, [] as number[]]));
  for (const [position, own] of namesOfEntries.entries())
    for (const name of new Set(own)) lists.get(name)?.push(position);
  return writeTable([...lists.values()].map((positions) => bytesOf(Uint32Array.from(positions))));
}

function redirectsOf(redirects: PackContents["redirects"]): Pick<Sections, "redirects" | "redirectTargets"> {
  const sorted = Object.entries(redirects).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    redirects: writeTexts(sorted.map(([path]) => path)),
    redirectTargets: writeTexts(sorted.map(([, target]) => target)),
  };
}

function json(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
