/** Lays out articles and their fragments as a pack. Pure: the caller writes the files. */

import type { AuthorSlug } from "../model/address.ts";
import { type Article, type Author, compareByDate, type LeadImage } from "../model/article.ts";
import { concatenate } from "../model/bytes.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import { type Topic, withBroader } from "../model/topic.ts";
import { digest } from "./digest.ts";
import {
  DEFLATED_KINDS,
  type DeflatableSpan,
  type DeflatedKind,
  type EntryHistory,
  FRAGMENT_KINDS,
  type FragmentKind,
  type FragmentSpan,
  LAYOUT_VERSION,
  type PackAuthor,
  type PackEntry,
  type PackImage,
  type PackIndex,
  type PageAssets,
  type Span,
} from "./layout.ts";
import { writeShards } from "./shards.ts";

export type RenderedArticle = {
  readonly article: Article;
  readonly fragments: Readonly<Record<FragmentKind, string>>;
  readonly history?: EntryHistory;
};

/** Everything that goes into a pack. */
export type PackContents = {
  readonly site: Site;
  readonly assets: PageAssets;
  readonly topics: readonly Topic[];
  readonly redirects: PackIndex["redirects"];
  readonly articles: readonly RenderedArticle[];
  /** The notices of corrections and withdrawals. */
  readonly notices: readonly RenderedArticle[];
  /** In the order of their links. */
  readonly pages?: readonly SitePage[];
};

/** Functions that need Node or the compiler's libraries. */
export type PackTools = {
  readonly slugOfAuthor: (author: Author) => AuthorSlug;
  readonly deflate: (bytes: Uint8Array) => DeflatedFragment;
  /** Returns the terms by which a search finds an article. */
  readonly searchTerms: (article: Article) => ReadonlySet<string>;
};

export type DeflatedFragment = {
  /** CRC-32 of the bytes before they were deflated. */
  readonly crc32: number;
  /** Raw deflate blocks (RFC 1951). None is marked as the last, they end on a byte, and they refer to no earlier bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type PackFiles = {
  readonly index: PackIndex;
  readonly fragments: Uint8Array<ArrayBuffer>;
};

/** Returns the files of a pack. The same articles give the same bytes, in whatever order they come. */
export async function layOutPack(
  { site, assets, topics, redirects, articles, notices, pages = [] }: PackContents,
  { slugOfAuthor, deflate, searchTerms }: PackTools,
): Promise<PackFiles> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  const place = (bytes: Uint8Array<ArrayBuffer>): Span => {
    const span = { offset, length: bytes.length };
    chunks.push(bytes);
    offset += bytes.length;
    return span;
  };
  const put = async (bytes: Uint8Array<ArrayBuffer>): Promise<FragmentSpan> => ({
    ...place(bytes),
    digest: await digest(bytes),
  });

  const putEntry = async ({ article, fragments, history }: RenderedArticle): Promise<PackEntry> => {
    const encoded = new Map(FRAGMENT_KINDS.map((kind) => [kind, encoder.encode(fragments[kind])]));
    const spans = {} as Record<FragmentKind, FragmentSpan>;
    for (const [kind, bytes] of encoded) {
      // Most RSS items contain the page's body unchanged, so it is stored once.
      const within = kind === "page" ? byteOffset(fragments.page, fragments.rss) : undefined;
      spans[kind] =
        within === undefined
          ? await put(bytes)
          : { offset: spans.rss.offset + within, length: bytes.length, digest: await digest(bytes) };
    }
    const deflatable = {} as Record<DeflatedKind, DeflatableSpan>;
    for (const kind of DEFLATED_KINDS) {
      const { crc32, bytes } = deflate(encoded.get(kind) ?? new Uint8Array());
      deflatable[kind] = { ...spans[kind], crc32, deflated: await put(bytes) };
    }
    const authors = article.authors.map((author) => ({ ...author, slug: slugOfAuthor(author) }));
    return { ...toPackEntry(article, authors, { ...spans, ...deflatable }), ...history };
  };
  const putAll = async (rendered: readonly RenderedArticle[]): Promise<PackEntry[]> => {
    const laid: PackEntry[] = [];
    for (const one of rendered) laid.push(await putEntry(one));
    return laid;
  };
  const listed = articles.filter(({ article }) => !article.unlisted).toSorted(newestFirst);
  const entries = await putAll(listed);

  const index: PackIndex = {
    version: LAYOUT_VERSION,
    site,
    assets,
    topics,
    authors: authorsOf(entries),
    entries,
    unlisted: await putAll(articles.filter(({ article }) => article.unlisted).toSorted(newestFirst)),
    notices: await putAll(notices.toSorted(newestFirst)),
    postings: { topics: topicPostings(entries, topics), authors: authorPostings(entries) },
    search: writeShards(
      listed.map(({ article }) => searchTerms(article)),
      place,
    ),
    pages,
    redirects,
  };
  return { index, fragments: concatenate(chunks) };
}

