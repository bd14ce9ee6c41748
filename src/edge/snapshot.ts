/** The pack at one instant. Finds what is shown then, and computes each answer at most once. No other code asks for the time. */

import { type AuthorSlug, pagePath, type Scope, scopeOfTopic } from "../model/address.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { EntryList, Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions } from "./positions.ts";
import { entriesAt, entriesIn, positionsOf, type ScopeEntries, shownPlaces } from "./scope-entries.ts";
import { changeInstants, isShown, isWithdrawn, NEVER } from "./visibility.ts";

export type Snapshot = Pack & {
  readonly now: Instant;
  readonly isShown: (entry: PackEntry) => boolean;
  readonly entriesOf: (scope: Scope) => ScopeEntries;
  /** Returns the number of shown entries in a scope, and the date of the newest. */
  readonly summarise: (scope: Scope) => Summary;
  /** Returns at most `limit` entries of a scope, the newest. */
  readonly newest: (scope: Scope, limit: number) => PackEntry[];
  /** Returns the entries on a page of `size` entries. Page 1 has the newest. */
  readonly pageOfNewest: (scope: Scope, number: number, size: number) => PackEntry[];
  /** Returns the shown entries just before and just after an entry in time. An unlisted entry has none. */
  readonly neighboursOf: (entry: PackEntry) => { newer?: PackEntry; older?: PackEntry };
  /**
   * Returns true if the site may name the topic. A topic outside the vocabulary becomes known with its first shown article, because its
   * name would reveal unreleased ones. Requirement 23
   */
  readonly isKnownTopic: (slug: TopicSlug) => boolean;
  /** Returns true if the site may name the author, who becomes known with the first shown article. Requirement 23 */
  readonly isKnownAuthor: (slug: AuthorSlug) => boolean;
  /** Returns the known topics in the order of the vocabulary, each with its number of shown articles. */
  readonly countedTopics: () => readonly CountedTopic[];
  /** Returns true if an article of the scope was withdrawn. The scope's feed then reports it, even if it has no other article. */
  readonly hasWithdrawn: (scope: Scope) => boolean;
  /** Returns the next instant at which anything on the site changes without a new build. Infinity if there is none. */
  readonly nextChange: () => Instant;
};

export type Summary = { readonly total: number; readonly newest?: Instant };

export type CountedTopic = {
  readonly topic: Topic;
  /** The number of articles, including those of narrower topics. */
  readonly total: number;
};

export function snapshotAt(pack: Pack, now: Instant): Snapshot {
  const scopes = new Map<string, ScopeEntries>();
  const hidden = new Map<EntryList, Positions>();
  let counted: readonly CountedTopic[] | undefined;
  let next: Instant | undefined;
  const isShownNow = (entry: PackEntry) => isShown(entry, now);
  return {
    ...pack,
    now,
    isShown: isShownNow,
    entriesOf,
    summarise,
    newest: (scope, limit) => pageOfNewest(scope, 1, limit),
    pageOfNewest,
    neighboursOf,
    isKnownTopic,
    isKnownAuthor: (slug) => summarise({ kind: "author", slug }).total > 0,
    countedTopics,
    hasWithdrawn(scope) {
      const { entries, hidden } = entriesOf(scope);
      return entriesIn([...hidden], { entries }).some((entry) => isWithdrawn(entry, now));
    },
    nextChange() {
      next ??= nextChangeAfter(now, pack);
      return next;
    },
  };

  function entriesOf(scope: Scope): ScopeEntries {
    // Searches with the same address may have other positions, because proposals try words one by one.
    if (scope.kind === "search") return findEntries(scope);
    const key = pagePath(scope);
    const known = scopes.get(key) ?? findEntries(scope);
    scopes.set(key, known);
    return known;
  }

  function findEntries(scope: Scope): ScopeEntries {
    const all = scope.kind === "corrections" ? pack.notices : pack;
    const { entries } = all;
    const positions = positionsOf(scope, pack);
    // Entries stand newest first, so those with a date in the future come before all others.
    const first = firstWhere(positions, (position) => (entries[position]?.published ?? 0) <= now);
    const hiddenAnywhere = hiddenIn(all);
    const hidden = new Set(
      hiddenAnywhere.length === 0 ? [] : intersect(positions.slice(first), hiddenAnywhere),
    );
    return { entries, positions, first, hidden, total: positions.length - first - hidden.size };
  }

  function hiddenIn(list: EntryList): Positions {
    const known =
      hidden.get(list) ??
      list.timedPositions.filter((position) => !isShown(list.entries[position] as PackEntry, now));
    hidden.set(list, known);
    return known;
  }

  function summarise(scope: Scope): Summary {
    const list = entriesOf(scope);
    const [entry] = entriesAt(shownPlaces(list, 0, list.positions.length, 1), list);
    return { total: list.total, ...(entry === undefined ? {} : { newest: entry.published }) };
  }

  function pageOfNewest(scope: Scope, number: number, size: number): PackEntry[] {
    const list = entriesOf(scope);
    const places = shownPlaces(list, 0, list.positions.length, number * size);
    return entriesAt(places.slice((number - 1) * size), list);
  }

  function neighboursOf(entry: PackEntry): { newer?: PackEntry; older?: PackEntry } {
    const { entries } = pack;
    const position = entries.indexOf(entry);
    if (position === -1) return {};
    const newer = entries.slice(0, position).findLast(isShownNow);
    const older = entries.slice(position + 1).find(isShownNow);
    return { ...(newer === undefined ? {} : { newer }), ...(older === undefined ? {} : { older }) };
  }

  function isKnownTopic(slug: TopicSlug): boolean {
    const topic = pack.topics.get(slug);
    return topic !== undefined && (topic.coined === undefined || summarise(scopeOfTopic(topic)).total > 0);
  }

  function countedTopics(): readonly CountedTopic[] {
    counted ??= [...pack.topics.values()]
      .filter(({ slug }) => isKnownTopic(slug))
      .map((topic) => ({ topic, total: summarise(scopeOfTopic(topic)).total }));
    return counted;
  }
}

function nextChangeAfter(now: Instant, pack: Pack): Instant {
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
  return next;
}
