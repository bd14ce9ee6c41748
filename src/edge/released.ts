/** Which entries of a scope are out at a given time. Pure: no request, no bytes; the clock is handed in. */

import { type AuthorSlug, type Scope, scopeOfTopic } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { EntryList, Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions, subtract, unite } from "./positions.ts";

const NEVER: Instant = Number.POSITIVE_INFINITY;

/** When an entry comes out: its date, or later if it is held back; never if it was withdrawn before. */
export function releaseOf({ published, publishAt = published, withdrawn }: PackEntry): Instant {
  const release = Math.max(published, publishAt);
  return withdrawn !== undefined && withdrawn.date < release ? NEVER : release;
}

export function isShown(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && !isExpired(entry, now) && !isWithdrawn(entry, now);
}

/** Whether it was out, and its time is over. */
export function isExpired(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && (entry.expires ?? NEVER) <= now;
}

export type WithdrawnEntry = PackEntry & Required<Pick<PackEntry, "withdrawn">>;

/** Whether it was out, and is no longer stood by: that is told, whether or not it had expired. */
export function isWithdrawn(entry: PackEntry, now: Instant): entry is WithdrawnEntry {
  return releaseOf(entry) <= now && (entry.withdrawn?.date ?? NEVER) <= now;
}

/** The entries of a scope, newest first, each in the place that it always has: shown, or not yet, or no more. */
export type ScopeEntries = {
  /** What `positions` refer to: articles, or notices. */
  readonly entries: readonly PackEntry[];
  readonly positions: Positions;
  /** Where in `positions` the newest entry stands that has a date in the past. */
  readonly first: number;
  /** The positions from there on that are held back, expired or withdrawn. Mostly there are none. */
  readonly hidden: ReadonlySet<number>;
  /** How many are shown. */
  readonly total: number;
};

export function entriesOf(scope: Scope, pack: Pack, now: Instant): ScopeEntries {
  const all = listOf(scope, pack);
  const { entries } = all;
  const positions = positionsOf(scope, pack);
  // Entries stand newest first, so those with a date in the future come before all others.
  const first = firstWhere(positions, (position) => (entries[position]?.published ?? 0) <= now);
  const hiddenAnywhere = hiddenIn(all, now);
  const hidden = new Set(
    hiddenAnywhere.length === 0 ? [] : intersect(positions.slice(first), hiddenAnywhere),
  );
  return { entries, positions, first, hidden, total: positions.length - first - hidden.size };
}

/** Where in `positions` the entries stand that are shown, newest first, from one place up to another; at most `limit`. */
export function shownPlaces(
  { positions, first, hidden }: ScopeEntries,
  from: number,
  to: number,
  limit: number,
): number[] {
  const places: number[] = [];
  for (let place = Math.max(from, first); place < to && places.length < limit; place += 1) {
    if (!hidden.has(positions[place] ?? -1)) places.push(place);
  }
  return places;
}

/** The newest entries of a scope, at most as many as asked for. */
export function newest(scope: Scope, pack: Pack, now: Instant, limit: number): PackEntry[] {
  return pageOfNewest(scope, pack, now, 1, limit);
}

/** The entries of a scope that stand on a page of so many, counted from the newest and from 1. */
export function pageOfNewest(
  scope: Scope,
  pack: Pack,
  now: Instant,
  number: number,
  size: number,
): PackEntry[] {
  const list = entriesOf(scope, pack, now);
  const places = shownPlaces(list, 0, list.positions.length, number * size);
  return entriesAt(places.slice((number - 1) * size), list);
}

/** The entries that are shown just before and just after one in time. An unlisted one stands in no order. */
export function neighboursOf(
  entry: PackEntry,
  { entries }: Pack,
  now: Instant,
): { newer?: PackEntry; older?: PackEntry } {
  const position = entries.indexOf(entry);
  if (position === -1) return {};
  const newer = entries.slice(0, position).findLast((one) => isShown(one, now));
  const older = entries.slice(position + 1).find((one) => isShown(one, now));
  return { ...(newer === undefined ? {} : { newer }), ...(older === undefined ? {} : { older }) };
}

/** The entries at some places of a list. */
export function entriesAt(places: readonly number[], list: ScopeEntries): PackEntry[] {
  return entriesIn(
    places.flatMap((place) => list.positions[place] ?? []),
    list,
  );
}

/** The entries at some positions of what a list is of. */
export function entriesIn(positions: Positions, { entries }: Pick<ScopeEntries, "entries">): PackEntry[] {
  return positions.flatMap((position) => entries[position] ?? []);
}

export type Summary = { readonly total: number; readonly newest?: Instant };

