/** From a folder of seeds to articles, before any of them is rendered: every file read, and every problem of every file collected. */

import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import { type Assembled, assemble, type Story } from "./assemble.ts";
import { checkAuthors } from "./authors.ts";
import { checkNames } from "./check-names.ts";
import { checkDatesAhead } from "./dates-ahead.ts";
import { type Library, openLibrary } from "./media/library.ts";
import { type NamedArticles, nameArticles } from "./name-articles.ts";
import type { Draft } from "./parse/draft.ts";
import type { SeedProblem } from "./problem.ts";
import { readSeeds, type SeedFolder } from "./seeds.ts";
import { readSite, type SiteSettings } from "./site-file.ts";
import { foldTakes } from "./takes/fold.ts";
import { checkLookalikes } from "./takes/lookalikes.ts";
import { termMatcher } from "./topics/match.ts";
import { readVocabulary, type Vocabulary } from "./topics/vocabulary.ts";
import { withinDepth } from "./within-depth.ts";

export type UnderstandSettings = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  /** Wins over the site's own `url`. */
  readonly siteUrl?: string;
  /** The site's address if it has none. */
  readonly localUrl?: string;
  /** The time, to hold takes against. */
  readonly now?: Instant;
  /** Told after each article how far a step has come. */
  readonly progress?: Progress;
};

export type Progress = (step: "reading" | "understanding" | "rendering", done: number, total: number) => void;

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
  readonly problems: readonly SeedProblem[];
};

export type CompiledArticle = {
  readonly path: string;
  /** The file's name within the folder. */
  readonly name: string;
  readonly article: Article;
  readonly draft: Draft;
} & Pick<Story, "ownId" | "earlier" | "formerIds"> &
  Pick<Assembled, "text" | "topicsBy">;

export async function understand({
  folder,
  siteUrl,
  localUrl,
  now,
  progress = () => undefined,
}: UnderstandSettings): Promise<Result<Understood, SeedProblem[]>> {
  const seeds = await readSeeds(folder);
  const problems: SeedProblem[] = [...seeds.problems];

  const site = readSite(seeds.site, siteUrl, localUrl);
  const vocabulary = await readVocabulary(seeds.topics);
  problems.push(
    ...(site.ok ? site.value.warnings : site.error),
    ...(vocabulary.ok ? vocabulary.value.warnings : vocabulary.error),
  );
  // With settings that cannot be read the articles' own problems are told all the same, as far as defaults can tell them.
  const settings = site.ok ? site : readSite(undefined, undefined);
  const topics = vocabulary.ok ? vocabulary : await readVocabulary(undefined);
  if (!settings.ok || !topics.ok) return err(problems);
  const { site: settled } = settings.value;
  const { named, drafts } = await nameArticles(seeds.articles, settings.value, problems, (done, total) =>
    progress("reading", done, total),
  );
  const stories = foldTakes(
    { named, drafts, files: seeds.articles, timezone: settled.timezone, now },
    problems,
  );
  problems.push(...checkNames(stories, settled.id));
  if (now !== undefined) problems.push(...checkDatesAhead(named, now));
  const library = openLibrary(seeds.others);
  const articles = assembleAll(
    { stories, site: settled, vocabulary: topics.value, library },
    problems,
    progress,
  );
  problems.push(
    ...checkAuthors(articles),
    ...checkLookalikes(articles.map(({ path, article }) => ({ path, ...article }))),
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

type Assembly = {
  readonly stories: readonly Story[];
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly library: Library;
};

function assembleAll(
  { stories, site, vocabulary, library }: Assembly,
  problems: SeedProblem[],
  progress: Progress,
): CompiledArticle[] {
  const surroundings = {
    site,
    vocabulary,
    library,
    match: termMatcher(vocabulary),
    slugByName: new Map(
      stories.flatMap(({ file, slug, earlier }) =>
        [file, ...earlier.map((take) => take.file)].map(({ name }) => [name, slug]),
      ),
    ),
    slugs: new Set(stories.flatMap(({ slug, aliases }) => [slug, ...aliases])),
    withdrawnSlugs: new Set(
      stories.flatMap(({ draft, slug }) => (draft.withdrawn === undefined ? [] : slug)),
    ),
  };
  return stories.flatMap((one, at) => {
    progress("understanding", at, stories.length);
    const assembled = withinDepth(one.file.path, () => ok(assemble(one, surroundings)));
    problems.push(...(assembled.ok ? assembled.value.problems : assembled.error));
    if (!assembled.ok || assembled.value.article === undefined) return [];
    const { article, text, topicsBy } = assembled.value;
    const { draft, ownId, earlier, formerIds } = one;
    const { path, name } = one.file;
    return [{ path, name, article, draft, ownId, earlier, formerIds, text, topicsBy }];
  });
}
