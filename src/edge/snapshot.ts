/**
 * The pack (the build's files with all articles) at one instant. Finds the entries that are shown at this
 * instant, and keeps the answers that are needed often. Other code does not ask for the time.
 */

import { type AuthorSlug, pagePath, type Scope, scopeOfTopic } from "../model/address.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { Positions } from "../pack/positions.ts";
import type { Pack } from "../pack/read.ts";
import { firstRow } from "../pack/table.ts";
import { type EntryState, NEVER } from "../pack/timing.ts";
import { type Entry, readEntries } from "./entry.ts";
import { has } from "./positions.ts";
import { positionsAt, positionsOf, type ScopeEntries, shownPlaces } from "./scope-entries.ts";

export type Snapshot = Pack & {
  readonly now: Instant;
  readonly stateOf: (position: number) => EntryState;
  readonly isShown: (position: number) => boolean;
  /** Returns true if the entry was released and has expired. A withdrawn entry counts as withdrawn only. */
  readonly isExpired: (position: number) => boolean;
  /**
   * Returns true if the entry was released and has been withdrawn. If the entry had expired before, its
   * withdrawal is published too.
   */
  readonly isWithdrawn: (position: number) => boolean;
  readonly entriesOf: (scope: Scope) => ScopeEntries;
  /**
   * Returns the number of shown entries in a scope (the subject of a feed or list), and the date of the
   * newest.
   */
  readonly summarise: (scope: Scope) => Summary;
  /** Returns at most `limit` shown entries of a scope, the newest first. */
  readonly newest: (scope: Scope, limit: number) => Promise<Entry[]>;
  /** Returns the shown entries on a page of `size` entries. Page 1 has the newest. */
  readonly pageOfNewest: (scope: Scope, number: number, size: number) => Promise<Entry[]>;
  /**
   * Returns the positions of the next newer and the next older shown article. An unlisted article has no such
   * neighbours.
   */
  readonly neighboursOf: (position: number) => { readonly newer?: number; readonly older?: number };
  /**
   * Returns true if the site may name the topic. A topic that is not in the publisher's list of topics
   * becomes known with its first shown article, because its name would reveal unreleased articles.
   * Requirement 23
   */
  readonly isKnownTopic: (slug: TopicSlug) => boolean;
  /**
   * Returns true if the site may name the author. An author becomes known with the first shown article.
   * Requirement 23
   */
  readonly isKnownAuthor: (slug: AuthorSlug) => boolean;
  /**
   * Returns the known topics in the order of the publisher's list of topics, each with its number of shown
   * articles.
   */
  readonly countedTopics: () => readonly CountedTopic[];
  /**
   * Returns true if an article of the scope was withdrawn. Then the scope's feed reports the withdrawal, even
   * if it has no other article.
   */
  readonly hasWithdrawn: (scope: Scope) => boolean;
  /**
   * Returns the next instant at which anything on the site changes without a new build. Infinity if there is
   * no such instant.
   */
  readonly nextChange: () => Instant;
};

export type Summary = { readonly total: number; readonly newest?: Instant };

export type CountedTopic = {
  readonly topic: Topic;
  /** The number of articles, including those of narrower topics. */
  readonly total: number;
};

/**
 * Returns the snapshot at an instant. If the Worker's clock is behind the clock of the build, texts may be
 * missing from the pack. Then the snapshot is that of the earliest instant for which the pack has all texts.
 */
export function snapshotAt(pack: Pack, clock: Instant): Snapshot {
  const now = Math.max(clock, pack.notBefore ?? clock);
  const scopes = new Map<string, ScopeEntries>();
  // A page asks for the same topics and authors at each of its entries.
  const isKnownTopic = remembered((slug: TopicSlug) => {
    const topic = pack.topics.get(slug);
    return topic !== undefined && (topic.coined === undefined || entriesOf(scopeOfTopic(topic)).total > 0);
  });
  let hidden: Positions | undefined;
  let counted: readonly CountedTopic[] | undefined;
  return {
    ...pack,
    now,
    stateOf,
    isShown,
    isExpired: (position) => stateOf(position) === "expired",
    isWithdrawn,
    entriesOf,
    summarise,
    newest: (scope, limit) => pageOfNewest(scope, 1, limit),
    pageOfNewest,
    neighboursOf,
    isKnownTopic,
    isKnownAuthor: remembered((slug) => entriesOf({ kind: "author", slug }).total > 0),
    countedTopics,
    hasWithdrawn: (scope) => [...entriesOf(scope).hidden].some(isWithdrawn),
    nextChange() {
      const { changes } = pack;
      return changes[firstRow(changes.length, (row) => (changes[row] ?? 0) > now)] ?? NEVER;
    },
  };

  function stateOf(position: number): EntryState {
    return pack.stateAt(now, position);
  }

  function isWithdrawn(position: number): boolean {
    return stateOf(position) === "withdrawn";
  }

  function isShown(position: number): boolean {
    return stateOf(position) === "shown";
  }

  function entriesOf(scope: Scope): ScopeEntries {
    const key = pagePath(scope);
    const known = scopes.get(key) ?? findEntries(scope);
    scopes.set(key, known);
    return known;
  }

  function findEntries(scope: Scope): ScopeEntries {
    const { published } = pack;
    const positions = positionsOf(scope, pack);
    // Entries are in order, newest first, so those with a date in the future come before all others.
    const first = firstRow(positions.length, (place) => (published[positions[place] ?? 0] ?? 0) <= now);
    const released = positions.subarray(first);
    hidden ??= pack.hiddenAt(now);
    const own = new Set(hidden.filter((position) => has(released, position)));
    return { positions, first, hidden: own, total: positions.length - first - own.size };
  }

  function summarise(scope: Scope): Summary {
    const list = entriesOf(scope);
    const [newest] = positionsAt(shownPlaces(list, 0, list.positions.length, 1), list);
    const published = newest === undefined ? undefined : pack.published[newest];
    return { total: list.total, ...(published === undefined ? {} : { newest: published }) };
  }

  function pageOfNewest(scope: Scope, number: number, size: number): Promise<Entry[]> {
    const list = entriesOf(scope);
    // If the list has no hidden entries, the places before the page can be skipped without a look at each.
    const skipped = list.hidden.size === 0 ? (number - 1) * size : 0;
    const places = shownPlaces(list, list.first + skipped, list.positions.length, number * size - skipped);
    return readEntries(positionsAt(places.slice((number - 1) * size - skipped), list), pack);
  }

  function neighboursOf(position: number): { newer?: number; older?: number } {
    if (position >= pack.articles) return {};
    let [newer, older] = [position - 1, position + 1];
    while (newer >= 0 && !isShown(newer)) newer -= 1;
    while (older < pack.articles && !isShown(older)) older += 1;
    return { ...(newer < 0 ? {} : { newer }), ...(older === pack.articles ? {} : { older }) };
  }

  function countedTopics(): readonly CountedTopic[] {
    counted ??= [...pack.topics.values()]
      .filter(({ slug }) => isKnownTopic(slug))
      .map((topic) => ({ topic, total: entriesOf(scopeOfTopic(topic)).total }));
    return counted;
  }
}

/** Returns a function that computes the value of each key once. */
function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const value = values.get(key) ?? compute(key);
    values.set(key, value);
    return value;
  };
}
