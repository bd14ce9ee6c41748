/**
 * Compiles a folder of seeds (article files) into a pack. Collects every problem of every file. Writes
 * nothing.
 */

import { posix } from "node:path";
import { crc32 } from "node:zlib";
import { articlePath } from "../model/address.ts";
import type { Article } from "../model/article.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import { layOutPack, type PackFiles, type RenderedArticle } from "../pack/write.ts";
import { type EntryMaker, makeEntries, type SourcedArticle } from "./articles/made-entries.ts";
import { noticesOf } from "./articles/notices.ts";
import { type CompiledPage, sitePagePath } from "./articles/site-pages.ts";
import {
  type CompiledArticle,
  type Progress,
  type UnderstandSettings,
  understand,
} from "./articles/understand.ts";
import { withdrawnEntriesOf } from "./articles/withdrawn-entry.ts";
import { defined } from "./ground/defined.ts";
import { digestBytes } from "./ground/digest.ts";
import { capped, guarded } from "./ground/guard.ts";
import { authorSlug } from "./ground/identity.ts";
import { errorAt, isError, type Problem } from "./ground/problem.ts";
import type { SeedFile } from "./ground/seeds.ts";
import { keepLedger, type LedgerChanges } from "./ledger/keep.ts";
import { type LedgerFile, readLedger } from "./ledger/read.ts";
import type { Library, MediaFile } from "./media/library.ts";
import { recordingLengths } from "./media/recording-lengths.ts";
import { deflate } from "./output/deflate.ts";
import { oversize } from "./output/limits.ts";
import { type PageFile, readPageFiles } from "./output/page-files.ts";
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
import { redirectsOfFiles } from "./site/former-paths.ts";
import { keyFiles } from "./site/index-now.ts";
import { type PublicFile, readPublicFiles } from "./site/public-files.ts";
import { readRedirects, redirectsOfPages } from "./site/redirects.ts";
import { type AddressedPage, siteAddresses } from "./site/site-addresses.ts";
import { unclaimed } from "./site/site-file.ts";
import { allTopics } from "./topics/all-topics.ts";

export type CompileSettings = UnderstandSettings & {
  /** True if the pack is to be deployed. Then the settings must give the site an address and an id. */
  readonly publish?: boolean;
  /** A new UUID, to propose as the site's id. */
  readonly freshId?: string;
  /**
   * The current instant, for the ledger (the record of published entries) and for messages. The pack has no
   * texts of articles that ended before.
   */
  readonly now?: Instant;
  /** True if the pack is published at once. Then changes that are new to the ledger get the date `now`. */
  readonly stamp?: boolean;
};

export type Compiled = {
  readonly site: Site;
  readonly pack: PackFiles;
  /** The files that go along with the pack. */
  readonly media: readonly MediaFile[];
  /** The files of `_public/`. */
  readonly publicFiles: readonly PublicFile[];
  /** The stylesheet, scripts and icons of pages. */
  readonly pageFiles: readonly PageFile[];
  readonly articles: readonly CompiledArticle[];
  readonly pages: readonly CompiledPage[];
  /** The pages of drafts. Empty, except in a build of `npm run dev`. */
  readonly drafts: readonly SitePage[];
  readonly warnings: readonly Problem[];
  readonly ledger: LedgerChanges;
};