/** How many entries a scope has, and of when the newest is. */
export function summarise(scope: Scope, pack: Pack, now: Instant): Summary {
  const list = entriesOf(scope, pack, now);
  const [entry] = entriesAt(shownPlaces(list, 0, list.positions.length, 1), list);
  return { total: list.total, ...(entry === undefined ? {} : { newest: entry.published }) };
}

/** Nobody is told of a topic that no vocabulary has, or of an author, whose first article is still to come. Requirement 23 */
export function isKnownTopic(slug: TopicSlug, pack: Pack, now: Instant): boolean {
  const topic = pack.topics.get(slug);
  return (
    topic !== undefined && (topic.coined === undefined || summarise(scopeOfTopic(topic), pack, now).total > 0)
  );
}

export function isKnownAuthor(slug: AuthorSlug, pack: Pack, now: Instant): boolean {
  return summarise({ kind: "author", slug }, pack, now).total > 0;
}

export function knownTopics(pack: Pack, now: Instant): Topic[] {
  return [...pack.topics.values()].filter(({ slug }) => isKnownTopic(slug, pack, now));
}

/** Whether an article of the scope was withdrawn: its subscribers are to learn of it, even if there was no other. */
export function hasWithdrawn(scope: Scope, pack: Pack, now: Instant): boolean {
  const { entries, hidden } = entriesOf(scope, pack, now);
  return entriesIn([...hidden], { entries }).some((entry) => isWithdrawn(entry, now));
}

/** When an entry comes and goes. Once withdrawn it cannot expire, but what had expired may be withdrawn yet. */
export function comingsAndGoings(entry: PackEntry): Instant[] {
  const [release, withdrawal] = [releaseOf(entry), entry.withdrawn?.date ?? NEVER];
  if (release === NEVER) return [];
  return [release, entry.expires ?? NEVER, withdrawal].filter((turn) => turn <= withdrawal && turn !== NEVER);
}

/** Every instant at which the clock changes what is said of an entry, or that it is there at all. */
export function turnsOf(entry: PackEntry): Instant[] {
  const turns = comingsAndGoings(entry);
  return turns.length === 0 ? [] : [...turns, entry.updated];
}

/** When the clock will next change what anything on the site says. Infinity where it never will. Pages, redirects and problems all ask. */
export function nextChangeOfSite(pack: Pack, now: Instant): Instant {
  const known = NEXT_CHANGES.get(pack);
  if (known !== undefined && known.since <= now && now < known.next) return known.next;
  // An article of the past that has no other date will never change: most have none, and a new isolate has no time to look at each.
  const ahead = [pack, pack.notices].flatMap(({ entries }) =>
    entries.slice(
      0,
      firstWhere(entries, ({ published }) => published <= now),
    ),
  );
  let next = NEVER;
  for (const entry of [...ahead, ...pack.changing]) {
    for (const turn of turnsOf(entry)) if (turn > now && turn < next) next = turn;
  }
  NEXT_CHANGES.set(pack, { since: now, next });
  return next;
}

/** Holds until then, and for none before. */
const NEXT_CHANGES = new WeakMap<Pack, { readonly since: Instant; readonly next: Instant }>();

/** The positions of those that have times of their own and are not shown: looked up once a second, since one page counts many topics. */
function hiddenIn(list: EntryList, now: Instant): Positions {
  const known = HIDDEN.get(list);
  if (known?.now === now) return known.positions;
  const positions = list.timedPositions.filter((position) => !isShownAt(position, list.entries, now));
  HIDDEN.set(list, { now, positions });
  return positions;
}

const HIDDEN = new WeakMap<EntryList, { readonly now: Instant; readonly positions: Positions }>();

function isShownAt(position: number, entries: readonly PackEntry[], now: Instant): boolean {
  const entry = entries[position];
  return entry !== undefined && isShown(entry, now);
}

function listOf(scope: Scope, pack: Pack): EntryList {
  return scope.kind === "corrections" ? pack.notices : pack;
}

function positionsOf(scope: Scope, pack: Pack): Positions {
  switch (scope.kind) {
    case "everything":
      return pack.everyPosition;
    case "topics":
      return evaluate(scope.expression, pack);
    case "author":
      return pack.positionsOfAuthor(scope.slug);
    case "corrections":
      return pack.notices.everyPosition;
    case "search":
      return scope.expression === undefined
        ? scope.found
        : intersect(scope.found, evaluate(scope.expression, pack));
    default:
      return scope satisfies never;
  }
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const wanted = alternatives.map((topics) => topics.map(pack.positionsOfTopic).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyPosition : wanted.reduce(unite);
  return exclusions.map(pack.positionsOfTopic).reduce(subtract, any);
}
