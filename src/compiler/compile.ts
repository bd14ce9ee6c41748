/**
 * Compiles a folder of seeds (article files) into a pack. Collects every problem of every file. Writes
 * nothing.
 */

import { posix } from "node:path";
import { articlePath } from "../model/address.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import type { SitePage } from "../model/site-page.ts";
import type { Topic } from "../model/topic.ts";
import { layOutPack, type PackContents, type PackEntry, type PackFiles } from "../pack/write.ts";
import { checkAuthors } from "./articles/authors.ts";
import type { CompiledArticle } from "./articles/compiled-article.ts";
import { gatherDeadLinks } from "./articles/dead-links.ts";
import { checkLookalikes } from "./articles/lookalikes.ts";
import { gatherOutsideFiles } from "./articles/outside-files.ts";
import { showDrafts } from "./articles/shown-drafts.ts";
import { assemblePages, type CompiledPage, sitePagePath } from "./articles/site-pages.ts";
import { gatherUndated } from "./articles/undated-files.ts";
import { type FolderContents, type UnderstandSettings, understand } from "./articles/understand.ts";
import { openCache } from "./cache/cache.ts";
import { defined } from "./ground/defined.ts";
import { capped, guarded } from "./ground/guard.ts";
import { authorSlug } from "./ground/identity.ts";
import { errorAt, isError, type Problem } from "./ground/problem.ts";
import type { SeedFile } from "./ground/seeds.ts";
import { keepLedger, type LedgerChanges } from "./ledger/keep.ts";
import { type LedgerFile, readLedger } from "./ledger/read.ts";
import { type Library, type MediaFile, openLibrary } from "./media/library.ts";
import { recordingLengths } from "./media/recording-lengths.ts";
import { oversize } from "./output/limits.ts";
import { type PageFile, readPageFiles } from "./output/page-files.ts";
import type { ParseElsewhere } from "./parse/cached-seed.ts";
import { compileStories } from "./records/compile-stories.ts";
import { withSecondThread } from "./records/second-thread.ts";
import { redirectsOfFiles } from "./site/former-paths.ts";
import { keyFiles } from "./site/index-now.ts";
import { type PublicFile, readPublicFiles } from "./site/public-files.ts";
import { readRedirects, redirectsOfPages } from "./site/redirects.ts";
import { type AddressedPage, siteAddresses } from "./site/site-addresses.ts";
import { unclaimed } from "./site/site-file.ts";
import { allTopics } from "./topics/all-topics.ts";
import { noteFolders } from "./topics/folder-note.ts";
import { checkTopicNames } from "./topics/one-slug.ts";

export type CompileSettings = Omit<UnderstandSettings, "parseElsewhere"> & {
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
  /** True to make pages of drafts. Only `npm run dev` does. */
  readonly showsDrafts?: boolean;
};

export type CompiledSite = {
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
  readonly topics: readonly Topic[];
  /** Former paths, and the paths or addresses that replace them. */
  readonly redirects: PackContents["redirects"];
  /** The pages of drafts. Empty, except in a build of `npm run dev`. */
  readonly drafts: readonly SitePage[];
  readonly warnings: readonly Problem[];
  readonly ledger: LedgerChanges;
  /** The instant of the build, if it has one. */
  readonly builtAt?: Instant;
};

