/**
 * Reads a folder of seeds (article files) into stories: articles with their names and dates, before their
 * text is prepared. Collects every problem of every file.
 */

import type { Instant } from "../../model/instant.ts";
import type { BuildCache } from "../cache/cache.ts";
import { readAuthorKeys } from "../ground/author-keys.ts";
import { defined } from "../ground/defined.ts";
import { addFindings, guarded, problemFrom } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import type { SeedFile, SeedFolder } from "../ground/seeds.ts";
import { openLibrary } from "../media/library.ts";
import type { ParseElsewhere } from "../parse/cached-seed.ts";
import { withPodcastCover } from "../site/podcast.ts";
import { defaultSettings, readSite, type SiteSettings } from "../site/site-file.ts";
import { readVocabulary, shippedVocabulary, type Vocabulary } from "../topics/vocabulary.ts";
import type { AssemblyContext, NamedArticle, Story } from "./assemble.ts";
import { assemblyContext } from "./assembly-context.ts";
import { checkNames } from "./check-names.ts";
import { checkPages } from "./check-pages.ts";
import { onlyChosenNotes } from "./chosen-notes.ts";
import { checkDatesAhead } from "./dates-ahead.ts";
import { foldTakes } from "./fold-takes.ts";
import { type NamedArticles, type NamedPage, type NameSettings, nameArticles } from "./name-articles.ts";
import { type FolderSettings, readFolder } from "./read-folder.ts";
import { recordedNames } from "./recorded-names.ts";
import { languagesOfFiles } from "./translated-files.ts";
import { withTranslatedSlugs } from "./translated-slugs.ts";
import { reportTranslations } from "./translations.ts";
import { withoutUndatedPages } from "./undated-pages.ts";
import { gatherUnknownKeys } from "./unknown-keys.ts";

export type UnderstandSettings = FolderSettings & {
  /** Overrides the site's own `url`. */
  readonly siteUrl?: string;
  /** The site's address if it has none. */
  readonly localUrl?: string;
  /** The current time. Takes and edits must not be dated after it. */
  readonly now?: Instant;
  readonly progress?: Progress;
  /** The results of earlier builds. */
  readonly cache?: BuildCache;
  readonly parseElsewhere?: ParseElsewhere;
};

/**
 * Shows progress. Called before each article with the `path` of this article and the number of articles that
 * are `done`. Called without `path` after the last article.
 */
export type Progress = (step: "reading" | "rendering", done: number, total: number, path?: string) => void;

export type FolderContents = {
  readonly seeds: SeedFolder;
  /**
   * The settings. If their file cannot be read, they are the defaults, and the error is among the problems.
   */
  readonly settings: SiteSettings;
  readonly isSiteRead: boolean;
  readonly vocabulary: Vocabulary;
  /** The articles whose fields have no error, in the order of their files. */
  readonly stories: readonly Story[];
  /** Articles with an error. They are not compiled, but the problems of their texts are reported. */
  readonly flawed: readonly NamedArticle[];
  readonly drafts: NamedArticles["drafts"];
  /** The publisher's own pages. */
  readonly pages: readonly NamedPage[];
  /** The settings with which files were read. */
  readonly reading: NameSettings;
  /** The context in which all articles and pages are assembled. */
  readonly context: AssemblyContext;
};

export async function understand(
  {
    folder,
    cwd,
    home,
    siteUrl,
    localUrl,
    now,
    progress = () => undefined,
    cache,
    parseElsewhere,
  }: UnderstandSettings,
  problems: Problem[],
): Promise<FolderContents> {
  const {
    seeds,
    partName = "",
    isOfTool,
    isJekyll,
    isObsidian,
  } = readFolder({ folder, ...defined({ cwd, home }) }, problems);
  const site = guarded({ path: seeds.site?.path ?? "_site.yaml" }, problems, () =>
    readSite(seeds.site, { siteUrl, localUrl }, problems),
  );
  // With unreadable settings, articles are still checked with default settings, so that their problems are
  // reported too.
  const library = openLibrary(seeds.others);
  const settings = withPodcastCover(site ?? defaultSettings(), library, problems);
  const topics = (await readTopics(seeds.topics, cache, problems)) ?? (await shippedVocabulary(cache));
  const vocabulary: Vocabulary = { ...topics, openToFolders: settings.folders === "topics" };
  const recorded = recordedNames(seeds.ledger);
  const reading = {
    ...settings,
    ...{ isJekyll, isObsidian, partName },
    authorKeys: await readAuthorKeys(folder, cwd),
    languages: languagesOfFiles(seeds.articles, settings.site.language, recorded, problems),
    recorded,
    ...defined({ cache }),
  };
  const all = await nameArticles(
    seeds,
    { ...reading, ...defined({ parseElsewhere }) },
    problems,
    (done, total, path) => progress("reading", done, total, path),
  );
  const articles = isObsidian ? onlyChosenNotes(all, problems) : all;
  const { flawed, drafts, pages, ...dated } = isOfTool
    ? withoutUndatedPages(articles, folder, problems)
    : articles;
  const named = withTranslatedSlugs(dated.named);
  const parsed = [...named, ...flawed, ...pages].map(({ seed }) => seed);
  const translations = reportTranslations(folder, parsed);
  problems.push(...translations);
  if (translations.length > 0) gatherUnknownKeys(problems);
  const { timezone } = settings.site;
  const stories = foldTakes({ named, drafts, flawed, pages, files: seeds.articles, timezone, now }, problems);
  addFindings(folder, problems, () => checkNames(stories));
  addFindings(folder, problems, () => checkPages(pages, now));
  if (now !== undefined) problems.push(...checkDatesAhead([...named, ...flawed], now));
  return {
    ...{
      seeds,
      settings,
      isSiteRead: site !== undefined,
      vocabulary,
      stories,
      flawed,
      drafts,
      pages,
      reading,
    },
    context: assemblyContext({
      stories,
      flawed,
      drafts,
      pages,
      site: settings.site,
      vocabulary,
      library,
      redirects: settings.redirects,
      ...{ folder, cwd, partName, now },
    }),
  };
}

async function readTopics(
  file: SeedFile | undefined,
  cache: BuildCache | undefined,
  problems: Problem[],
): Promise<Vocabulary | undefined> {
  try {
    return await readVocabulary(file, problems, cache);
  } catch (cause) {
    problems.push(problemFrom({ path: file?.path ?? "_topics.yaml" }, cause));
    return undefined;
  }
}
