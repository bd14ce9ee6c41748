/** From a folder of seeds to a pack: every step in order, every problem of every file collected. Writes nothing. */

import { posix } from "node:path";
import type { Article } from "../model/article.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import { layOutPack, type PackContents, type PackFiles, type RenderedArticle } from "../pack/write.ts";
import { type Assembled, assemble, type Named } from "./assemble.ts";
import { checkAuthors } from "./authors.ts";
import { deflate } from "./deflate.ts";
import { authorSlug } from "./identity.ts";
import { nameArticles } from "./name-articles.ts";
import type { Draft } from "./parse/draft.ts";
import { errorAt, isError, type SeedProblem, warningAt } from "./problem.ts";
import { type Difference, describeDifference, readBackAtom, readBackJson, readBackRss } from "./read-back.ts";
import { readRedirects, type Served } from "./redirects.ts";
import { render } from "./render/render.ts";
import { readSeeds } from "./seeds.ts";
import { readSite, unclaimed } from "./site-file.ts";
import { withoutTerms } from "./topics/assign.ts";
import { termMatcher } from "./topics/match.ts";
import { readVocabulary, type Vocabulary } from "./topics/vocabulary.ts";
import { weigh } from "./weigh.ts";
import { withinDepth } from "./within-depth.ts";

export type CompileSettings = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  /** Wins over the site's own `url`. */
  readonly siteUrl?: string;
  /** Whether the pack is to be deployed: then the site needs an address and an id of its own. */
  readonly publish?: boolean;
  /** A new UUID, to propose as the site's id. */
  readonly freshId?: string;
};

export type Compiled = {
  readonly pack: PackFiles;
  readonly articles: readonly CompiledArticle[];
  readonly vocabulary: Vocabulary;
  readonly warnings: readonly SeedProblem[];
};

export type CompiledArticle = {
  readonly path: string;
  readonly article: Article;
  readonly draft: Draft;
} & Pick<Assembled, "text" | "topicsBy">;

export async function compile({
  folder,
  siteUrl,
  publish = false,
  freshId,
}: CompileSettings): Promise<Result<Compiled, SeedProblem[]>> {
  const seeds = await readSeeds(folder);
  const problems: SeedProblem[] = [...seeds.problems];

  const site = readSite(seeds.site, siteUrl);
  const vocabulary = await readVocabulary(seeds.topics);
  problems.push(
    ...(site.ok ? site.value.warnings : site.error),
    ...(vocabulary.ok ? vocabulary.value.warnings : vocabulary.error),
  );
  if (site.ok && publish) problems.push(...unclaimed(site.value, seeds.site?.path ?? posix.join(folder, "_site.yaml"), freshId));
  if (publish && seeds.articles.length === 0) problems.push(errorAt({ path: folder }, "no article", "something to publish"));

  // With settings that cannot be read the articles' own problems are told all the same, as far as defaults can tell them.
  const settings = site.ok ? site : readSite(undefined, undefined);
  const topics = vocabulary.ok ? vocabulary : await readVocabulary(undefined);
  if (!settings.ok || !topics.ok) return err(problems);
  const named = await nameArticles(seeds.articles, settings.value, problems);
  const compiled = assembleAll(named, settings.value.site, topics.value, problems);
  problems.push(...checkAuthors(compiled));
  const rendered = renderAll(compiled, settings.value.site, problems);
  if (problems.some(isError)) return err(problems);

  const contents = { site: settings.value.site, topics: allTopics(topics.value, compiled), articles: rendered };
  const { redirects, problems: misled } = readRedirects(settings.value.redirects, servedBy(contents));
  problems.push(...misled);
  const pack = await layOutPack({ ...contents, redirects }, { slugOfAuthor: authorSlug, deflate, weigh });
  problems.push(...oversize(pack, folder, publish));
  return problems.some(isError) ? err(problems) : ok({ pack, articles: compiled, vocabulary: topics.value, warnings: problems });
}

/** What a Worker may hold, its own code aside. https://developers.cloudflare.com/workers/platform/limits/ */
const MAX_PACK_BYTES = 60 * 1024 * 1024;

/** A pack too large to deploy can still be looked at locally. */
function oversize({ fragments }: PackFiles, path: string, publish: boolean): SeedProblem[] {
  if (fragments.length <= MAX_PACK_BYTES) return [];
  const tell = publish ? errorAt : warningAt;
  return [
    tell(
      { path },
      `${fragments.length} bytes of fragments`,
      `at most ${MAX_PACK_BYTES}, since a Worker holds no more: fewer articles`,
    ),
  ];
}

function assembleAll(named: readonly Named[], site: Site, vocabulary: Vocabulary, problems: SeedProblem[]): CompiledArticle[] {
  const surroundings = {
    site,
    vocabulary,
    match: termMatcher(vocabulary),
    slugByName: new Map(named.map(({ file, slug }) => [file.name, slug])),
    slugs: new Set(named.map(({ slug }) => slug)),
  };
  return named.flatMap((one) => {
    const assembled = withinDepth(one.file.path, () => ok(assemble(one, surroundings)));
    problems.push(...(assembled.ok ? assembled.value.problems : assembled.error));
    if (!assembled.ok || assembled.value.article === undefined) return [];
    const { article, text, topicsBy } = assembled.value;
    return [{ path: one.file.path, article, draft: one.draft, text, topicsBy }];
  });
}

function renderAll(compiled: readonly CompiledArticle[], site: Site, problems: SeedProblem[]): RenderedArticle[] {
  return compiled.map(({ path, article }) => {
    const fragments = render(article, site);
    const report = (format: string, differences: readonly Difference[]) =>
      problems.push(
        ...differences.map((one) => errorAt({ path }, `${format}: ${describeDifference(one)}`, "what the article says")),
      );
    report("RSS", readBackRss(fragments.rss, article, site));
    report("Atom", readBackAtom(fragments.atom, article, site));
    report("JSON Feed", readBackJson(fragments.json, article));
    return { article, fragments };
  });
}

function servedBy({ topics, articles }: Pick<PackContents, "topics" | "articles">): Served {
  return {
    topics: new Set(topics.map(({ slug }) => slug)),
    aliases: new Map(topics.flatMap(({ slug, aliases = [] }) => aliases.map((alias) => [alias, slug] as const))),
    authors: new Set(articles.flatMap(({ article }) => (article.unlisted ? [] : article.authors.map(authorSlug)))),
    articles: new Set(articles.map(({ article }) => article.slug)),
  };
}

/**
 * The vocabulary's topics, then those that only articles and folders name, by slug. The oldest article that names one
 * decides its label: a newer one may not be out yet.
 */
function allTopics(vocabulary: Vocabulary, compiled: readonly CompiledArticle[]): Topic[] {
  const known = [...vocabulary.topics.values()].map(withoutTerms);
  const named = new Map<TopicSlug, Topic>();
  const oldestFirst = compiled.map(({ article }) => article).sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1));
  for (const topic of oldestFirst.flatMap(({ topics }) => topics)) {
    if (!vocabulary.topics.has(topic.slug) && !named.has(topic.slug)) named.set(topic.slug, topic);
  }
  return [...known, ...[...named.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))];
}
