/** Which entries of a scope are out at a given time. Pure: no request, no bytes; the clock is handed in. */

import { type AuthorSlug, type Scope, scopeOfTopic } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions, subtract, unite } from "./positions.ts";

/** The entries of a scope, newest first: those that are not released yet, then those that are. */
export type ScopeEntries = {
  readonly positions: Positions;
  /** Where in `positions` the newest released entry stands. */
  readonly first: number;
  /** How many are released. */
  readonly total: number;
};

export function entriesOf(scope: Scope, pack: Pack, now: Instant): ScopeEntries {
  const positions = positionsOf(scope, pack);
  // Entries stand newest first, so those that are not released yet come before all others.
  const first = firstWhere(positions, (position) => (pack.entries[position]?.published ?? 0) <= now);
  return { positions, first, total: positions.length - first };
}

/** The newest entries of a scope, at most as many as asked for. */
export function newest(scope: Scope, pack: Pack, now: Instant, limit: number): PackEntry[] {
  const { positions, first } = entriesOf(scope, pack, now);
  return entriesAt(positions.slice(first, first + limit), pack);
}

/** The entries at some positions. */
export function entriesAt(positions: Positions, { entries }: Pack): PackEntry[] {
  return positions.flatMap((position) => entries[position] ?? []);
}

export type Summary = { readonly total: number; readonly newest?: Instant };

/** How many entries a scope has, and when the newest came out. */
export function summarise(scope: Scope, pack: Pack, now: Instant): Summary {
  const { positions, first, total } = entriesOf(scope, pack, now);
  const entry = pack.entries[positions[first] ?? -1];
  return { total, ...(entry === undefined ? {} : { newest: entry.published }) };
}

export function isReleased(entry: PackEntry, now: Instant): boolean {
  return entry.published <= now;
}

/** Every entry that is out, newest first. */
export function releasedEntries({ entries }: Pack, now: Instant): readonly PackEntry[] {
  return entries.slice(firstWhere(entries, (entry) => isReleased(entry, now)));
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

/** When the clock will next change what anything on the site says. Infinity where it never will. */
export function nextChangeOfSite({ entries }: Pack, now: Instant): Instant {
  let next = Number.POSITIVE_INFINITY;
  for (const { published, updated } of entries) {
    if (published > now && published < next) next = published;
    if (updated > now && updated < next) next = updated;
  }
  return next;
}

function positionsOf(scope: Scope, pack: Pack): Positions {
  switch (scope.kind) {
    case "everything":
      return pack.everyPosition;
    case "topics":
      return evaluate(scope.expression, pack);
    case "author":
      return pack.positionsOfAuthor(scope.slug);
    default:
      return scope satisfies never;
  }
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const wanted = alternatives.map((topics) => topics.map(pack.positionsOfTopic).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyPosition : wanted.reduce(unite);
  return exclusions.map(pack.positionsOfTopic).reduce(subtract, any);
}
