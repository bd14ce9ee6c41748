/** Packs of articles in memory, made by the real renderers and layout, and the app that serves them. */

import { noticesOf } from "../../src/compiler/articles/notices.ts";
import { authorSlug } from "../../src/compiler/ground/identity.ts";
import { deflate } from "../../src/compiler/output/deflate.ts";
import { readPageFiles } from "../../src/compiler/output/page-files.ts";
import { searchTerms } from "../../src/compiler/output/search-terms.ts";
import { render } from "../../src/compiler/render/render.ts";
import { createApp } from "../../src/edge/app.ts";
import type { Article } from "../../src/model/article.ts";
import type { Site } from "../../src/model/site.ts";
import type { SitePage } from "../../src/model/site-page.ts";
import type { Topic } from "../../src/model/topic.ts";
import type { EntryHistory } from "../../src/pack/layout.ts";
import { openPack, type Pack } from "../../src/pack/read.ts";
import { layOutPack } from "../../src/pack/write.ts";
import { at, SITE } from "./articles.ts";

export const NOW = at("2024-06-01T12:00:00Z");

export type PackSettings = {
  readonly site?: Site;
  readonly topics?: readonly Topic[];
  readonly redirects?: Readonly<Record<string, string>>;
  readonly pages?: readonly SitePage[];
  /** The ledger's history of entries, by slug. */
  readonly history?: Readonly<Record<string, EntryHistory>>;
};

export async function packOf(
  articles: readonly Article[],
  { site = SITE, topics = topicsOf(articles), redirects = {}, pages = [], history = {} }: PackSettings = {},
): Promise<Pack> {
  const rendered = (all: readonly Article[]) =>
    all.map((article) => ({ article, fragments: fragmentsOf(article, site) }));
  const notices = rendered(articles.flatMap((article) => noticesOf(article, site)));
  const { assets } = await readPageFiles(site);
  const { index, fragments } = await layOutPack(
    {
      site,
      assets,
      topics,
      redirects,
      pages,
      articles: rendered(articles).map((one) => ({ ...one, history: history[one.article.slug] ?? {} })),
      notices,
    },
    { slugOfAuthor: authorSlug, deflate, searchTerms },
  );
  return openPack(index, fragments.buffer);
}

type Fragments = ReturnType<typeof render>;

/** Fragments by article and site. Many tests make packs of the same articles, and rendering takes half of the time. */
const fragments = new Map<string, Fragments>();
const MOST_FRAGMENTS = 5_000;

function fragmentsOf(article: Article, site: Site): Fragments {
  const key = JSON.stringify([article, site]);
  const found = fragments.get(key) ?? render(article, site);
  if (fragments.size >= MOST_FRAGMENTS) fragments.clear();
  fragments.set(key, found);
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
