/**
 * Imports another site's articles into the folder of seeds (article files). Each article keeps its id in feed
 * readers. Never overwrites a file.
 */

import { resolve } from "node:path";
import { defined } from "../compiler/ground/defined.ts";
import { slugify } from "../compiler/ground/identity.ts";
import { errorAt, type Problem } from "../compiler/ground/problem.ts";
import { seedText } from "../compiler/ground/seed-text.ts";
import { type ArticleFile, readSeeds } from "../compiler/ground/seeds.ts";
import { readSite, type SiteSettings } from "../compiler/site/site-file.ts";
import { readVocabulary, type Vocabulary } from "../compiler/topics/vocabulary.ts";
import { FORMATS } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import { type BuildCheck, buildCheck } from "./accept.ts";
import { type ExistingSeeds, existingSeedsIn } from "./existing-seeds.ts";
import type { ExportContents, ForeignEntry } from "./foreign-feed.ts";
import { gather, type Print } from "./gather.ts";
import { type Network, openNetwork } from "./media/fetch-file.ts";
import { countMedia, importMedia, type MediaImport, oldSiteOf } from "./media/import-media.ts";
import { type OldAddress, oldAddressOf, redirectsFor } from "./old-addresses.ts";
import { openNamed, openSource, type SourceContents } from "./open-source.ts";
import { type PageSize, pageSizeToAdd } from "./page-size.ts";
import { type ImportPlan, planFeed } from "./plan.ts";
import type { Fetch } from "./read-source.ts";
import { writeSeeds } from "./write-seeds.ts";

export type ImportSettings = {
  /** The folder of seeds, as the user named it. It is created if it is missing. */
  readonly folder: string;
  /** A file or an http(s) address of a feed, of an OPML list of feeds, or of a page that names its feed. */
  readonly source: string;
  /** True to print what would be written, without writing it. */
  readonly dryRun: boolean;
  /** True to copy pictures and recordings into the folder. */
  readonly media?: boolean;
  /** The current time. Dates of edits after it are left out. */
  readonly now?: Instant;
};

export type ImportTools = {
  readonly fetch: Fetch;
  readonly print: Print;
  /** The folder where relative paths start. The default is the process's own. */
  readonly cwd?: string;
  /**
   * The network for pictures and recordings. The default is the machine's network, in which only public hosts
   * are allowed.
   */
  readonly network?: Network;
};

export type ImportOutcome = {
  readonly dryRun: boolean;
  /** The paths of the new files, as problems name files. */
  readonly written: readonly string[];
  /** The number of entries that the folder already contains. */
  readonly alreadyHere: number;
  /** Entries that could not become articles. */
  readonly skipped: readonly Problem[];
  /** Documents that could not be read, and files that could not be written. */
  readonly failures: readonly Problem[];
  readonly notes: ImportPlan["notes"];
  /** The counts of each imported export. */
  readonly exports: readonly NamedContents[];
  readonly media: Omit<MediaImport, "seeds">;
  /** Absent if `page_size` in `_site.yaml` needs no change. */
  readonly pageSize?: PageSize;
  /** New paths by old ones. Those that `_site.yaml` redirects already are left out. */
  readonly redirects: ReadonlyMap<string, string>;
};

export type NamedContents = { readonly name: string; readonly contents: ExportContents };

type ImportContext = {
  readonly settings: SiteSettings;
  readonly vocabulary: Vocabulary;
  readonly existing: ExistingSeeds;
  readonly check: BuildCheck;
  readonly now: Instant | undefined;
};

/**
 * Returns the outcome, which includes failures of the source. Returns undefined after an error in the site's
 * own settings.
 */
