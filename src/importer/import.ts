/**
 * Imports another site's articles into the folder of seeds. Each keeps its id in feed readers. Never
 * overwrites a file.
 */

import { slugify } from "../compiler/ground/identity.ts";
import { errorAt, type Problem, quote } from "../compiler/ground/problem.ts";
import { readSeeds } from "../compiler/ground/seeds.ts";
import { readSite, type SiteSettings } from "../compiler/site/site-file.ts";
import { readVocabulary, type Vocabulary } from "../compiler/topics/vocabulary.ts";
import { FORMATS } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import { type BuildCheck, buildCheck } from "./accept.ts";
import { type ExistingSeeds, existingSeedsIn } from "./existing-seeds.ts";
import type { ExportContents, ForeignFeed } from "./foreign-feed.ts";
import { gather, type Print } from "./gather.ts";
import { type OldAddress, oldAddressOf, redirectsFor } from "./old-addresses.ts";
import { parseFeedDocument } from "./parse-feed.ts";
import { type ImportPlan, planFeed } from "./plan.ts";
import { type Fetch, isAddress, readSource } from "./read-source.ts";
import { writeSeeds } from "./write-seeds.ts";

export type ImportSettings = {
  /** The folder of seeds, as the user named it. It is created if it is missing. */
  readonly folder: string;
  /** A file or an http(s) address of a feed, of an OPML list of feeds, or of a page that names its feed. */
  readonly source: string;
  /** True to print what would be written, without writing it. */
  readonly dryRun: boolean;
  /** The current time. Dates of edits after it are left out. */
  readonly now?: Instant;
};

export type ImportTools = { readonly fetch: Fetch; readonly print: Print };

