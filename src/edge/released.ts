/** Which entries of a scope are out at a given time. Pure: no request, no bytes; the clock is handed in. */

import { type AuthorSlug, type Scope, scopeOfTopic } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions, subtract, unite } from "./positions.ts";

/** When an entry comes out: its date, or later if it is held back. */
export function releaseOf({ published, publishAt = published }: PackEntry): Instant {
  return Math.max(published, publishAt);
}

export function isShown(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && !isExpired(entry, now);
}

export function isExpired({ expires = Number.POSITIVE_INFINITY }: PackEntry, now: Instant): boolean {
  return expires <= now;
}

/** The entries of a scope, newest first, each in the place that it always has: shown, or not yet, or no more. */
export type ScopeEntries = {
  readonly positions: Positions;
  /** Where in `positions` the newest entry stands that has a date in the past. */
  readonly first: number;
  /** The positions from there on that are held back or expired. Mostly there are none. */
  readonly hidden: ReadonlySet<number>;
  /** How many are shown. */
  readonly total: number;
};

export function entriesOf(scope: Scope, pack: Pack, now: Instant): ScopeEntries {
  const positions = positionsOf(scope, pack);
  // Entries stand newest first, so those with a date in the future come before all others.
  const first = firstWhere(positions, (position) => (pack.entries[position]?.published ?? 0) <= now);
  const hidden = new Set(
    pack.timedPositions.length === 0
      ? []
      : intersect(positions.slice(first), pack.timedPositions).filter((position) => !isShownAt(position, pack, now)),
  );
  return { positions, first, hidden, total: positions.length - first - hidden.size };
}

/** Where in `positions` the entries stand that are shown, newest first, from one place up to another; at most `limit`. */
export function shownPlaces({ positions, first, hidden }: ScopeEntries, from: number, to: number, limit: number): number[] {
  const places: number[] = [];
  for (let place = Math.max(from, first); place < to && places.length < limit; place += 1) {
    if (!hidden.has(positions[place] ?? -1)) places.push(place);
  }
  return places;
}

/** The newest entries of a scope, at most as many as asked for. */
export function newest(scope: Scope, pack: Pack, now: Instant, limit: number): PackEntry[] {
  const list = entriesOf(scope, pack, now);
  return entriesAt(shownPlaces(list, 0, list.positions.length, limit), list, pack);
}

/** The entries at some places of a list. */
export function entriesAt(places: readonly number[], { positions }: ScopeEntries, pack: Pack): PackEntry[] {
  return entriesIn(
    places.flatMap((place) => positions[place] ?? []),
    pack,
  );
}

/** The entries at some positions of the pack. */
export function entriesIn(positions: Positions, { entries }: Pack): PackEntry[] {
  return positions.flatMap((position) => entries[position] ?? []);
}

export type Summary = { readonly total: number; readonly newest?: Instant };

/** How many entries a scope has, and of when the newest is. */
export function summarise(scope: Scope, pack: Pack, now: Instant): Summary {
  const list = entriesOf(scope, pack, now);
  const [entry] = entriesAt(shownPlaces(list, 0, list.positions.length, 1), list, pack);
  return { total: list.total, ...(entry === undefined ? {} : { newest: entry.published }) };
}

/** Every entry that is shown, newest first. */
export function shownEntries({ entries }: Pack, now: Instant): readonly PackEntry[] {
  return entries.filter((entry) => isShown(entry, now));
}

/** Nobody is told of a topic that no vocabulary has, or of an author, whose first article is still to come. Requirement 23 */
export function isKnownTopic(slug: TopicSlug, pack: Pack, now: Instant): boolean {
  const topic = pack.topics.get(slug);
  return topic !== undefined && (topic.coined === undefined || summarise(scopeOfTopic(topic), pack, now).total > 0);
}

export function isKnownAuthor(slug: AuthorSlug, pack: Pack, now: Instant): boolean {
  return summarise({ kind: "author", slug }, pack, now).total > 0;
}

export function knownTopics(pack: Pack, now: Instant): Topic[] {
  return [...pack.topics.values()].filter(({ slug }) => isKnownTopic(slug, pack, now));
}

/** Every instant at which the clock changes what is said of an entry, or that it is there at all. */
export function turnsOf(entry: PackEntry): Instant[] {
  const { updated, expires } = entry;
  return expires === undefined ? [releaseOf(entry), updated] : [releaseOf(entry), updated, expires];
}

/** When the clock will next change what anything on the site says. Infinity where it never will. */
export function nextChangeOfSite(pack: Pack, now: Instant): Instant {
  // Sorted as plain numbers, which asks no function for each pair.
  const turns = TURNS.get(pack) ?? [...Float64Array.from([...pack.entryBySlug.values()].flatMap(turnsOf)).sort()];
  TURNS.set(pack, turns);
  return turns[firstWhere(turns, (turn) => turn > now)] ?? Number.POSITIVE_INFINITY;
}

/** Every turn of a pack, ascending: gathered once, when first asked for, since pages, redirects and problems all ask. */
const TURNS = new WeakMap<Pack, readonly Instant[]>();

function isShownAt(position: number, { entries }: Pack, now: Instant): boolean {
  const entry = entries[position];
  return entry !== undefined && isShown(entry, now);
}

function positionsOf(scope: Scope, pack: Pack): Positions {
  switch (scope.kind) {
    case "everything":
      return pack.everyPosition;
    case "topics":
      return evaluate(scope.expression, pack);
    case "author":
      return pack.positionsOfAuthor(scope.slug);
    case "search":
      return scope.expression === undefined ? scope.found : intersect(scope.found, evaluate(scope.expression, pack));
    default:
      return scope satisfies never;
  }
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const wanted = alternatives.map((topics) => topics.map(pack.positionsOfTopic).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyPosition : wanted.reduce(unite);
  return exclusions.map(pack.positionsOfTopic).reduce(subtract, any);
}