export async function importSource(
  { folder, source, dryRun, media = false, now }: ImportSettings,
  tools: ImportTools,
  problems: Problem[],
): Promise<ImportOutcome | undefined> {
  // Problems are not collected here, because the build reports those of existing articles.
  const seeds = readSeeds(folder, [], tools.cwd);
  const settings = readSite(seeds.site, {}, problems);
  const vocabulary = await readVocabulary(seeds.topics, problems);
  if (settings === undefined || vocabulary === undefined) return undefined;
  const context = {
    settings,
    vocabulary,
    existing: existingSeedsIn(seeds.articles, settings.site.id),
    check: buildCheck(settings, vocabulary, now),
    now,
  };

  const failures: Problem[] = [];
  const parts = await importFeeds(source, context, tools, failures);
  const plans = parts.map(({ plan }) => plan);
  const articles = {
    seeds: plans.flatMap((plan) => plan.seeds),
    present: [...new Set(parts.flatMap(({ present }) => present))].flatMap((file) => {
      const text = seedText(file, []);
      return text === undefined ? [] : [{ ...file, text }];
    }),
    site: oldSiteOf(parts.flatMap(({ entries }) => entries)),
  };
  const network = tools.network ?? openNetwork();
  const { seeds: complete, ...brought } =
    media && !dryRun
      ? await importMedia(articles, {
          folder: resolve(tools.cwd ?? "", folder),
          others: seeds.others,
          network,
          print: tools.print,
        })
      : countMedia(articles, media ? seeds.others : []);
  const written = await writeSeeds(complete, { folder, cwd: tools.cwd, dryRun }, failures);
  return {
    dryRun,
    written,
    alreadyHere: plans.reduce((sum, { alreadyHere }) => sum + alreadyHere, 0),
    skipped: plans.flatMap(({ skipped }) => skipped),
    failures,
    notes: plans.flatMap(({ notes }) => notes),
    exports: parts.flatMap(({ contents }) => contents ?? []),
    media: brought,
    ...defined({ pageSize: pageSizeToAdd(parts, settings.site) }),
    redirects: redirectsFor(
      parts.flatMap(({ addresses }) => addresses),
      { ...context, slugs: context.existing.slugs },
    ),
  };
}

/** The outcome for one feed. */
type FeedImport = {
  readonly plan: ImportPlan;
  readonly addresses: readonly OldAddress[];
  readonly entries: readonly ForeignEntry[];
  /**
   * Articles of earlier imports, whose pictures may still be on the old site. Files that a key such as
   * `draft: true` keeps private are left out.
   */
  readonly present: readonly ArticleFile[];
  /** The number of entries in the feed's first document. Absent for an export, which does not state it. */
  readonly pageSize?: number;
  readonly contents?: NamedContents;
};

const MAX_FEEDS = 200;

/** Imports the feed or feeds of a source. Each feed in a list gets a separate folder. */
async function importFeeds(
  source: string,
  context: ImportContext,
  tools: ImportTools,
  failures: Problem[],
): Promise<FeedImport[]> {
  const opened = await openSource(source, tools, failures);
  if (opened === undefined) return [];
  if (opened.kind === "feed") return [await importFeed(opened, "", context, tools, failures)];

  const { feeds } = opened;
  tools.print(`${source}: a list of ${feeds.length} feeds`);
  const parts: FeedImport[] = [];
  const folders = new Set<string>();
  for (const { title, url } of feeds.slice(0, MAX_FEEDS)) {
    const below = freeName(slugify(title).slice(0, 64).replace(/-+$/, "") || "feed", folders);
    const listed = await openNamed(url, source, tools, failures);
    if (listed?.kind === "feed") parts.push(await importFeed(listed, below, context, tools, failures));
    else if (listed !== undefined)
      failures.push(errorAt({ path: url }, "a list of feeds within a list", "a feed"));
  }
  if (feeds.length > MAX_FEEDS)
    failures.push(errorAt({ path: source }, `${feeds.length} feeds`, `at most ${MAX_FEEDS} in a list`));
  return parts;
}

async function importFeed(
  { feed, name, url }: Extract<SourceContents, { kind: "feed" }>,
  below: string,
  { settings, vocabulary, existing, check, now }: ImportContext,
  tools: ImportTools,
  failures: Problem[],
): Promise<FeedImport> {
  const entries = await gather(feed, name, url, tools, failures);
  const { site } = settings;
  const present = entries.flatMap(({ guid = "" }) => existing.fileById.get(guid) ?? []);
  const plan = await planFeed(entries, { name, below, feed, site, vocabulary, existing, check, now });
  // An export is not a feed, so its address needs no redirect.
  const subscribed = feed.selfUrl ?? (feed.contents === undefined ? url : undefined);
  const own = oldAddressOf(subscribed, `/${FORMATS[feed.format].document}`);
  return {
    plan,
    addresses: [...plan.addresses, ...own],
    entries,
    present: present.filter(({ kind, withheld }) => kind === "html" && withheld === undefined),
    ...(feed.contents === undefined
      ? { pageSize: feed.entries.length }
      : { contents: { name, contents: feed.contents } }),
  };
}

/** Returns the first of `name`, `name-2`, `name-3` that is not in `taken`, and adds it there. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