export async function compile({
  folder,
  cwd,
  siteUrl,
  localUrl,
  publish = false,
  freshId,
  now,
  stamp = false,
  showsDrafts = false,
  progress = () => undefined,
}: CompileSettings): Promise<Result<Compiled, Problem[]>> {
  const problems: Problem[] = [];
  const understood = await understand(
    { folder, ...defined({ cwd, siteUrl, localUrl, now }), showsDrafts, progress },
    problems,
  );
  const { seeds, settings, isSiteRead, vocabulary, articles, drafts, pages, library } = understood;
  const { site } = settings;
  if (publish) {
    if (isSiteRead)
      problems.push(...unclaimed(settings, seeds.site?.path ?? posix.join(folder, "_site.yaml"), freshId));
    if (seeds.articles.length === 0)
      problems.push(errorAt({ path: folder }, "no article", "something to publish"));
  }
  const rendered = renderAll(articles, site, problems, progress);
  const renderMade = (make: EntryMaker) =>
    renderAll(makeEntries(articles, make, problems), site, problems, progress);
  const notices = renderMade((article) => noticesOf(article, site));
  const withdrawnEntries = renderMade(withdrawnEntriesOf);
  // The ledger is not read if the site file cannot be read, because it would look like the ledger of another
  // site.
  const ledger =
    seeds.ledger === undefined || !isSiteRead ? undefined : readOwnLedger(seeds.ledger, site.id, problems);
  if (problems.some(isError)) return err(problems);

  const topics = allTopics(
    vocabulary,
    articles.map(({ article }) => article),
  );
  const contents = { site, topics, articles: rendered, notices };
  const addresses = siteAddresses({ ...contents, pages: pages.map(addressedPage) });
  const moved = redirectsOfFiles(
    [
      ...articles.map(({ path, article, seed }) => ({ path, to: articlePath(article.slug), seed })),
      ...pages.map(({ file, page, seed }) => ({ path: file.path, to: page.path, seed })),
    ],
    settings.redirects,
    addresses,
    problems,
  );
  const redirects = {
    ...redirectsOfPages(addresses),
    ...readRedirects([...settings.redirects, ...moved], addresses, problems),
  };
  const keys = keyFiles(site);
  const taken = new Set([...Object.keys(redirects), ...addresses.pages, ...keys.map(({ path }) => path)]);
  const publicFiles = await readPublicFiles({ folder, ...defined({ cwd }), taken }, problems);
  const build = { site, topics, articles, drafts, redirects };
  const lost: Problem[] = [];
  const kept = keepLedger(ledger, build, { now, stamp }, lost);
  problems.push(...capped(seeds.ledger?.path ?? folder, lost));
  if (problems.some(isError)) return err(problems);

  const withHistory = (one: RenderedArticle) => ({
    ...one,
    ...defined({ history: kept.history.get(one.article.id) }),
  });
  const { assets, files: pageFiles } = await readPageFiles(site);
  const media = mediaIn([library, understood.draftLibrary]);
  const pack = layOutPack(
    {
      ...contents,
      assets,
      redirects,
      recordings: await recordingLengths(media, publicFiles),
      sitePages: [...pages.map(({ page }) => page), ...understood.shownDrafts],
      site: withRevised(site, kept.revised),
      articles: rendered.map(withHistory),
      notices: notices.map(withHistory),
      ...{ withdrawnEntries, ...defined({ builtAt: now }) },
    },
    {
      ...{ slugOfAuthor: authorSlug, deflate, crc32, digest: digestBytes },
      searchTerms: guardedTerms(articles, problems),
    },
  );
  problems.push(
    ...library.unused(),
    ...oversize(pack.index.length + pack.pieces.length, [...media, ...publicFiles], folder, publish),
  );
  if (problems.some(isError)) return err(problems);
  return ok({
    ...{ site, pack, media, publicFiles, articles, pages, drafts: understood.shownDrafts },
    pageFiles: [...pageFiles, ...keys],
    ...{ warnings: problems, ledger: kept.changes },
  });
}

function addressedPage({ page, seed }: CompiledPage): AddressedPage {
  return { path: page.path, formerPaths: (seed.aliases ?? []).map(sitePagePath) };
}

/** Returns the used files of all libraries, each once, sorted by served name. */
function mediaIn(libraries: readonly Library[]): MediaFile[] {
  const files = libraries.flatMap((library) => library.used());
  return [...new Map(files.map((file) => [file.served, file])).values()].sort((a, b) =>
    a.served < b.served ? -1 : 1,
  );
}

/** Sets `revised` to the newer of two dates: the publisher's and the ledger's. */
function withRevised(site: Site, recorded: Instant | undefined): Site {
  return recorded === undefined || recorded <= (site.revised ?? EPOCH)
    ? site
    : { ...site, revised: recorded };
}

function renderAll(
  compiled: readonly SourcedArticle[],
  site: Site,
  problems: Problem[],
  progress: Progress,
): RenderedArticle[] {
  const all = compiled.flatMap(({ path, article }, at) => {
    progress("rendering", at, compiled.length, path);
    return guarded({ path }, problems, () => renderAndReadBack(path, article, site, problems)) ?? [];
  });
  progress("rendering", compiled.length, compiled.length);
  return all;
}

function renderAndReadBack(path: string, article: Article, site: Site, problems: Problem[]): RenderedArticle {
  const pieces = render(article, site);
  const report = (format: string, differences: readonly Difference[]) => {
    for (const one of differences)
      problems.push(errorAt({ path }, `${format}: ${describeDifference(one)}`, "what the article says"));
  };
  report("RSS", readBackRss(itemOf("rss", pieces), article, site));
  report("Atom", readBackAtom(itemOf("atom", pieces), article, site));
  report("JSON Feed", readBackJson(itemOf("json", pieces), article));
  if (!hasSameContent(article.contentHtml, pieces.body))
    problems.push(errorAt({ path }, "the body for feeds differs from the content", "the same content"));
  return { article, pieces };
}

/** Finds an article's search terms. An exception becomes a problem of the article's file. */
function guardedTerms(compiled: readonly SourcedArticle[], problems: Problem[]): typeof searchTerms {
  const paths = new Map(compiled.map(({ path, article }) => [article.id, path]));
  return (article) => {
    const path = paths.get(article.id) ?? article.url;
    return guarded({ path }, problems, () => searchTerms(article)) ?? new Set();
  };
}

function readOwnLedger(file: SeedFile, siteId: string, problems: Problem[]): LedgerFile | undefined {
  const own: Problem[] = [];
  const ledger = guarded({ path: file.path }, own, () => readLedger(file, siteId, own));
  problems.push(...capped(file.path, own));
  return ledger;
}
