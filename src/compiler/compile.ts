/** From a folder of seeds to a pack: every step in order, every problem of every file collected. Writes nothing. */

import { posix } from "node:path";
import { crc32 } from "node:zlib";
import type { Article } from "../model/article.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import { layOutPack, type PackFiles, type RenderedArticle } from "../pack/write.ts";
import { noticesOf } from "./articles/notices.ts";
import {
  type CompiledArticle,
  type Progress,
  type UnderstandSettings,
  understand,
} from "./articles/understand.ts";
import { defined } from "./ground/defined.ts";
import { capped, guarded } from "./ground/guard.ts";
import { authorSlug } from "./ground/identity.ts";
import { errorAt, isError, type SeedProblem } from "./ground/problem.ts";
import type { SeedFile } from "./ground/seeds.ts";
import { keepLedger, type LedgerChanges } from "./ledger/keep.ts";
import { type LedgerFile, readLedger } from "./ledger/read.ts";
import type { MediaFile } from "./media/library.ts";
import { deflate } from "./output/deflate.ts";
import { oversize } from "./output/limits.ts";
import { searchTerms } from "./output/search-terms.ts";
import {
  type Difference,
  describeDifference,
  readBackAtom,
  readBackJson,
  readBackRss,
} from "./render/read-back.ts";
import { itemOf, render } from "./render/render.ts";
import { hasSameContent } from "./render/same-content.ts";
import { readRedirects } from "./site/redirects.ts";
import { siteAddresses } from "./site/site-addresses.ts";
import { unclaimed } from "./site/site-file.ts";
import { allTopics } from "./topics/all-topics.ts";

export type CompileSettings = UnderstandSettings & {
  /** True if the pack is to be deployed. Then the site needs an address and an id of its own. */
  readonly publish?: boolean;
  /** A new UUID, to propose as the site's id. */
  readonly freshId?: string;
  /** The time, to hold the ledger against and to propose in messages; of the pack it decides nothing without `stamp`. */
  readonly now?: Instant;
  /** True if the pack is published at once. Then changes that the ledger does not have yet are dated `now`. */
  readonly stamp?: boolean;
};

export type Compiled = {
  readonly site: Site;
  readonly pack: PackFiles;
  /** The files that go along with the pack. */
  readonly media: readonly MediaFile[];
  readonly articles: readonly CompiledArticle[];
  readonly warnings: readonly SeedProblem[];
  readonly ledger: LedgerChanges;
};

export async function compile({
  folder,
  siteUrl,
  localUrl,
  publish = false,
  freshId,
  now,
  stamp = false,
  progress = () => undefined,
}: CompileSettings): Promise<Result<Compiled, SeedProblem[]>> {
  const understood = await understand({ folder, ...defined({ siteUrl, localUrl, now }), progress });
  if (!understood.ok) return understood;
  const { seeds, settings, isSiteRead, vocabulary, articles, drafts, library } = understood.value;
  const { site } = settings;
  const problems: SeedProblem[] = [...understood.value.problems];
  if (publish) {
    if (isSiteRead)
      problems.push(...unclaimed(settings, seeds.site?.path ?? posix.join(folder, "_site.yaml"), freshId));
    if (seeds.articles.length === 0)
      problems.push(errorAt({ path: folder }, "no article", "something to publish"));
  }
  const rendered = renderAll(articles, site, problems, progress);
  const notices = renderAll(allNotices(articles, site, problems), site, problems, progress);
  // Under a site file that cannot be read the ledger would look like another site's.
  const ledger = seeds.ledger === undefined || !isSiteRead ? undefined : readOwnLedger(seeds.ledger, site.id);
  if (ledger?.ok === false) problems.push(...capped(seeds.ledger?.path ?? folder, ledger.error));
  if (problems.some(isError)) return err(problems);

  const topics = allTopics(
    vocabulary,
    articles.map(({ article }) => article),
  );
  const contents = { site, topics, articles: rendered, notices };
  const { redirects, problems: misled } = readRedirects(settings.redirects, siteAddresses(contents));
  problems.push(...misled);
  const build = { site, topics, articles, drafts, redirects };
  const kept = await keepLedger(ledger?.ok ? ledger.value : undefined, build, { now, stamp });
  problems.push(...capped(seeds.ledger?.path ?? folder, kept.problems));
  if (problems.some(isError)) return err(problems);

  const withHistory = (one: RenderedArticle) => ({
    ...one,
    ...defined({ history: kept.history.get(one.article.id) }),
  });
  const pack = await layOutPack(
    {
      ...contents,
      redirects,
      site: withRevised(site, kept.revised),
      articles: rendered.map(withHistory),
      notices: notices.map(withHistory),
    },
    { slugOfAuthor: authorSlug, deflate, crc32, searchTerms: guardedTerms(articles, problems) },
  );
  const media = library.used();
  problems.push(
    ...library.unused(),
    ...oversize(pack.index.length + pack.pieces.length, media, folder, publish),
  );
  if (problems.some(isError)) return err(problems);
  return ok({ site, pack, media, articles, warnings: problems, ledger: kept.changes });
}

