/** From a folder of seeds to a pack: every step in order, every problem of every file collected. Writes nothing. */

import { posix } from "node:path";
import type { Article } from "../model/article.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import { layOutPack, type PackContents, type PackFiles, type RenderedArticle } from "../pack/write.ts";
import { type Assembled, assemble, type Story } from "./assemble.ts";
import { checkAuthors } from "./authors.ts";
import { checkNames } from "./check-names.ts";
import { defined } from "./defined.ts";
import { deflate } from "./deflate.ts";
import { authorSlug } from "./identity.ts";
import { keepLedger, type LedgerOutcome } from "./ledger/keep.ts";
import { type Library, type MediaFile, openLibrary } from "./media/library.ts";
import { nameArticles } from "./name-articles.ts";
import { noticesOf } from "./notices.ts";
import type { Draft } from "./parse/draft.ts";
import { errorAt, isError, type SeedProblem, warningAt } from "./problem.ts";
import { type Difference, describeDifference, readBackAtom, readBackJson, readBackRss } from "./read-back.ts";
import { readRedirects, type Served } from "./redirects.ts";
import { render } from "./render/render.ts";
import { readSeeds } from "./seeds.ts";
import { readSite, unclaimed } from "./site-file.ts";
import { foldTakes } from "./takes/fold.ts";
import { checkLookalikes } from "./takes/lookalikes.ts";
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
  /** The time, to hold the ledger against and to propose in messages; of the pack it decides nothing without `stamp`. */
  readonly now?: Instant;
  /** Whether what the ledger does not have yet is dated `now` in the pack, which is published at once and then recorded. */
  readonly stamp?: boolean;
  /** Told after each article how far a step has come. */
  readonly progress?: Progress;
};

export type Progress = (step: "reading" | "understanding" | "rendering", done: number, total: number) => void;

export type Compiled = {
  readonly pack: PackFiles;
  /** The files that go along with the pack. */
  readonly media: readonly MediaFile[];
  readonly articles: readonly CompiledArticle[];
  readonly vocabulary: Vocabulary;
  readonly warnings: readonly SeedProblem[];
  readonly ledger: LedgerOutcome;
};

export type CompiledArticle = {
  readonly path: string;
  /** The file's name within the folder. */
  readonly name: string;
  readonly article: Article;
  readonly draft: Draft;
} & Pick<Story, "ownId" | "earlier" | "formerIds"> &
  Pick<Assembled, "text" | "topicsBy">;

export async function compile({
  folder,
  siteUrl,
  publish = false,
  freshId,
  now,
  stamp = false,
  progress = () => undefined,
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
  const { site: settled } = settings.value;
  const { named, drafts } = await nameArticles(seeds.articles, settings.value, problems, (done, total) =>
    progress("reading", done, total),
  );
  const stories = foldTakes({ named, drafts, files: seeds.articles, timezone: settled.timezone, now }, problems);
  problems.push(...checkNames(stories, settled.id));
  const library = openLibrary(seeds.others);
  const compiled = assembleAll({ stories, site: settled, vocabulary: topics.value, library }, problems, progress);
  problems.push(...checkAuthors(compiled), ...checkLookalikes(compiled.map(({ path, article }) => ({ path, ...article }))));
  const rendered = renderAll(compiled, settled, problems, progress);
  const notices = renderAll(allNotices(compiled, settled), settled, problems, progress);
  if (problems.some(isError)) return err(problems);

  const contents = { site: settled, topics: allTopics(topics.value, compiled), articles: rendered, notices };
  const { redirects, problems: misled } = readRedirects(settings.value.redirects, servedBy(contents));
  problems.push(...misled);
  const build = { site: settled, topics: contents.topics, articles: compiled, drafts, redirects };
  const kept = await keepLedger(seeds.ledger, build, { now, stamp });
  problems.push(...kept.problems);
  if (problems.some(isError)) return err(problems);

  const withHistory = (one: RenderedArticle) => ({ ...one, ...defined({ history: kept.history.get(one.article.id) }) });
  const pack = await layOutPack(
    {
      ...contents,
      redirects,
      site: withRevised(settled, kept.revised),
      articles: rendered.map(withHistory),
      notices: notices.map(withHistory),
    },
    { slugOfAuthor: authorSlug, deflate, weigh },
  );
  const media = library.used();
  problems.push(...library.idle(), ...oversize(pack, media, folder, publish));
  if (problems.some(isError)) return err(problems);
  return ok({ pack, media, articles: compiled, vocabulary: topics.value, warnings: problems, ledger: kept.outcome });
}

/** Of what the publisher says and what the ledger knows, the newer. */
function withRevised(site: Site, recorded: Instant | undefined): Site {
  return recorded === undefined || recorded <= (site.revised ?? EPOCH) ? site : { ...site, revised: recorded };
}

/** What a Worker may hold, its own code aside. https://developers.cloudflare.com/workers/platform/limits/ */
const MAX_PACK_BYTES = 60 * 1024 * 1024;

/** As many files as Static Assets take with one version on the free plan, the file of headers aside. */
const MAX_FILES = 20_000 - 1;

/** What is too large to deploy can still be looked at locally. */
function oversize({ fragments }: PackFiles, media: readonly MediaFile[], path: string, publish: boolean): SeedProblem[] {
  const tell = publish ? errorAt : warningAt;
  const tooLong = tell(
    { path },
    `${fragments.length} bytes of fragments`,
    `at most ${MAX_PACK_BYTES}, since a Worker holds no more: fewer articles`,
  );
  const tooMany = tell(
    { path },
    `${media.length} files that articles use`,
    `at most ${MAX_FILES}, since Cloudflare takes no more`,
  );
  return [...(fragments.length > MAX_PACK_BYTES ? [tooLong] : []), ...(media.length > MAX_FILES ? [tooMany] : [])];
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
      stories.flatMap(({ file, slug, earlier }) => [file, ...earlier.map((take) => take.file)].map(({ name }) => [name, slug])),
    ),
    slugs: new Set(stories.flatMap(({ slug, aliases }) => [slug, ...aliases])),
    withdrawnSlugs: new Set(stories.flatMap(({ draft, slug }) => (draft.withdrawn === undefined ? [] : slug))),
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

/** An article, or a notice of one, with the file that it comes from. */
type Sourced = Pick<CompiledArticle, "path" | "article">;

function allNotices(compiled: readonly Sourced[], site: Site): Sourced[] {
  return compiled.flatMap(({ path, article }) => noticesOf(article, site).map((notice) => ({ path, article: notice })));
}

function renderAll(compiled: readonly Sourced[], site: Site, problems: SeedProblem[], progress: Progress): RenderedArticle[] {
  return compiled.map(({ path, article }, at) => {
    progress("rendering", at, compiled.length);
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
    formerArticles: new Map(
      articles.flatMap(({ article: { slug, aliases = [] } }) => aliases.map((alias) => [alias, slug] as const)),
    ),
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
