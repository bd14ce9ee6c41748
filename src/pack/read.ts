/**
 * Opens a pack. Reads nothing that grows with the number of articles: each answer reads the columns and rows
 * that it needs.
 */

import type { AuthorSlug } from "../model/address.ts";
import type { Instant } from "../model/instant.ts";
import { once } from "../model/once.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import { type Days, readDays } from "./days.ts";
import type { PackAuthor, PageAssets, SiteSection, Timing } from "./layout.ts";
import { openPieces, type PieceReader } from "./pieces.ts";
import { NONE, type Positions, positionsBetween } from "./positions.ts";
import { type RecordingLengths, readRecordings } from "./recordings.ts";
import { readSearchIndex, type SearchIndex } from "./search-index.ts";
import { float64, readSections, type Sections, uint32 } from "./sections.ts";
import { firstRow, readTable, readTexts, type Table } from "./table.ts";
import { type EntryState, readTiming, stateInRow } from "./timing.ts";

/**
 * An opened pack. A position stands for an entry: listed articles come first, then unlisted ones, then
 * notices, each newest first. Withdrawn entries come last.
 */
export type Pack = PieceReader &
  Days &
  RecordingLengths & {
    readonly site: Site;
    readonly assets: PageAssets;
    readonly topics: ReadonlyMap<TopicSlug, Topic>;
    /** Earlier slugs of topics, and their present slugs. */
    readonly aliases: ReadonlyMap<TopicSlug, TopicSlug>;
    readonly authors: PackAuthors;
    /** The pages outside of feeds and lists. */
    readonly sitePages: readonly SitePage[];
    /** The number of listed articles, and (below) of all articles that have a page. */
    readonly articles: number;
    readonly pages: number;
    /** The instant from which the site's first listed article is shown. */
    readonly firstRelease?: Instant;
    readonly published: Float64Array;
    readonly updated: Float64Array;
    /** The instants at which anything on the site changes without a new build, ascending. */
    readonly changes: Float64Array;
    /** The positions of the entries that have instants beside `published` and `updated`. */
    readonly timedPositions: Positions;
    /** Returns the instants of an entry beside `published` and `updated`. */
    readonly timingOf: (position: number) => Timing;
    /** Returns the state of an entry at an instant. */
    readonly stateAt: (now: Instant, position: number) => EntryState;
    /**
     * Returns the positions of the entries that are not shown at an instant although their date is past. Also
     * contains some entries with a date after that instant.
     */
    readonly hiddenAt: (now: Instant) => Positions;
    /** Returns the instants at which articles were added below newer ones, by position. */
    readonly lateAdditions: () => ReadonlyMap<number, Instant>;
    /**
     * Returns the position of the withdrawn entry of an article: the entry that feeds have in the article's
     * place from its withdrawal on. Returns undefined if the article is never withdrawn.
     */
    readonly withdrawnEntryOf: (position: number) => number | undefined;
    /** The earliest instant for which the pack has all texts. Absent if the build left out no text. */
    readonly notBefore?: Instant;
    readonly slugOf: (position: number) => string;
    /** Returns the position of the article that has or had a slug. Finds unlisted articles too. */
    readonly positionOf: (slug: string) => number | undefined;
    /** The positions of the listed articles, and (below) of the notices. */
    readonly everyArticle: () => Positions;
    readonly everyNotice: () => Positions;
    /** Returns the positions of a topic's articles. The list is empty for an unknown topic. */
    readonly positionsOfTopic: (slug: TopicSlug) => Positions;
    readonly positionsOfAuthor: (slug: AuthorSlug) => Positions;
    /**
     * Returns the present path for a path of an earlier site. That path must have the form that `formerPath`
     * returns.
     */
    readonly targetOf: (path: string) => string | undefined;
    readonly search: SearchIndex;
  };

export type PackAuthors = {
  readonly get: (slug: AuthorSlug) => PackAuthor | undefined;
  /** Returns the slugs of all authors, sorted. */
  readonly slugs: () => AuthorSlug[];
};

