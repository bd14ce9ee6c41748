/** Finds the entries of a scope that are shown at an instant. Pure: no request, no bytes, no clock of its own. */

import { type AuthorSlug, type Scope, scopeOfTopic } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { EntryList, Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions, subtract, unite } from "./positions.ts";

const NEVER: Instant = Number.POSITIVE_INFINITY;

/** Returns an entry's release: the later of `published` and `publish_at`. Infinity if the entry was withdrawn before that. */
export function releaseOf({ published, publishAt = published, withdrawn }: PackEntry): Instant {
  const release = Math.max(published, publishAt);
  return withdrawn !== undefined && withdrawn.date < release ? NEVER : release;
}

export function isShown(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && !isExpired(entry, now) && !isWithdrawn(entry, now);
}

/** Returns true if the entry was released and has expired. */
export function isExpired(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && (entry.expires ?? NEVER) <= now;
}

export type WithdrawnEntry = PackEntry & Required<Pick<PackEntry, "withdrawn">>;

/** Returns true if the entry was released and has been withdrawn. The withdrawal is published even if the entry had expired. */
export function isWithdrawn(entry: PackEntry, now: Instant): entry is WithdrawnEntry {
  return releaseOf(entry) <= now && (entry.withdrawn?.date ?? NEVER) <= now;
}

/** The entries of a scope, newest first. Unreleased, expired and withdrawn entries keep their places among them. */
export type ScopeEntries = {
  /** The list that `positions` index: articles or notices. */
  readonly entries: readonly PackEntry[];
  readonly positions: Positions;
  /** The index in `positions` of the newest entry whose date is past. */
  readonly first: number;
  /** The positions from `first` on that are held back, expired or withdrawn. Usually empty. */
  readonly hidden: ReadonlySet<number>;
  /** The number of shown entries. */
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

/** Returns the indices in `positions` of at most `limit` shown entries, newest first. `from` is included, `to` is not. */
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

/** Returns at most `limit` entries of a scope, the newest. */
export function newest(scope: Scope, pack: Pack, now: Instant, limit: number): PackEntry[] {
  return pageOfNewest(scope, pack, now, 1, limit);
}

/** Returns the entries on a page of `size` entries. Page 1 has the newest. */
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

/** Returns the shown entries just before and just after an entry in time. An unlisted entry has none. */
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

/** Returns the entries at some places, which are indices in the list's `positions`. */
export function entriesAt(places: readonly number[], list: ScopeEntries): PackEntry[] {
  return entriesIn(
    places.flatMap((place) => list.positions[place] ?? []),
    list,
  );
}

/** Returns the entries at some positions. */
export function entriesIn(positions: Positions, { entries }: Pick<ScopeEntries, "entries">): PackEntry[] {
  return positions.flatMap((position) => entries[position] ?? []);
}

export type Summary = { readonly total: number; readonly newest?: Instant };

/** Returns the number of shown entries in a scope, and the date of the newest. */
export function summarise(scope: Scope, pack: Pack, now: Instant): Summary {
  const list = entriesOf(scope, pack, now);
  const [entry] = entriesAt(shownPlaces(list, 0, list.positions.length, 1), list);
  return { total: list.total, ...(entry === undefined ? {} : { newest: entry.published }) };
}

/**
 * Returns true if the site may name the topic. A topic outside the vocabulary becomes known with its first shown article, because its
 * name would reveal unreleased ones. Requirement 23
 */
export function isKnownTopic(slug: TopicSlug, pack: Pack, now: Instant): boolean {
  const topic = pack.topics.get(slug);
  return (
    topic !== undefined && (topic.coined === undefined || summarise(scopeOfTopic(topic), pack, now).total > 0)
  );
}

/** Returns true if the site may name the author, who becomes known with the first shown article. Requirement 23 */
export function isKnownAuthor(slug: AuthorSlug, pack: Pack, now: Instant): boolean {
  return summarise({ kind: "author", slug }, pack, now).total > 0;
}

export function knownTopics(pack: Pack, now: Instant): Topic[] {
  return [...pack.topics.values()].filter(({ slug }) => isKnownTopic(slug, pack, now));
}

/** Returns true if an article of the scope was withdrawn. The scope's feed then reports it, even if it has no other article. */
export function hasWithdrawn(scope: Scope, pack: Pack, now: Instant): boolean {
  const { entries, hidden } = entriesOf(scope, pack, now);
  return entriesIn([...hidden], { entries }).some((entry) => isWithdrawn(entry, now));
}

/** Returns the instants of an entry's release, expiry and withdrawal. An expiry after the withdrawal does not count. */
export function visibilityChanges(entry: PackEntry): Instant[] {
  const [release, withdrawal] = [releaseOf(entry), entry.withdrawn?.date ?? NEVER];
  if (release === NEVER) return [];
  return [release, entry.expires ?? NEVER, withdrawal].filter(
    (instant) => instant <= withdrawal && instant !== NEVER,
  );
}

/** Returns all instants at which the site shows something else of an entry: its visibility changes and its update. */
export function changeInstants(entry: PackEntry): Instant[] {
  const changes = visibilityChanges(entry);
  return changes.length === 0 ? [] : [...changes, entry.updated];
}

/** Returns the next instant at which anything on the site changes without a new build. Infinity if there is none. */
export function nextChangeOfSite(pack: Pack, now: Instant): Instant {
  const known = NEXT_CHANGES.get(pack);
  if (known !== undefined && known.since <= now && now < known.next) return known.next;
  // A past article without other dates never changes. Most are such, and a new isolate has no time to check them all.
  const ahead = [pack, pack.notices].flatMap(({ entries }) =>
    entries.slice(
      0,
      firstWhere(entries, ({ published }) => published <= now),
    ),
  );
  let next = NEVER;
  for (const entry of [...ahead, ...pack.changing]) {
    for (const instant of changeInstants(entry)) if (instant > now && instant < next) next = instant;
  }
  NEXT_CHANGES.set(pack, { since: now, next });
  return next;
}

/** The result of {@link nextChangeOfSite} for each pack. It is valid from `since` until `next`. */
const NEXT_CHANGES = new WeakMap<Pack, { readonly since: Instant; readonly next: Instant }>();

/** Returns the positions of hidden entries. It looks once a second, because one page counts the entries of many topics. */
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
