/** Packs of articles in memory, made by the real renderers and layout, and the app that serves them. */

import { crc32 } from "node:zlib";
import { noticesOf } from "../../src/compiler/articles/notices.ts";
import { withdrawnEntriesOf } from "../../src/compiler/articles/withdrawn-entry.ts";
import { termNumbers } from "../../src/compiler/cache/term-numbers.ts";
import { digestBytes } from "../../src/compiler/ground/digest.ts";
import { authorSlug } from "../../src/compiler/ground/identity.ts";
import { deflate } from "../../src/compiler/output/deflate.ts";
import { readPageFiles } from "../../src/compiler/output/page-files.ts";
import { searchTerms } from "../../src/compiler/output/search-terms.ts";
import { render } from "../../src/compiler/render/render.ts";
import { createApp } from "../../src/edge/app.ts";
import { type Entry, readEntries } from "../../src/edge/entry.ts";
import type { Article } from "../../src/model/article.ts";
import type { Site } from "../../src/model/site.ts";
import type { SitePage } from "../../src/model/site-page.ts";
import type { Topic } from "../../src/model/topic.ts";
import type { EntryHistory } from "../../src/pack/layout.ts";
import { openPack, type Pack } from "../../src/pack/read.ts";
import { readSections } from "../../src/pack/sections.ts";
import { type StoredPieces, storePieces } from "../../src/pack/stored-pieces.ts";
import { readTexts } from "../../src/pack/table.ts";
import { layOutPack, type PackContents, type PackFiles } from "../../src/pack/write.ts";
import { at, SITE } from "./articles.ts";

export const NOW = at("2024-06-01T12:00:00Z");

export type PackSettings = {
  readonly site?: Site;
  readonly topics?: readonly Topic[];
  readonly redirects?: Readonly<Record<string, string>>;
  readonly sitePages?: readonly SitePage[];
  /** The ledger's history of entries, by slug. */
  readonly history?: Readonly<Record<string, EntryHistory>>;
  /** The instant of the build. If it is absent, the pack has all texts. */
  readonly builtAt?: number;
};

export async function packOf(
  articles: readonly Article[],
  {
    site = SITE,
    topics = topicsOf(articles),
    redirects = {},
    sitePages = [],
    history = {},
    builtAt,
  }: PackSettings = {},
): Promise<Pack> {
  const { assets } = await readPageFiles(site);
  const entries = entriesOf(articles, site);
  const files = layOutPack(
    {
      ...{ site, assets, topics, redirects, sitePages },
      ...entries,
      articles: entries.articles.map((one) => ({ ...one, history: history[one.article.slug] ?? {} })),
      ...(builtAt === undefined ? {} : { builtAt }),
    },
    TOOLS,
  );
  return openFiles(files);
}

/** Returns the entries of a pack. */
export function entriesOf(
  articles: readonly Article[],
  site = SITE,
): Pick<PackContents, "articles" | "notices" | "withdrawnEntries" | "terms"> {
  const { all: terms, numberOf } = termNumbers();
  const entryOf = (article: Article) => ({ article, pieces: piecesOf(article, site) });
  return {
    articles: articles.map((article) => ({
      ...entryOf(article),
      terms: [...searchTerms(article)].map(numberOf),
    })),
    notices: articles.flatMap((article) => noticesOf(article, site)).map(entryOf),
    withdrawnEntries: articles.flatMap(withdrawnEntriesOf).map(entryOf),
    terms,
  };
}

export const TOOLS = { slugOfAuthor: authorSlug };

export function openFiles({ index, pieces }: PackFiles): Pack {
  return openPack(index.buffer, pieces.buffer);
}

/** Returns the redirects of a pack. */
export function redirectsIn({ index }: PackFiles): Record<string, string> {
  const { redirects, redirectTargets } = readSections(index.buffer);
  const [paths, targets] = [readTexts(redirects), readTexts(redirectTargets)];
  return Object.fromEntries(
    Array.from({ length: paths.length }, (_, row) => [paths.at(row), targets.at(row)]),
  );
}

/** Returns all entries of a pack: listed articles, unlisted ones, notices. */
export function entriesIn(pack: Pack): Promise<Entry[]> {
  return readEntries(
    Array.from({ length: pack.published.length }, (_, position) => position),
    pack,
  );
}

/**
 * Pieces by article and site. Many tests make packs of the same articles, and rendering takes half of the
 * time.
 */
const pieces = new Map<string, StoredPieces>();
const MAX_PIECES = 5_000;

function piecesOf(article: Article, site: Site): StoredPieces {
  const key = JSON.stringify([article, site]);
  const found =
    pieces.get(key) ?? storePieces(render(article, site), { deflate, crc32, digest: digestBytes });
  if (pieces.size >= MAX_PIECES) pieces.clear();
  pieces.set(key, found);
  return found;
}

export async function appOf(
  articles: readonly Article[],
  { now = NOW, ...settings }: PackSettings & { readonly now?: number } = {},
) {
  const pack = await packOf(articles, settings);
  return createApp(pack, () => now);
}

function topicsOf(articles: readonly Article[]): Topic[] {
  return [...new Map(articles.flatMap(({ topics }) => topics).map((topic) => [topic.slug, topic])).values()];
}