/** Of what the publisher says and what the ledger knows, the newer. */
function withRevised(site: Site, recorded: Instant | undefined): Site {
  return recorded === undefined || recorded <= (site.revised ?? EPOCH)
    ? site
    : { ...site, revised: recorded };
}

/** An article, or a notice of one, with the file that it comes from. */
type Sourced = Pick<CompiledArticle, "path" | "article">;

function allNotices(compiled: readonly Sourced[], site: Site, problems: SeedProblem[]): Sourced[] {
  return compiled.flatMap(({ path, article }) => {
    const notices = guarded({ path }, () => ok(noticesOf(article, site)));
    if (!notices.ok) problems.push(...notices.error);
    return notices.ok ? notices.value.map((notice) => ({ path, article: notice })) : [];
  });
}

function renderAll(
  compiled: readonly Sourced[],
  site: Site,
  problems: SeedProblem[],
  progress: Progress,
): RenderedArticle[] {
  const all = compiled.flatMap(({ path, article }, at) => {
    progress("rendering", at, compiled.length, path);
    const rendered = guarded({ path }, () => renderAndReadBack(path, article, site));
    if (!rendered.ok) problems.push(...rendered.error);
    return rendered.ok ? [rendered.value] : [];
  });
  progress("rendering", compiled.length, compiled.length);
  return all;
}

function renderAndReadBack(
  path: string,
  article: Article,
  site: Site,
): Result<RenderedArticle, SeedProblem[]> {
  const pieces = render(article, site);
  const report = (format: string, differences: readonly Difference[]) =>
    differences.map((one) =>
      errorAt({ path }, `${format}: ${describeDifference(one)}`, "what the article says"),
    );
  const problems = [
    ...report("RSS", readBackRss(itemOf("rss", pieces), article, site)),
    ...report("Atom", readBackAtom(itemOf("atom", pieces), article, site)),
    ...report("JSON Feed", readBackJson(itemOf("json", pieces), article)),
    ...(hasSameContent(article.contentHtml, pieces.body)
      ? []
      : [errorAt({ path }, "the body for feeds differs from the content", "the same content")]),
  ];
  return problems.length > 0 ? err(problems) : ok({ article, pieces });
}

/** Finds an article's search terms. An exception becomes a problem of the article's file. */
function guardedTerms(compiled: readonly Sourced[], problems: SeedProblem[]): typeof searchTerms {
  const paths = new Map(compiled.map(({ path, article }) => [article.id, path]));
  return (article) => {
    const path = paths.get(article.id) ?? article.url;
    const terms = guarded({ path }, () => ok(searchTerms(article)));
    if (!terms.ok) problems.push(...terms.error);
    return terms.ok ? terms.value : new Set();
  };
}

function readOwnLedger(file: SeedFile, siteId: string): Result<LedgerFile, SeedProblem[]> {
  return guarded({ path: file.path }, () => readLedger(file, siteId));
}
