/** Lays out articles and their fragments as a pack. Pure: the caller puts the bytes where they belong. */

import type { Article } from "../model/article.ts";
import type { Site } from "../model/site.ts";
import { type Topic, type TopicSlug, withBroader } from "../model/topic.ts";
import { digest } from "./digest.ts";
import {
  FRAGMENT_KINDS,
  type FragmentKind,
  type FragmentSpan,
  LAYOUT_VERSION,
  type PackEntry,
  type PackIndex,
} from "./layout.ts";

export type RenderedArticle = {
  readonly article: Article;
  readonly fragments: Readonly<Record<FragmentKind, string>>;
};

export type PackFiles = {
  readonly index: PackIndex;
  readonly fragments: Uint8Array<ArrayBuffer>;
};

/** The same articles give the same pack, in whatever order they come. */
export async function layOutPack(site: Site, topics: readonly Topic[], rendered: readonly RenderedArticle[]): Promise<PackFiles> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const entries: PackEntry[] = [];
  let offset = 0;

  for (const { article, fragments } of [...rendered].sort(newestFirst)) {
    const spans = {} as Record<FragmentKind, FragmentSpan>;
    for (const kind of FRAGMENT_KINDS) {
      const bytes = encoder.encode(fragments[kind]);
      spans[kind] = { offset, length: bytes.length, digest: await digest(bytes) };
      chunks.push(bytes);
      offset += bytes.length;
    }
    entries.push(toEntry(article, spans));
  }

  const index = { version: LAYOUT_VERSION, site, topics, entries, postings: postingsOf(entries, topics) } as const;
  return { index, fragments: concatenate(chunks, offset) };
}

function newestFirst({ article: a }: RenderedArticle, { article: b }: RenderedArticle): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}

function toEntry(article: Article, fragments: Record<FragmentKind, FragmentSpan>): PackEntry {
  const { id, slug, title, summary, language, published, updated, authors } = article;
  return {
    id,
    slug,
    title,
    summary,
    ...(language === undefined ? {} : { language }),
    published,
    updated,
    authors,
    topics: article.topics.map((topic) => topic.slug),
    fragments,
  };
}

function postingsOf(entries: readonly PackEntry[], topics: readonly Topic[]): Record<TopicSlug, number[]> {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const postings = new Map(topics.map((topic) => [topic.slug, [] as number[]]));
  for (const [position, entry] of entries.entries()) {
    const reached = new Set(entry.topics.flatMap((slug) => withBroader(slug, bySlug)));
    for (const slug of reached) postings.get(slug)?.push(position);
  }
  return Object.fromEntries(postings);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