/** Opens a pack. Throws only if the index has another layout, which no request can cause. */
export function openPack(index: ArrayBuffer, pieces: ArrayBuffer): Pack {
  const sections = readSections(index);
  const { site, assets, topics, sitePages, articles, unlisted, notices, firstRelease, notBefore } =
    readJson<SiteSection>(sections.site);
  return {
    site,
    assets,
    sitePages,
    topics: new Map(topics.map((topic) => [topic.slug, topic])),
    aliases: new Map(
      topics.flatMap(({ slug, aliases = [] }) => aliases.map((alias) => [alias, slug] as const)),
    ),
    articles,
    pages: articles + unlisted,
    ...(firstRelease === undefined ? {} : { firstRelease }),
    published: float64(sections.published),
    updated: float64(sections.updated),
    ...readDays(sections),
    changes: float64(sections.changes),
    ...openTiming(sections, float64(sections.published)),
    withdrawnEntryOf: openWithdrawnEntries(sections, articles + unlisted + notices),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...openNames(sections),
    everyArticle: once(() => positionsBetween(0, articles)),
    everyNotice: once(() => positionsBetween(articles + unlisted, articles + unlisted + notices)),
    ...openLists(sections, topics),
    ...openRedirects(sections),
    ...readRecordings(sections),
    search: readSearchIndex(sections.search),
    ...openPieces(sections, pieces),
  };
}

function openTiming(
  sections: Sections,
  published: Float64Array,
): Pick<Pack, "timedPositions" | "timingOf" | "stateAt" | "hiddenAt" | "lateAdditions"> {
  const [positions, instants] = [uint32(sections.timingPositions), float64(sections.timing)];
  let lastRow = 0;
  return {
    timedPositions: positions,
    timingOf(position) {
      const row = rowOf(position);
      return row === undefined ? NO_TIMING : readTiming(instants, row);
    },
    stateAt(now, position) {
      const row = rowOf(position);
      const date = published[position] as Instant;
      if (row !== undefined) return stateInRow(now, date, instants, row);
      return date <= now ? "shown" : "unreleased";
    },
    hiddenAt: (now) =>
      positions.filter(
        (position, row) => stateInRow(now, published[position] ?? 0, instants, row) !== "shown",
      ),
    lateAdditions: once(
      () =>
        new Map(
          [...positions].flatMap((position, row) => {
            const { added } = readTiming(instants, row);
            return added === undefined ? [] : [[position, added] as const];
          }),
        ),
    ),
  };

  function rowOf(position: number): number | undefined {
    // Feeds ask for one position after the other, so the row is often the last one or the next one.
    if (positions[lastRow] === position) return lastRow;
    if (positions[lastRow + 1] === position) lastRow += 1;
    else lastRow = firstRow(positions.length, (one) => (positions[one] as number) >= position);
    return positions[lastRow] === position ? lastRow : undefined;
  }
}

const NO_TIMING: Timing = {};

/** The withdrawn entries begin at position `start`. */
function openWithdrawnEntries(sections: Sections, start: number): Pack["withdrawnEntryOf"] {
  const positions = uint32(sections.withdrawnPositions);
  return (position) => {
    const row = firstRow(positions.length, (one) => (positions[one] ?? 0) >= position);
    return positions[row] === position ? start + row : undefined;
  };
}

function openNames(sections: Sections): Pick<Pack, "slugOf" | "positionOf"> {
  const names = readTexts(sections.names);
  const [rows, positions] = [uint32(sections.nameRows), uint32(sections.namePositions)];
  return {
    slugOf: (position) => names.at(rows[position] ?? names.length),
    positionOf(slug) {
      const row = names.rowOf(slug);
      return row === undefined ? undefined : positions[row];
    },
  };
}

function openLists(
  sections: Sections,
  topics: readonly Topic[],
): Pick<Pack, "authors" | "positionsOfTopic" | "positionsOfAuthor"> {
  const names = readTexts(sections.authorNames);
  const records = readTexts(sections.authors);
  const topicRows = new Map(topics.map(({ slug }, row) => [slug, row]));
  const topicList = listReader(readTable(sections.topicLists));
  const authorList = listReader(readTable(sections.authorLists));
  return {
    authors: {
      get(slug) {
        const row = names.rowOf(slug);
        return row === undefined ? undefined : JSON.parse(records.at(row));
      },
      slugs: () => Array.from({ length: names.length }, (_, row) => names.at(row) as AuthorSlug),
    },
    positionsOfTopic: (slug) => topicList(topicRows.get(slug)),
    positionsOfAuthor: (slug) => authorList(names.rowOf(slug)),
  };
}

/** Returns a reader of lists. A list is a view of the file, so a long one costs no more than a short one. */
function listReader(lists: Table): (row: number | undefined) => Positions {
  return (row) => (row === undefined ? NONE : uint32(lists.at(row)));
}

function openRedirects({ redirects, redirectTargets }: Sections): Pick<Pack, "targetOf"> {
  const [paths, targets] = [readTexts(redirects), readTexts(redirectTargets)];
  return {
    targetOf(path) {
      const row = paths.rowOf(path);
      return row === undefined ? undefined : targets.at(row);
    },
  };
}

function readJson<Value>(bytes: Uint8Array): Value {
  return JSON.parse(new TextDecoder().decode(bytes));
}
