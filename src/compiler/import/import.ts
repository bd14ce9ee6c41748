/** Brings articles of another site into the folder of seeds, each with the id that its readers know. Never writes over a file. */

import { FORMATS } from "../../model/format.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { slugify } from "../identity.ts";
import { errorAt, quote, type SeedProblem } from "../problem.ts";
import { readSeeds } from "../seeds.ts";
import { readSite, type SiteSettings } from "../site-file.ts";
import { readVocabulary, type Vocabulary } from "../topics/vocabulary.ts";
import { type Refusal, refusalBy } from "./accept.ts";
import type { ExportContents, ForeignFeed } from "./foreign-feed.ts";
import { gather, type Tell } from "./gather.ts";
import { type OldAddress, oldAddressOf, redirectsFor } from "./old-addresses.ts";
import { parseFeedDocument } from "./parse-feed.ts";
import { type ImportPlan, planFeed } from "./plan.ts";
import { type Fetch, isAddress, readSource } from "./read-source.ts";
import { type Standing, standingIn } from "./standing.ts";
import { writeSeeds } from "./write-seeds.ts";

export type ImportSettings = {
  /** The folder of seeds, as the user named it; made where it is not there. */
  readonly folder: string;
  /** A file, or an http(s) address: of a feed, of an OPML document that lists some, of a page that names one. */
  readonly source: string;
  /** Whether only to say what would be done. */
  readonly dryRun: boolean;
  /** The time, which no date of an edit may lie ahead of. */
  readonly now?: Instant;
};

export type ImportTools = { readonly fetch: Fetch; readonly tell: Tell };

export type Imported = {
  readonly dryRun: boolean;
  /** The paths of the new files, as problems name files. */
  readonly written: readonly string[];
  /** Entries that the folder has already. */
  readonly here: number;
  /** Entries that could not become articles. */
  readonly skipped: readonly SeedProblem[];
  /** Documents that could not be had, files that could not be written. */
  readonly failures: readonly SeedProblem[];
  readonly notes: ImportPlan["notes"];
  /** The counts of each export among the documents. */
  readonly exports: readonly NamedContents[];
  /** Old paths with new ones that `_site.yaml` does not redirect yet. */
  readonly redirects: ReadonlyMap<string, string>;
};

export type NamedContents = { readonly name: string; readonly contents: ExportContents };

type Surroundings = {
  readonly settings: SiteSettings;
  readonly vocabulary: Vocabulary;
  readonly standing: Standing;
  readonly refusal: Refusal;
  readonly now: Instant | undefined;
};

/** Settings that cannot be read are errors; what a source has wrong with it stands in the outcome. */
export async function importSource(
  { folder, source, dryRun, now }: ImportSettings,
  tools: ImportTools,
): Promise<Result<Imported, SeedProblem[]>> {
  const seeds = await readSeeds(folder);
  const settings = readSite(seeds.site, undefined);
  const vocabulary = await readVocabulary(seeds.topics);
  if (!settings.ok || !vocabulary.ok)
    return err([...(settings.ok ? [] : settings.error), ...(vocabulary.ok ? [] : vocabulary.error)]);
  const surroundings = {
    settings: settings.value,
    vocabulary: vocabulary.value,
    standing: standingIn(seeds.articles, settings.value.site.id),
    refusal: refusalBy(settings.value, vocabulary.value, now),
    now,
  };

  const parts = await partsOf(source, surroundings, tools);
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
    here: plans.reduce((sum, { here }) => sum + here, 0),
    skipped: plans.flatMap(({ skipped }) => skipped),
    failures,
    notes: plans.flatMap(({ notes }) => notes),
    exports: parts.flatMap(({ contents }) => contents ?? []),
    redirects: redirectsFor(
      parts.flatMap(({ addresses }) => addresses),
      { ...surroundings, slugs: surroundings.standing.slugs },
    ),
  });
}

/** What became of one feed. */
type Part = {
  readonly plan: ImportPlan;
  readonly failures: readonly SeedProblem[];
  readonly addresses: readonly OldAddress[];
  readonly contents?: NamedContents;
};

const MAX_FEEDS = 200;

const NOTHING: ImportPlan = { seeds: [], here: 0, skipped: [], notes: [], addresses: [] };