export type ImportOutcome = {
  readonly dryRun: boolean;
  /** The paths of the new files, as problems name files. */
  readonly written: readonly string[];
  /** The number of entries that the folder has already. */
  readonly alreadyHere: number;
  /** Entries that could not become articles. */
  readonly skipped: readonly Problem[];
  /** Documents that could not be read, and files that could not be written. */
  readonly failures: readonly Problem[];
  readonly notes: ImportPlan["notes"];
  /** The counts of each imported export. */
  readonly exports: readonly NamedContents[];
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

/** Returns errors of the site's own settings. Failures of the source are part of the outcome. */
export async function importSource(
  { folder, source, dryRun, now }: ImportSettings,
  tools: ImportTools,
): Promise<Result<ImportOutcome, Problem[]>> {
  const seeds = await readSeeds(folder);
  const settings = readSite(seeds.site, undefined);
  const vocabulary = await readVocabulary(seeds.topics);
  if (!settings.ok || !vocabulary.ok)
    return err([...(settings.ok ? [] : settings.error), ...(vocabulary.ok ? [] : vocabulary.error)]);
  const context = {
    settings: settings.value,
    vocabulary: vocabulary.value,
    existing: existingSeedsIn(seeds.articles, settings.value.site.id),
    check: buildCheck(settings.value, vocabulary.value, now),
    now,
  };

  const parts = await importFeeds(source, context, tools);
  const plans = parts.map(({ plan }) => plan);
  const failures = parts.flatMap((part) => part.failures);
  const { written, problems } = await writeSeeds(
    plans.flatMap((plan) => plan.seeds),
    folder,
    dryRun,
  );
  failures.push(...problems);
  return ok({
    dryRun,
    written,
    alreadyHere: plans.reduce((sum, { alreadyHere }) => sum + alreadyHere, 0),
    skipped: plans.flatMap(({ skipped }) => skipped),
    failures,
    notes: plans.flatMap(({ notes }) => notes),
    exports: parts.flatMap(({ contents }) => contents ?? []),
    redirects: redirectsFor(
      parts.flatMap(({ addresses }) => addresses),
      { ...context, slugs: context.existing.slugs },
    ),
  });
}

/** The outcome for one feed. */
type FeedImport = {
  readonly plan: ImportPlan;
  readonly failures: readonly Problem[];
  readonly addresses: readonly OldAddress[];
  readonly contents?: NamedContents;
};

const MAX_FEEDS = 200;

const NOTHING: ImportPlan = { seeds: [], alreadyHere: 0, skipped: [], notes: [], addresses: [] };

/** Imports the feed of a source. Each feed in a list gets a folder of its own. */
async function importFeeds(
  source: string,
  context: ImportContext,
  tools: ImportTools,
): Promise<FeedImport[]> {
  const opened = await open(source, tools);
  if (!opened.ok) return [failed(opened.error)];
  if (opened.value.kind === "feed") return [await importFeed(opened.value, "", context, tools)];

  const { feeds } = opened.value;
  tools.print(`${source}: a list of ${feeds.length} feeds`);
  const parts: FeedImport[] = [];
  const folders = new Set<string>();
  for (const { title, url } of feeds.slice(0, MAX_FEEDS)) {
    const below = freeName(slugify(title).slice(0, 64).replace(/-+$/, "") || "feed", folders);
    const listed = await openNamed(url, source, tools);
    if (!listed.ok) parts.push(failed(listed.error));
    else if (listed.value.kind === "list")
      parts.push(failed(errorAt({ path: url }, "a list of feeds within a list", "a feed")));
    else parts.push(await importFeed(listed.value, below, context, tools));
  }
  if (feeds.length > MAX_FEEDS)
    parts.push(failed(errorAt({ path: source }, `${feeds.length} feeds`, `at most ${MAX_FEEDS} in a list`)));
  return parts;
}

type SourceContents =
  | { readonly kind: "feed"; readonly name: string; readonly url?: string; readonly feed: ForeignFeed }
  | { readonly kind: "list"; readonly feeds: readonly { readonly title: string; readonly url: string }[] };

/** Reads a source. For an HTML page, reads the first feed that the page names. */
async function open(
  source: string,
  tools: ImportTools,
  isNamedByPage = false,
): Promise<Result<SourceContents, Problem>> {
  const read = await readSource(source, tools.fetch);
  if (read.ok && read.value.damaged)
    tools.print(`${source}: some characters are not valid in its encoding, and became U+FFFD`);
  const parsed = read.ok ? parseFeedDocument(read.value.text, read.value.url) : read;
  if (!parsed.ok) return err(errorAt({ path: source }, parsed.error.message, parsed.error.fix));
  const url = read.ok ? read.value.url : undefined;
  if (parsed.value.kind === "feed")
    return ok({ ...parsed.value, name: source, ...(url === undefined ? {} : { url }) });
  if (parsed.value.kind === "list") return ok(parsed.value);
  const [first, ...others] = parsed.value.feeds;
  if (first === undefined || isNamedByPage)
    return err(errorAt({ path: source }, "an HTML page that names no feed", "the address of a feed"));
  tools.print(
    `${source}: a page; importing its feed ${first}${others.length === 0 ? "" : `, not ${others.join(", ")}`}`,
  );
  return openNamed(first, source, tools, true);
}

/**
 * Reads a feed that a list or page names. Accepts addresses only, because only the user may name files of
 * this machine.
 */
async function openNamed(
  address: string,
  namedBy: string,
  tools: ImportTools,
  isNamedByPage = false,
): Promise<Result<SourceContents, Problem>> {
  return isAddress(address)
    ? open(address, tools, isNamedByPage)
    : err(errorAt({ path: namedBy }, `feed ${quote(address)}`, "an http or https address"));
}

async function importFeed(
  { feed, name, url }: Extract<SourceContents, { kind: "feed" }>,
  below: string,
  { settings, vocabulary, existing, check, now }: ImportContext,
  tools: ImportTools,
): Promise<FeedImport> {
  const { entries, failures } = await gather(feed, name, url, tools);
  const { site } = settings;
  const plan = await planFeed(entries, { name, below, feed, site, vocabulary, existing, check, now });
  // An export is not a feed, so its address needs no redirect.
  const subscribed = feed.selfUrl ?? (feed.contents === undefined ? url : undefined);
  const own = oldAddressOf(subscribed, `/${FORMATS[feed.format].document}`);
  return {
    plan,
    failures,
    addresses: [...plan.addresses, ...own],
    ...(feed.contents === undefined ? {} : { contents: { name, contents: feed.contents } }),
  };
}

function failed(problem: Problem): FeedImport {
  return { plan: NOTHING, failures: [problem], addresses: [] };
}

/** Returns the first of `name`, `name-2`, `name-3` that is not in `taken`, and adds it there. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
