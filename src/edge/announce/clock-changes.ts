/** Finds the entries that the clock releases or ends within a period, and the feeds that contain them. */

import { CORRECTIONS, EVERYTHING, type Scope, scopeOfTopic } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Positions } from "../../pack/positions.ts";
import type { Pack } from "../../pack/read.ts";
import { firstRow } from "../../pack/table.ts";
import { visibilityChanges } from "../../pack/timing.ts";
import { has } from "../positions.ts";
import { positionsOf } from "../scope-entries.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * Returns the positions of the entries that were released, expired or withdrawn after `from`, and at or before
 * `until`.
 */
export function changedByClock(pack: Pack, from: Instant, until: Instant): number[] {
  const { changes, published } = pack;
  const next = changes[firstRow(changes.length, (row) => (changes[row] ?? 0) > from)];
  // Usually nothing changes. In this case nothing else is read, because the Worker has only a few
  // milliseconds.
  if (next === undefined || next > until) return [];
  const candidates = new Set([
    ...datedWithin(pack.everyArticle()),
    ...datedWithin(pack.everyNotice()),
    ...pack.hiddenAt(from),
    ...pack.hiddenAt(until),
  ]);
  const isWithin = (instant: Instant) => instant > from && instant <= until;
  return [...candidates]
    .filter((position) => visibilityChanges(published[position] ?? 0, pack.timingOf(position)).some(isWithin))
    .sort((a, b) => a - b);

  /** Returns the entries whose date is within the period. The list has the newest entries first. */
  function datedWithin(list: Positions): Positions {
    const firstUpTo = (limit: Instant) =>
      firstRow(list.length, (place) => (published[list[place] ?? 0] ?? 0) <= limit);
    return list.subarray(firstUpTo(until), firstUpTo(from));
  }
}

/**
 * Returns the scopes (subjects of feeds) that hubs know and that contain one of the entries. Leaves out a topic
 * or an author that the site does not name at the snapshot's instant, because its feeds do not exist then.
 */
export function scopesWith(positions: readonly number[], snapshot: Snapshot): Scope[] {
  const topics = [...snapshot.topics.values()].filter(
    ({ slug }) => snapshot.isKnownTopic(slug) || snapshot.hasWithdrawn(scopeOfTopic({ slug })),
  );
  const authors = snapshot.authors
    .slugs()
    .map((slug) => ({ kind: "author" as const, slug }))
    .filter((scope) => snapshot.isKnownAuthor(scope.slug) || snapshot.hasWithdrawn(scope));
  const scopes = [EVERYTHING, CORRECTIONS, ...topics.map(scopeOfTopic), ...authors];
  return scopes.filter((scope) => {
    const own = positionsOf(scope, snapshot);
    return positions.some((position) => has(own, position));
  });
}
