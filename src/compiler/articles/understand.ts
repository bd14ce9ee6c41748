/** Reads a folder of seeds into articles that are not rendered yet. Collects every problem of every file. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { Site } from "../../model/site.ts";
import { capped, guarded, problemFrom } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { readSeeds, type SeedFolder } from "../ground/seeds.ts";
import { type Library, openLibrary } from "../media/library.ts";
import type { ParsedSeed } from "../parse/parsed-seed.ts";
import { readSite, type SiteSettings } from "../site/site-file.ts";
import { termMatcher } from "../topics/match.ts";
import { readVocabulary, type Vocabulary } from "../topics/vocabulary.ts";
import { type Assembled, assemble, type NamedArticle, type Story } from "./assemble.ts";
import { checkAuthors } from "./authors.ts";
import { checkNames } from "./check-names.ts";
import { checkDatesAhead } from "./dates-ahead.ts";
import { foldTakes } from "./fold-takes.ts";
import { checkLookalikes } from "./lookalikes.ts";
import { type NamedArticles, nameArticles } from "./name-articles.ts";
import { reportTranslations } from "./translations.ts";

export type UnderstandSettings = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  /** Wins over the site's own `url`. */
  readonly siteUrl?: string;
  /** The site's address if it has none. */
  readonly localUrl?: string;
  /** The time, to hold takes against. */
  readonly now?: Instant;
  readonly progress?: Progress;
};

/**
 * Called before each article, and without `path` after the last. `path` names the next article, `done` the
 * finished one.
 */
export type Progress = (
  step: "reading" | "understanding" | "rendering",
  done: number,
  total: number,
  path?: string,
) => void;

export type Understood = {
  readonly seeds: SeedFolder;
  /** With the defaults in place of a file that cannot be read, which is among the problems. */
  readonly settings: SiteSettings;
  readonly isSiteRead: boolean;
  readonly vocabulary: Vocabulary;
  /** Those without an error of their own. */
  readonly articles: readonly CompiledArticle[];
  readonly drafts: NamedArticles["drafts"];
  readonly library: Library;
  readonly problems: readonly Problem[];
};

export type CompiledArticle = {
  readonly path: string;
  /** The file's name within the folder. */
  readonly name: string;
  readonly article: Article;
  readonly seed: ParsedSeed;
} & Pick<Story, "ownId" | "earlier" | "formerIds"> &
  Pick<Assembled, "text" | "topicsBy">;

export async function understand({
  folder,
  siteUrl,
  localUrl,
  now,
  progress = () => undefined,
}: UnderstandSettings): Promise<Result<Understood, Problem[]>> {
  const seeds = await readSeeds(folder);
  const problems: Problem[] = [...seeds.problems];

  const site = guarded({ path: seeds.site?.path ?? "_site.yaml" }, () =>
    readSite(seeds.site, siteUrl, localUrl),
  );
  const vocabulary = await readVocabulary(seeds.topics).catch((cause) =>
    err([problemFrom({ path: seeds.topics?.path ?? "_topics.yaml" }, cause)]),
  );
  problems.push(
    ...(site.ok ? site.value.warnings : site.error),
    ...(vocabulary.ok ? vocabulary.value.warnings : vocabulary.error),
  );
  // With unreadable settings, articles are still checked with default settings, so that their problems are
  // reported too.
  const settings = site.ok ? site : readSite(undefined, undefined);
  const topics = vocabulary.ok ? vocabulary : await readVocabulary(undefined);
  if (!settings.ok || !topics.ok) return err(problems);
  const { site: settled } = settings.value;
  const { named, flawed, drafts } = await nameArticles(
    seeds.articles,
    { ...settings.value, isJekyll: isJekyll(folder, seeds) },
    problems,
    (done, total, path) => progress("reading", done, total, path),
  );
  problems.push(
    ...reportTranslations(
      folder,
      [...named, ...flawed].map(({ seed }) => seed),
    ),
  );
  const stories = foldTakes(
    { named, drafts, flawed, files: seeds.articles, timezone: settled.timezone, now },
    problems,
  );
  problems.push(...checked(folder, () => checkNames(stories, settled.id)));
  if (now !== undefined) problems.push(...checkDatesAhead([...named, ...flawed], now));
  const library = openLibrary(seeds.others);
  const articles = assembleAll(
    { stories, flawed, site: settled, vocabulary: topics.value, library },
    problems,
    progress,
  );
  problems.push(
    ...checked(folder, () => checkAuthors(articles)),
    ...checked(folder, () => checkLookalikes(articles.map(({ path, article }) => ({ path, ...article })))),
  );
  return ok({
    seeds,
    settings: settings.value,
    isSiteRead: site.ok,
    vocabulary: topics.value,
    articles,
    drafts,
    library,
    problems,
  });
}

/** Returns true for a folder that Jekyll builds. */
function isJekyll(folder: string, { articles }: SeedFolder): boolean {
  return (
    existsSync(join(folder, "_config.yml")) || articles.some(({ name }) => name.split("/").includes("_posts"))
  );
}

/**
 * Turns an exception in the comparison of files into a problem of the folder. The files' own problems are
 * still reported.
 */
function checked(folder: string, check: () => Problem[]): Problem[] {
  const problems = guarded({ path: folder }, () => ok(check()));
  return problems.ok ? problems.value : problems.error;
}

type Assembly = {
  readonly stories: readonly Story[];
  /** No article comes of these, but the problems of their texts. */
  readonly flawed: readonly NamedArticle[];
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly library: Library;
};

function assembleAll(
  { stories, flawed, site, vocabulary, library }: Assembly,
  problems: Problem[],
  progress: Progress,
): CompiledArticle[] {
  const surroundings = {
    site,
    vocabulary,
    library,
    match: termMatcher(vocabulary),
    slugByName: new Map([
      ...flawed.map(({ file, slug }) => [file.name, slug] as const),
      ...stories.flatMap(({ file, slug, earlier }) =>
        [file, ...earlier.map((take) => take.file)].map(({ name }) => [name, slug] as const),
      ),
    ]),
    slugs: new Set([
      ...flawed.map(({ slug }) => slug),
      ...stories.flatMap(({ slug, aliases }) => [slug, ...aliases]),
    ]),
    withdrawnSlugs: new Set(stories.flatMap(({ seed, slug }) => (seed.withdrawn === undefined ? [] : slug))),
  };
  const total = stories.length + flawed.length;
  const assembleOne = (one: Story, at: number) => {
    progress("understanding", at, total, one.file.path);
    const assembled = guarded({ path: one.file.path }, () => ok(assemble(one, surroundings)));
    problems.push(...capped(one.file.path, assembled.ok ? assembled.value.problems : assembled.error));
    return assembled.ok ? assembled.value : undefined;
  };
  const articles = stories.flatMap((one, at) => {
    const { article, text, topicsBy } = assembleOne(one, at) ?? {};
    if (article === undefined || text === undefined || topicsBy === undefined) return [];
    const { seed, ownId, earlier, formerIds } = one;
    const { path, name } = one.file;
    return [{ path, name, article, seed, ownId, earlier, formerIds, text, topicsBy }];
  });
  for (const [at, one] of flawed.entries())
    assembleOne({ ...one, earlier: [], formerIds: [], aliases: [] }, stories.length + at);
  progress("understanding", total, total);
  return articles;
}
