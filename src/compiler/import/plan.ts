/** Decides what becomes of each entry of a feed: a new seed, nothing because it is here already, or a line that says why not. */

import { posix } from "node:path";
import { articlePath } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { Site } from "../../model/site.ts";
import { identityOf } from "../identity.ts";
import { isIri } from "../iri.ts";
import { errorAt, type Finding, quote, type SeedProblem } from "../problem.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import type { Refusal } from "./accept.ts";
import { parseFeedDate } from "./feed-date.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { type OldAddress, oldAddressOf } from "./old-addresses.ts";
import { reasonOf } from "./reason.ts";
import { addArticle, type Standing } from "./standing.ts";
import { type MadeSeed, type Seed, type SeedContext, toSeed } from "./to-seed.ts";

export type PlanSettings = {
  /** Of the feed, for problems. */
  readonly name: string;
  /** The folder within the folder of seeds, or nothing. */
  readonly below: string;
  readonly feed: Pick<ForeignFeed, "date" | "language">;
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  /** What is planned is added to it. */
  readonly standing: Standing;
  readonly refusal: Refusal;
  readonly now: Instant | undefined;
};

export type ImportPlan = {
  /** Their names are within the folder of seeds. */
  readonly seeds: readonly Seed[];
  readonly here: number;
  readonly skipped: readonly SeedProblem[];
  /** What a publisher should know of the new articles, as found and expected. */
  readonly notes: readonly SeedProblem[];
  readonly addresses: readonly OldAddress[];
};

/** Older entries are named first, so that a later run numbers only new ones. */
export async function planFeed(
  entries: readonly ForeignEntry[],
  { name, below, feed, site, vocabulary, standing, refusal, now }: PlanSettings,
): Promise<ImportPlan> {
  const seeds: Seed[] = [];
  const skipped: SeedProblem[] = [];
  const addresses: OldAddress[] = [];
  const told = { abridged: 0, datedAsFeed: 0, noIri: 0, unknownTopics: new Map<string, number>() };
  const first = new Map<string, ForeignEntry>();
  const isCategorised = entries.some(({ categories }) => categories.length > 0);
  const nextNumber = new Map<string, number>();
  const distinct: SeedContext["distinct"] = (slug, nameOf) => {
    const isTaken = (one: string) =>
      standing.slugs.has(one) || standing.names.has(posix.join(below, nameOf(one)));
    let free = slug;
    for (let number = nextNumber.get(slug) ?? 2; isTaken(free); number += 1) {
      free = `${slug}-${number}`;
      nextNumber.set(slug, number);
    }
    return free;
  };

  /** An exception costs the one entry, and holds back no other. */
  const make = async (entry: ForeignEntry, guid: string): Promise<Result<MadeSeed, Finding>> => {
    try {
      const made = toSeed(entry, guid, { site, vocabulary, feed, isCategorised, distinct, now });
      if (!made.ok) return made;
      const seed = { ...made.value.seed, name: posix.join(below, made.value.seed.name) };
      const refused = await refusal(seed);
      return refused === undefined
        ? ok({ ...made.value, seed })
        : err({ found: refused.found, expected: refused.expected ?? "an article" });
    } catch (cause) {
      return err({
        found: `internal error: ${reasonOf(cause)}`,
        expected: "an entry that seedcast can read",
      });
    }
  };

  let here = 0;
  for (const entry of oldestFirst(distinctEntries(entries, first, name, skipped), site.timezone)) {
    const { guid } = entry;
    const skip = (found: string, expected: string) =>
      skipped.push(errorAt({ path: name }, `${labelOf(entry)}: ${found}`, expected));
    if (guid === undefined) {
      skip("neither an id nor a link", "one that readers know it by");
      continue;
    }
    const known = standing.slugById.get(guid);
    if (known !== undefined) {
      here += 1;
      addresses.push(...addressOf(entry, known));
      continue;
    }
    const made = await make(entry, guid);
    if (!made.ok) {
      skip(made.error.found, made.error.expected);
      continue;
    }
    const { seed, slug, unknownTopics, datedAsFeed } = made.value;
    seeds.push(seed);
    const stem = posix.basename(seed.name, posix.extname(seed.name));
    addArticle(standing, { identity: identityOf({ guid }, stem, site.id), slug, name: seed.name }, site.id);
    addresses.push(...addressOf(entry, slug));
    told.abridged += entry.abridged ? 1 : 0;
    told.datedAsFeed += datedAsFeed ? 1 : 0;
    told.noIri += isIri(guid) ? 0 : 1;
    for (const topic of unknownTopics)
      told.unknownTopics.set(topic, (told.unknownTopics.get(topic) ?? 0) + 1);
  }
  return { seeds, here, skipped, addresses, notes: notesOf(told, name) };
}

/** Archive documents repeat each other. Two entries under one id are another matter: readers would take them for one. */
function distinctEntries(
  entries: readonly ForeignEntry[],
  first: Map<string, ForeignEntry>,
  name: string,
  skipped: SeedProblem[],
): ForeignEntry[] {
  return entries.filter((entry) => {
    if (entry.guid === undefined) return true;
    const earlier = first.get(entry.guid);
    if (earlier === undefined) first.set(entry.guid, entry);
    else if (earlier.link !== entry.link && earlier.title !== entry.title) {
      const found = `${labelOf(entry)}: guid ${quote(entry.guid)} is that of ${labelOf(earlier)} too`;
      skipped.push(errorAt({ path: name }, found, "an id of its own"));
    }
    return earlier === undefined;
  });
}

/** Returns no address of an entry that is not public: readers know none, and no redirect may lead to it. */
function addressOf({ link, release }: ForeignEntry, slug: string): OldAddress[] {
  return release === undefined ? oldAddressOf(link, articlePath(slug)) : [];
}

function oldestFirst(entries: readonly ForeignEntry[], timezone: string): ForeignEntry[] {
  const dated = entries.map((entry) => ({
    entry,
    date: parseFeedDate(entry.published ?? "", timezone) ?? 0,
  }));
  // Entries of one instant stand as the feed has them, the newer first.
  return dated
    .reverse()
    .sort((a, b) => a.date - b.date)
    .map(({ entry }) => entry);
}

function labelOf({ title, link, guid }: ForeignEntry): string {
  return quote(title ?? link ?? guid ?? "an entry");
}

function notesOf(
  told: {
    readonly abridged: number;
    readonly datedAsFeed: number;
    readonly noIri: number;
    readonly unknownTopics: ReadonlyMap<string, number>;
  },
  path: string,
): SeedProblem[] {
  const topics = [...told.unknownTopics]
    .sort(([, a], [, b]) => b - a)
    .map(([topic, count]) => `${topic} (${count})`);
  const rows: [number, string, string][] = [
    [
      told.abridged,
      "had a description only, which became the text",
      "the full text, if the feed can be set to give it",
    ],
    [told.datedAsFeed, "had no date and got that of the feed", "a look at `date:`"],
    [
      told.noIri,
      "had an id that is no IRI",
      "no more than this: in Atom, which wants one, they get another (RFC 4287 4.2.6)",
    ],
    [
      topics.length,
      `categories are no topics of _topics.yaml: ${topics.join(", ")}`,
      "aliases or topics for those that matter",
    ],
  ];
  return rows.flatMap(([count, found, expected]) =>
    count === 0 ? [] : [errorAt({ path }, `${count} ${found}`, expected)],
  );
}
