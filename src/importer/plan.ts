/**
 * Decides for each entry of a feed: it becomes a new seed (an article file), exists already, or is skipped
 * with a reason.
 */

import { posix } from "node:path";
import { sitePagePath } from "../compiler/articles/site-pages.ts";
import { identityOf } from "../compiler/ground/identity.ts";
import { isIri } from "../compiler/ground/iri.ts";
import { errorAt, type Finding, noteAt, type Problem, quote } from "../compiler/ground/problem.ts";
import type { Vocabulary } from "../compiler/topics/vocabulary.ts";
import { articlePath } from "../model/address.ts";
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import type { BuildCheck } from "./accept.ts";
import { addArticle, type ExistingSeeds } from "./existing-seeds.ts";
import { parseFeedDate } from "./feed-date.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { type OldAddress, oldAddressOf } from "./old-addresses.ts";
import { reasonOf } from "./reason.ts";
import { type NewSeed, type Seed, type SeedContext, toSeed } from "./to-seed.ts";

export type PlanSettings = {
  /** The name of the feed in problems. */
  readonly name: string;
  /** The folder for the new files, within the folder of seeds. May be empty. */
  readonly below: string;
  readonly feed: Pick<ForeignFeed, "date" | "language">;
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  /** The articles that exist already. Each planned article is added. */
  readonly existing: ExistingSeeds;
  readonly check: BuildCheck;
  readonly now: Instant | undefined;
};

export type ImportPlan = {
  /** The new articles. Their file names are relative to the folder of seeds. */
  readonly seeds: readonly Seed[];
  readonly alreadyHere: number;
  readonly skipped: readonly Problem[];
  /** Facts about the new articles for the publisher. */
  readonly notes: readonly Problem[];
  readonly addresses: readonly OldAddress[];
};

/**
 * Plans the import of a feed. Names older entries first, so that their names do not change when a later run
 * adds entries.
 */
export async function planFeed(
  entries: readonly ForeignEntry[],
  { name, below, feed, site, vocabulary, existing, check, now }: PlanSettings,
): Promise<ImportPlan> {
  const seeds: Seed[] = [];
  const skipped: Problem[] = [];
  const addresses: OldAddress[] = [];
  const counts = {
    abridged: 0,
    datedAsFeed: 0,
    noIri: 0,
    heldPages: 0,
    unknownTopics: new Map<string, number>(),
  };
  const first = new Map<string, ForeignEntry>();
  const isCategorised = entries.some(({ categories }) => categories.length > 0);
  const context = { site, vocabulary, feed, isCategorised, freeSlug: slugChooser(below, existing), now };

  let alreadyHere = 0;
  for (const entry of oldestFirst(distinctEntries(entries, first, name, skipped), site.timezone)) {
    const { guid } = entry;
    const skip = (found: string, expected: string) =>
      skipped.push(errorAt({ path: name }, `${labelOf(entry)}: ${found}`, expected));
    if (guid === undefined) {
      skip("neither an id nor a link", "an id or a link by which feed readers know the entry");
      continue;
    }
    const known = existing.slugById.get(guid);
    if (known !== undefined) {
      alreadyHere += 1;
      addresses.push(...addressOf(entry, known, existing.pages));
      continue;
    }
    const made = await makeSeed(entry, guid, context, below, check);
    if (!made.ok) {
      skip(made.error.message, made.error.fix);
      continue;
    }
    const { seed, slug, unknownTopics, datedAsFeed } = made.value;
    seeds.push(seed);
    const stem = posix.basename(seed.name, posix.extname(seed.name));
    addArticle(existing, {
      identity: identityOf({ guid }, stem, site.id),
      slug,
      name: seed.name,
      isPage: entry.isPage === true,
    });
    addresses.push(...addressOf(entry, slug, existing.pages));
    counts.abridged += entry.abridged ? 1 : 0;
    counts.datedAsFeed += datedAsFeed ? 1 : 0;
    counts.noIri += isIri(guid) ? 0 : 1;
    counts.heldPages += entry.isPage && entry.release === "scheduled" ? 1 : 0;
    for (const topic of unknownTopics)
      counts.unknownTopics.set(topic, (counts.unknownTopics.get(topic) ?? 0) + 1);
  }
  return { seeds, alreadyHere, skipped, addresses, notes: notesOf(counts, name) };
}

