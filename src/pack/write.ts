/** Lays out articles and their pieces as a pack. Pure: the caller writes the files. */

import { ITEM_ENDS } from "../formats/item-ends.ts";
import type { AuthorSlug } from "../model/address.ts";
import { type Article, type Author, compareByDate } from "../model/article.ts";
import { concatenate } from "../model/bytes.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import { type Topic, withBroader } from "../model/topic.ts";
import {
  type ArticlePieces,
  type EntryHistory,
  FORMAT_ORDER,
  type PageAssets,
  PIECE_KINDS,
  type SiteSection,
  type Timing,
} from "./layout.ts";
import { writePositions } from "./positions.ts";
import { writeRecordings } from "./recordings.ts";
import { writeSearchIndex } from "./search-index.ts";
import { type Sections, writeSections } from "./sections.ts";
import { byCodeUnit, writeTable, writeTexts } from "./table.ts";
import { changeInstants, NEVER, releaseOf, timingOf, writeTiming } from "./timing.ts";

export type RenderedArticle = {
  readonly article: Article;
  readonly pieces: ArticlePieces;
  readonly history?: EntryHistory;
};

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
  readonly articles: readonly RenderedArticle[];
  /** The notices of corrections and withdrawals. */
  readonly notices: readonly RenderedArticle[];
  /** The pages outside of feeds and lists, in the order of their links. */
  readonly sitePages?: readonly SitePage[];
};

/** Functions that need Node or the compiler's libraries. */
export type PackTools = {
  readonly slugOfAuthor: (author: Author) => AuthorSlug;
  /**
   * Returns raw deflate blocks (RFC 1951). No block is marked as the last. They end at a byte boundary, and
   * they refer to no earlier bytes.
   */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly crc32: (bytes: Uint8Array) => number;
  /** Returns the digest that `digest.ts` defines, at once. */
  readonly digest: (bytes: Uint8Array) => Uint8Array;
  /** Returns the terms by which a search finds an article. */
  readonly searchTerms: (article: Article) => ReadonlySet<string>;
};

/** The two files of a pack. */
export type PackFiles = {
  readonly index: Uint8Array<ArrayBuffer>;
  readonly pieces: Uint8Array<ArrayBuffer>;
};

/** Returns the files of a pack. The same articles give the same bytes, in any order. */
export function layOutPack(contents: PackContents, tools: PackTools): PackFiles {
  const sorted = contents.articles.toSorted(newestFirst);
  const listed = sorted.filter(({ article }) => !article.unlisted);
  const unlisted = sorted.filter(({ article }) => article.unlisted);
  const notices = contents.notices.toSorted(newestFirst);
  const all = [...listed, ...unlisted, ...notices];
  const timings = all.map(timingOf);
  const { pieces, ...columns } = layOutPieces(all, tools);
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
  };
  const index = writeSections({
    site: json(site),
    published: bytesOf(Float64Array.from(all, ({ article }) => article.published)),
    updated: bytesOf(Float64Array.from(all, ({ article }) => article.updated)),
    changes: bytesOf(changesOf(all, timings)),
    ...writeTiming(timings),
    withdrawals: json(withdrawalsOf(all)),
    ...columns,
    ...namesOf(all, listed.length + unlisted.length),
    ...listsOf(listed, contents.topics, tools.slugOfAuthor),
    ...redirectsOf(contents.redirects),
    ...writeRecordings(contents.recordings ?? new Map()),
    search: writeSearchIndex(termsOf(listed, tools)),
  });
  return { index, pieces };
}

/** Yields the terms of one article at a time, because the terms of all articles would take gigabytes. */
function* termsOf(listed: readonly RenderedArticle[], { searchTerms }: PackTools) {
  for (const { article } of listed) yield searchTerms(article);
}

function newestFirst({ article: a }: RenderedArticle, { article: b }: RenderedArticle): number {
  return compareByDate(a, b);
}

type PieceColumns = Pick<Sections, "bounds" | "itemLengths" | "itemCrcs" | "digests"> & {
  readonly pieces: Uint8Array<ArrayBuffer>;
};

function layOutPieces(all: readonly RenderedArticle[], { deflate, crc32, digest }: PackTools): PieceColumns {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const bounds = new Uint32Array(all.length * PIECE_KINDS.length + 1);
  const itemLengths = new Uint32Array(all.length * FORMAT_ORDER.length);
  const itemCrcs = new Uint32Array(all.length * FORMAT_ORDER.length);
  const digests: Uint8Array[] = [];
  let end = 0;
  for (const [position, { pieces }] of all.entries()) {
    for (const [place, kind] of PIECE_KINDS.entries()) {
      // A body without attributes can be used in JSON unchanged, so it is stored once.
      const isShared = kind === "jsonBody" && pieces.jsonBody === pieces.body;
      const chunk = isShared ? new Uint8Array() : deflate(encoder.encode(pieces[kind]));
      chunks.push(chunk);
      end += chunk.length;
      bounds[position * PIECE_KINDS.length + place + 1] = end;
    }
    for (const [place, format] of FORMAT_ORDER.entries()) {
      const body = format === "json" ? pieces.jsonBody : pieces.body;
      const item = encoder.encode(pieces[format] + body + ITEM_ENDS[format]);
      itemLengths[position * FORMAT_ORDER.length + place] = item.length;
      itemCrcs[position * FORMAT_ORDER.length + place] = crc32(item);
    }
    digests.push(digest(encoder.encode(PIECE_KINDS.map((kind) => pieces[kind]).join("\0"))));
  }
  return {
    pieces: concatenate(chunks),
    bounds: bytesOf(bounds),
    itemLengths: bytesOf(itemLengths),
    itemCrcs: bytesOf(itemCrcs),
    digests: concatenate(digests),
  };
}

/** Returns every instant at which the site changes without a new build, ascending. */
function changesOf(all: readonly RenderedArticle[], timings: readonly Timing[]): Float64Array<ArrayBuffer> {
  const instants = all.flatMap(({ article }, position) => changeInstants(article, timings[position] ?? {}));
  return Float64Array.from(new Set(instants)).sort();
}

function withdrawalsOf(all: readonly RenderedArticle[]): Record<string, object> {
  return Object.fromEntries(
    all.flatMap(({ article: { withdrawn, atomId } }, position) =>
      withdrawn === undefined
        ? []
        : [[position, { reason: withdrawn.reason, ...(atomId === undefined ? {} : { atomId }) }]],
    ),
  );
}

/**
 * Returns the slugs of all articles, earlier ones included, sorted, and the position of each one's article.
 * `nameRows` has the row of each entry's own slug. A notice has the slug of its article. `articles` is the
 * number of entries that are no notices.
 */
function namesOf(
  all: readonly RenderedArticle[],
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
  listed: readonly RenderedArticle[],
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

/** Writes the positions of each name in `namesOfEntries`. */
function writeLists<Name extends string>(
  names: readonly Name[],
  namesOfEntries: readonly (readonly Name[])[],
): Uint8Array<ArrayBuffer> {
  const lists = new Map(names.map((name) => [name, [] as number[]]));
  for (const [position, own] of namesOfEntries.entries())
    for (const name of new Set(own)) lists.get(name)?.push(position);
  return writeTable([...lists.values()].map(writePositions));
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

function bytesOf(column: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(column.buffer);
}
