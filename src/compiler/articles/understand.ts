/**
 * Reads a folder of seeds (article files) into articles that are not rendered yet. Collects every problem of
 * every file.
 */

import { existsSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { articlePath } from "../../model/address.ts";
import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import type { SitePage } from "../../model/site-page.ts";
import { readAuthorKeys } from "../ground/author-keys.ts";
import { capped, guarded, problemFrom } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { readSeeds, type SeedFile, type SeedFolder } from "../ground/seeds.ts";
import { type Library, openLibrary } from "../media/library.ts";
import type { ParsedSeed } from "../parse/parsed-seed.ts";
import { withPodcastCover } from "../site/podcast.ts";
import { defaultSettings, readSite, type SiteSettings } from "../site/site-file.ts";
import { noteFolders } from "../topics/folder-note.ts";
import { termMatcher } from "../topics/match.ts";
import { checkTopicNames } from "../topics/one-slug.ts";
import { readVocabulary, shippedVocabulary, type Vocabulary } from "../topics/vocabulary.ts";
import { type Assembled, type AssemblyContext, assemble, type NamedArticle, type Story } from "./assemble.ts";
import { checkAuthors } from "./authors.ts";
import { checkNames } from "./check-names.ts";
import { checkPages } from "./check-pages.ts";
import { checkDatesAhead } from "./dates-ahead.ts";
import { withDurations } from "./durations.ts";
import { foldTakes } from "./fold-takes.ts";
import { linkNames } from "./link-names.ts";
import { checkLookalikes } from "./lookalikes.ts";
import { type NamedArticles, type NamedPage, nameArticles } from "./name-articles.ts";
import { showDrafts } from "./shown-drafts.ts";
import { assemblePages, type CompiledPage, sitePagePath } from "./site-pages.ts";
import { reportTranslations } from "./translations.ts";
import { gatherUnknownKeys } from "./unknown-keys.ts";

export type UnderstandSettings = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  /** The folder where relative paths start. The default is the process's own. */
  readonly cwd?: string;
  /** Overrides the site's own `url`. */
  readonly siteUrl?: string;
  /** The site's address if it has none. */
  readonly localUrl?: string;
  /** The current time. Takes and edits must not be dated after it. */
  readonly now?: Instant;
  /** True to make pages of drafts. Only `npm run dev` does. */
  readonly showsDrafts?: boolean;
  readonly progress?: Progress;
};

/**
 * Shows progress. Called before each article, and without `path` after the last one. `path` names the article
 * that comes next, `done` the one that was finished.
 */
export type Progress = (
  step: "reading" | "understanding" | "rendering",
  done: number,
  total: number,
  path?: string,
) => void;

export type Understood = {
  readonly seeds: SeedFolder;
  /**
   * The settings. If their file cannot be read, they are the defaults, and the error is among the problems.
   */
  readonly settings: SiteSettings;
  readonly isSiteRead: boolean;
  readonly vocabulary: Vocabulary;
  /** The articles that have no error. */
  readonly articles: readonly CompiledArticle[];
  readonly drafts: NamedArticles["drafts"];
  /** The publisher's own pages. */
  readonly pages: readonly CompiledPage[];
  /** The pages of drafts. Empty if drafts are not shown. */
  readonly shownDrafts: readonly SitePage[];
  readonly library: Library;
  /** The files that drafts may use: those of `library`, and those in folders of drafts. */
  readonly draftLibrary: Library;
};

export type CompiledArticle = {
  readonly path: string;
  /** The file's name within the folder. */
  readonly name: string;
  readonly article: Article;
  readonly seed: ParsedSeed;
} & Pick<Story, "ownId" | "earlier" | "formerIds"> &
  Pick<Assembled, "text" | "topicsBy">;