/** Returns the place of a text in another, in bytes of UTF-8, or undefined if it is not there. */
function byteOffset(part: string, whole: string): number | undefined {
  const at = whole.indexOf(part);
  return at === -1 ? undefined : new TextEncoder().encode(whole.slice(0, at)).length;
}

function newestFirst({ article: a }: RenderedArticle, { article: b }: RenderedArticle): number {
  return compareByDate(a, b);
}

function toPackEntry(
  article: Article,
  authors: readonly PackAuthor[],
  fragments: PackEntry["fragments"],
): PackEntry {
  const {
    id,
    atomId,
    slug,
    aliases,
    title,
    summary,
    language,
    image,
    published,
    updated,
    publishAt,
    expires,
    withdrawn,
    dateline,
    credit,
    canonical,
  } = article;
  return {
    id,
    ...(atomId === undefined ? {} : { atomId }),
    slug,
    ...(aliases === undefined ? {} : { aliases }),
    title,
    summary,
    ...(language === undefined ? {} : { language }),
    ...(image === undefined ? {} : { image: toPackImage(image) }),
    published,
    updated,
    ...(publishAt === undefined ? {} : { publishAt }),
    ...(expires === undefined ? {} : { expires }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    authors,
    topics: article.topics.map((topic) => topic.slug),
    ...(dateline === undefined ? {} : { dateline }),
    ...(credit === undefined ? {} : { credit }),
    ...(canonical === undefined ? {} : { canonical }),
    fragments,
  };
}

function toPackImage({ type: _, ...image }: LeadImage): PackImage {
  return image;
}

/** Returns the authors. A newer spelling may be unpublished and must not leak, so the oldest entry's spelling is used. */
function authorsOf(entries: readonly PackEntry[]): PackAuthor[] {
  const bySlug = new Map<AuthorSlug, PackAuthor>();
  for (const author of entries.toReversed().flatMap(({ authors }) => authors))
    if (!bySlug.has(author.slug)) bySlug.set(author.slug, author);
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function topicPostings(entries: readonly PackEntry[], topics: readonly Topic[]): Record<string, number[]> {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  return postingsOf(
    topics.map(({ slug }) => slug),
    entries.map((entry) => entry.topics.flatMap((slug) => withBroader(slug, bySlug))),
  );
}

function authorPostings(entries: readonly PackEntry[]): Record<string, number[]> {
  const slugs = entries.map(({ authors }) => authors.map(({ slug }) => slug));
  return postingsOf(slugs.flat().sort(), slugs);
}

/** Returns the positions of each name in `namesOfEntries`. */
function postingsOf(
  names: readonly string[],
  namesOfEntries: readonly (readonly string[])[],
): Record<string, number[]> {
  const postings = new Map(names.map((name) => [name, [] as number[]]));
  for (const [position, own] of namesOfEntries.entries())
    for (const name of new Set(own)) postings.get(name)?.push(position);
  return Object.fromEntries(postings);
}