/** The feed of a source; of a list, all of its feeds, each in a folder of its own. */
async function partsOf(source: string, surroundings: Surroundings, tools: ImportTools): Promise<Part[]> {
  const opened = await open(source, tools);
  if (!opened.ok) return [failed(opened.error)];
  if (opened.value.kind === "feed") return [await importFeed(opened.value, "", surroundings, tools)];

  const { feeds } = opened.value;
  tools.tell(`${source}: a list of ${feeds.length} feeds`);
  const parts: Part[] = [];
  const folders = new Set<string>();
  for (const { title, url } of feeds.slice(0, MAX_FEEDS)) {
    const below = distinct(slugify(title).slice(0, 64).replace(/-+$/, "") || "feed", folders);
    const listed = await openNamed(url, source, tools);
    if (!listed.ok) parts.push(failed(listed.error));
    else if (listed.value.kind === "list")
      parts.push(failed(errorAt({ path: url }, "a list of feeds within a list", "a feed")));
    else parts.push(await importFeed(listed.value, below, surroundings, tools));
  }
  if (feeds.length > MAX_FEEDS)
    parts.push(failed(errorAt({ path: source }, `${feeds.length} feeds`, `at most ${MAX_FEEDS} in a list`)));
  return parts;
}

type Opened =
  | { readonly kind: "feed"; readonly name: string; readonly url?: string; readonly feed: ForeignFeed }
  | { readonly kind: "list"; readonly feeds: readonly { readonly title: string; readonly url: string }[] };

/** A page stands for the first feed that it names. */
async function open(
  source: string,
  tools: ImportTools,
  isNamedByPage = false,
): Promise<Result<Opened, SeedProblem>> {
  const read = await readSource(source, tools.fetch);
  if (read.ok && read.value.damaged)
    tools.tell(`${source}: some letters cannot be read in its encoding, and became U+FFFD`);
  const parsed = read.ok ? parseFeedDocument(read.value.text, read.value.url) : read;
  if (!parsed.ok) return err(errorAt({ path: source }, parsed.error.found, parsed.error.expected));
  const url = read.ok ? read.value.url : undefined;
  if (parsed.value.kind === "feed")
    return ok({ ...parsed.value, name: source, ...(url === undefined ? {} : { url }) });
  if (parsed.value.kind === "list") return ok(parsed.value);
  const [first, ...others] = parsed.value.feeds;
  if (first === undefined || isNamedByPage)
    return err(errorAt({ path: source }, "an HTML page that names no feed", "the address of a feed"));
  tools.tell(
    `${source}: a page; took its feed ${first}${others.length === 0 ? "" : `, and not ${others.join(", ")}`}`,
  );
  return openNamed(first, source, tools, true);
}

/** Lists and pages may come from anywhere, so they can name addresses only. Files of this machine are for the user to name. */
async function openNamed(
  address: string,
  namedBy: string,
  tools: ImportTools,
  isNamedByPage = false,
): Promise<Result<Opened, SeedProblem>> {
  return isAddress(address)
    ? open(address, tools, isNamedByPage)
    : err(errorAt({ path: namedBy }, `feed ${quote(address)}`, "an http or https address"));
}

async function importFeed(
  { feed, name, url }: Extract<Opened, { kind: "feed" }>,
  below: string,
  { settings, vocabulary, standing, refusal, now }: Surroundings,
  tools: ImportTools,
): Promise<Part> {
  const { entries, failures } = await gather(feed, name, url, tools);
  const { site } = settings;
  const plan = await planFeed(entries, { name, below, feed, site, vocabulary, standing, refusal, now });
  // No reader subscribes to an export.
  const subscribed = feed.selfUrl ?? (feed.contents === undefined ? url : undefined);
  const own = oldAddressOf(subscribed, `/${FORMATS[feed.format].document}`);
  return {
    plan,
    failures,
    addresses: [...plan.addresses, ...own],
    ...(feed.contents === undefined ? {} : { contents: { name, contents: feed.contents } }),
  };
}

function failed(problem: SeedProblem): Part {
  return { plan: NOTHING, failures: [problem], addresses: [] };
}

/** The first of `name`, `name-2`, `name-3` that is not taken; taken from now on. */
function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