export async function understand(
  {
    folder,
    cwd,
    siteUrl,
    localUrl,
    now,
    showsDrafts = false,
    progress = () => undefined,
  }: UnderstandSettings,
  problems: Problem[],
): Promise<Understood> {
  const seeds = readSeeds(folder, problems, cwd);
  const site = guarded({ path: seeds.site?.path ?? "_site.yaml" }, problems, () =>
    readSite(seeds.site, { siteUrl, localUrl }, problems),
  );
  // With unreadable settings, articles are still checked with default settings, so that their problems are
  // reported too.
  const library = openLibrary(seeds.others);
  const settings = withPodcastCover(site ?? defaultSettings(), library, problems);
  const topics = (await readTopics(seeds.topics, problems)) ?? (await shippedVocabulary());
  const vocabulary: Vocabulary = { ...topics, openToFolders: settings.folders === "topics" };
  const location = resolve(cwd ?? "", folder);
  const reading = {
    ...settings,
    isJekyll: isJekyll(location, seeds),
    isObsidian: existsSync(join(location, ".obsidian")),
    authorKeys: await readAuthorKeys(folder, cwd),
  };
  const {
    named,
    flawed,
    drafts,
    pages: namedPages,
  } = await nameArticles(seeds, reading, problems, (done, total, path) =>
    progress("reading", done, total, path),
  );
  const parsed = [...named, ...flawed, ...namedPages].map(({ seed }) => seed);
  const translations = reportTranslations(folder, parsed);
  problems.push(...translations);
  if (translations.length > 0) gatherUnknownKeys(problems);
  const { id: siteId, timezone } = settings.site;
  const stories = foldTakes(
    { named, drafts, flawed, pages: namedPages, files: seeds.articles, timezone, now },
    problems,
  );
  // If comparing the files throws an exception, it becomes a problem of the folder. So the files' own
  // problems are still reported.
  const check = (report: () => Problem[]) =>
    problems.push(...(guarded({ path: folder }, problems, report) ?? []));
  check(() => checkNames(stories, siteId));
  check(() => checkPages(namedPages, now));
  if (now !== undefined) problems.push(...checkDatesAhead([...named, ...flawed], now));
  const assembly = { stories, flawed, pages: namedPages, site: settings.site, vocabulary, library };
  const context = contextOf(assembly);
  const articles = await withDurations(
    assembleAll(assembly, context, problems, progress),
    settings.site,
    library,
  );
  const pages = assemblePages(namedPages, context, problems);
  check(() => checkAuthors(articles));
  check(() => checkTopicNames(articles, vocabulary));
  problems.push(...noteFolders(articles, vocabulary, seeds.site?.path ?? posix.join(folder, "_site.yaml")));
  check(() => checkLookalikes(articles.map(({ path, article }) => ({ path, ...article }))));
  const draftLibrary = openLibrary([...seeds.others, ...seeds.besideDrafts]);
  const shownDrafts = showsDrafts
    ? await showDrafts(drafts, reading, { ...context, library: draftLibrary }, problems)
    : [];
  return {
    ...{ seeds, settings, isSiteRead: site !== undefined, vocabulary, articles, drafts, pages, library },
    ...{ shownDrafts, draftLibrary },
  };
}

/** Returns true for a folder that Jekyll builds. */
function isJekyll(folder: string, { articles }: SeedFolder): boolean {
  return (
    existsSync(join(folder, "_config.yml")) || articles.some(({ name }) => name.split("/").includes("_posts"))
  );
}

async function readTopics(file: SeedFile | undefined, problems: Problem[]): Promise<Vocabulary | undefined> {
  try {
    return await readVocabulary(file, problems);
  } catch (cause) {
    problems.push(problemFrom({ path: file?.path ?? "_topics.yaml" }, cause));
    return undefined;
  }
}

type Assembly = {
  readonly stories: readonly Story[];
  /** Articles with an error. They are not compiled, but the problems of their texts are reported. */
  readonly flawed: readonly NamedArticle[];
  readonly pages: readonly NamedPage[];
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly library: Library;
};

/** Returns the context in which all articles and pages are assembled. */
function contextOf({ stories, flawed, pages, site, vocabulary, library }: Assembly): AssemblyContext {
  const articles = [
    ...flawed.map(({ file, slug }) => ({ slug, files: [file], aliases: [] })),
    ...stories.map(({ file, slug, earlier, aliases }) => ({
      ...{ slug, aliases },
      files: [file, ...earlier.map((take) => take.file)],
    })),
  ].map(({ slug, files, aliases }) => ({ files, paths: [slug, ...aliases].map(articlePath) }));
  const own = pages.map(({ file, slug, seed: { aliases = [] } }) => ({
    files: [file],
    paths: [slug, ...aliases].map(sitePagePath),
  }));
  const all = [...articles, ...own];
  const withdrawn = stories.filter(({ seed }) => seed.withdrawn !== undefined);
  return {
    ...{ site, vocabulary, library, match: termMatcher(vocabulary) },
    pathByName: new Map(
      all.flatMap(({ files, paths: [path = ""] }) =>
        files.flatMap(({ name }) => linkNames(name)).map((name) => [name, path] as const),
      ),
    ),
    paths: new Set(all.flatMap(({ paths }) => paths)),
    withdrawnPaths: new Set(withdrawn.map(({ slug }) => articlePath(slug))),
  };
}

function assembleAll(
  { stories, flawed }: Pick<Assembly, "stories" | "flawed">,
  context: AssemblyContext,
  problems: Problem[],
  progress: Progress,
): CompiledArticle[] {
  const total = stories.length + flawed.length;
  const assembleOne = (one: Story, at: number) => {
    progress("understanding", at, total, one.file.path);
    const { path } = one.file;
    const own: Problem[] = [];
    const assembled = guarded({ path }, own, () => assemble(one, context, own));
    problems.push(...capped(path, own));
    return assembled;
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