export async function compile({
  folder,
  cwd,
  home,
  siteUrl,
  localUrl,
  publish = false,
  freshId,
  now,
  stamp = false,
  showsDrafts = false,
  progress = () => undefined,
  cache = openCache(""),
}: CompileSettings): Promise<Result<CompiledSite, Problem[]>> {
  const problems: Problem[] = [];
  const { understood, articles } = await withSecondThread(async (thread) => {
    const parseElsewhere: ParseElsewhere = async (files, settings) =>
      (await thread.ask("parse", { files, settings })) ?? [];
    const understood = await understand(
      { folder, ...defined({ cwd, home, siteUrl, localUrl, now }), progress, cache, parseElsewhere },
      problems,
    );
    return { understood, articles: await compileStories(understood, cache, thread, progress, problems) };
  });
  const { seeds, settings, isSiteRead, vocabulary, drafts, context, reading } = understood;
  const { site } = settings;
  const pages = assemblePages(understood.pages, context, problems);
  gatherDeadLinks(problems, reading.isObsidian === true);
  gatherUndated(folder, problems);
  gatherOutsideFiles(problems);
  checkArticles(folder, articles, understood, problems);
  const draftLibrary = openLibrary([...seeds.others, ...seeds.besideDrafts]);
  const shownDrafts = showsDrafts
    ? await showDrafts(drafts, reading, { ...context, library: draftLibrary }, problems)
    : [];
  if (publish) {
    if (isSiteRead)
      problems.push(...unclaimed(settings, seeds.site?.path ?? posix.join(folder, "_site.yaml"), freshId));
    if (seeds.articles.length === 0)
      problems.push(errorAt({ path: folder }, "no article", "at least one article"));
  }
  // The ledger is not read if the site file cannot be read, because it would look like the ledger of another
  // site.
  const ledger =
    seeds.ledger === undefined || !isSiteRead ? undefined : readOwnLedger(seeds.ledger, site.id, problems);
  if (problems.some(isError)) return err(problems);

  const topics = allTopics(
    vocabulary,
    articles.map(({ article }) => article),
  );
  const addresses = siteAddresses({ site, topics, articles, pages: pages.map(addressedPage) });
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

  const withHistory = <Entry extends PackEntry>(one: Entry) => ({
    ...one,
    ...defined({ history: kept.history.get(one.article.id) }),
  });
  const { assets, files: pageFiles } = await readPageFiles(site);
  const media = mediaIn([context.library, draftLibrary]);
  const pack = layOutPack(
    {
      ...{ topics, assets, redirects },
      recordings: await recordingLengths(media, publicFiles),
      sitePages: [...pages.map(({ page }) => page), ...shownDrafts],
      site: withRevised(site, kept.revised),
      articles: articles.map(withHistory),
      notices: articles.flatMap(({ notices }) => notices.map(withHistory)),
      withdrawnEntries: articles.flatMap((one) => one.withdrawnEntries),
      terms: cache.terms.all,
      ...defined({ builtAt: now }),
    },
    { slugOfAuthor: authorSlug },
  );
  problems.push(
    ...context.library.unused(),
    ...oversize(pack.index.length + pack.pieces.length, [...media, ...publicFiles], folder, publish),
  );
  if (problems.some(isError)) return err(problems);
  cache.removeUnused();
  return ok({
    ...{ site, pack, media, publicFiles, articles, pages, topics, redirects, drafts: shownDrafts },
    pageFiles: [...pageFiles, ...keys],
    ...{ warnings: problems, ledger: kept.changes },
    ...defined({ builtAt: now }),
  });
}

/** Adds the problems that only a comparison of all articles finds. */
function checkArticles(
  folder: string,
  articles: readonly CompiledArticle[],
  { seeds, vocabulary }: FolderContents,
  problems: Problem[],
): void {
  // A check that throws becomes a problem of the folder, so that the files' own problems are still reported.
  const check = (report: () => Problem[]) =>
    problems.push(...(guarded({ path: folder }, problems, report) ?? []));
  check(() => checkAuthors(articles));
  check(() => checkTopicNames(articles, vocabulary));
  problems.push(...noteFolders(articles, vocabulary, seeds.site?.path ?? posix.join(folder, "_site.yaml")));
  check(() => checkLookalikes(articles.map(({ path, article, sketch }) => ({ path, ...article, sketch }))));
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

function readOwnLedger(file: SeedFile, siteId: string, problems: Problem[]): LedgerFile | undefined {
  const own: Problem[] = [];
  const ledger = guarded({ path: file.path }, own, () => readLedger(file, siteId, own));
  problems.push(...capped(file.path, own));
  return ledger;
}