/** Returns a function that adds a number to a slug if the slug, or the name of its file, is taken. */
function slugChooser(below: string, existing: ExistingSeeds): SeedContext["freeSlug"] {
  const nextNumber = new Map<string, number>();
  return (slug, nameOf) => {
    const isTaken = (one: string) =>
      existing.slugs.has(one) || existing.names.has(posix.join(below, nameOf(one)));
    let free = slug;
    for (let number = nextNumber.get(slug) ?? 2; isTaken(free); number += 1) {
      free = `${slug}-${number}`;
      nextNumber.set(slug, number);
    }
    return free;
  };
}

/** Makes the file of an entry in the folder `below`. An exception becomes a problem of this entry only. */
async function makeSeed(
  entry: ForeignEntry,
  guid: string,
  context: SeedContext,
  below: string,
  check: BuildCheck,
): Promise<Result<NewSeed, Finding>> {
  try {
    const made = toSeed(entry, guid, context);
    if (!made.ok) return made;
    const seed = { ...made.value.seed, name: posix.join(below, made.value.seed.name) };
    const refused = await check(seed);
    return refused === undefined
      ? ok({ ...made.value, seed })
      : err({ message: refused.message, fix: refused.fix ?? "an article" });
  } catch (cause) {
    return err({ message: `internal error: ${reasonOf(cause)}`, fix: "an entry that seedcast can read" });
  }
}

/**
 * Drops repeated entries, because archive documents overlap. Reports different entries with one id, because
 * feed readers would show only one.
 */
function distinctEntries(
  entries: readonly ForeignEntry[],
  first: Map<string, ForeignEntry>,
  name: string,
  skipped: Problem[],
): ForeignEntry[] {
  return entries.filter((entry) => {
    if (entry.guid === undefined) return true;
    const earlier = first.get(entry.guid);
    if (earlier === undefined) first.set(entry.guid, entry);
    else if (earlier.link !== entry.link && earlier.title !== entry.title) {
      const found = `${labelOf(entry)}: guid ${quote(entry.guid)} is also that of ${labelOf(earlier)}`;
      skipped.push(errorAt({ path: name }, found, "an id of its own"));
    }
    return earlier === undefined;
  });
}

/** Returns the old address of a public entry. Other entries never had a public address. */
function addressOf({ link, release }: ForeignEntry, slug: string, pages: ReadonlySet<string>): OldAddress[] {
  const path = pages.has(slug) ? sitePagePath(slug) : articlePath(slug);
  return release === undefined ? oldAddressOf(link, path) : [];
}

function oldestFirst(entries: readonly ForeignEntry[], timezone: string): ForeignEntry[] {
  const dated = entries.map((entry) => ({
    entry,
    date: parseFeedDate(entry.published ?? "", timezone) ?? 0,
  }));
  // A feed lists newer entries first. So entries of one instant are put into the opposite order.
  return dated
    .reverse()
    .sort((a, b) => a.date - b.date)
    .map(({ entry }) => entry);
}

function labelOf({ title, link, guid }: ForeignEntry): string {
  return quote(title ?? link ?? guid ?? "an entry");
}

function notesOf(
  counts: {
    readonly abridged: number;
    readonly datedAsFeed: number;
    readonly noIri: number;
    readonly heldPages: number;
    readonly unknownTopics: ReadonlyMap<string, number>;
  },
  path: string,
): Problem[] {
  const topics = [...counts.unknownTopics]
    .sort(([, a], [, b]) => b - a)
    .map(([topic, count]) => `${topic} (${count})`);
  const rows: [count: number, message: string, fix?: string][] = [
    [
      counts.abridged,
      "had only a description, which became the text",
      "the full text, if the feed can be set to include it",
    ],
    [counts.datedAsFeed, "had no date and got the date of the feed", "a check of `date:`"],
    [
      counts.noIri,
      "had an id that is not an IRI, so they have another id in Atom, which requires IRIs (RFC 4287 4.2.6)",
    ],
    [counts.heldPages, "had a later date and became a draft, because a page has no `publish_at`"],
    [
      topics.length,
      `categories are not topics in _topics.yaml: ${topics.join(", ")}`,
      "aliases or topics for the important ones",
    ],
  ];
  return rows.flatMap(([count, message, fix]) =>
    count === 0 ? [] : [noteAt({ path }, `${count} ${message}`, fix)],
  );
}
