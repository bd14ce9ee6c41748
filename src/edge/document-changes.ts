/** Finds the last and the next change of a feed document, from the dates of entries. */

import { EPOCH, type Instant } from "../model/instant.ts";
import type { Pack } from "../pack/read.ts";
import { changeInstants, NEVER, visibilityChanges } from "../pack/timing.ts";
import { has } from "./positions.ts";
import type { ScopeEntries } from "./scope-entries.ts";
import type { Snapshot } from "./snapshot.ts";

export type DocumentChanges = {
  /**
   * The newest past change of the document. If the document never had an entry, this is the first release of
   * the site.
   */
  readonly updated: Instant;
  /**
   * The next release, expiry, edit or withdrawal that changes the document without a new build. Infinity if
   * there is no such change.
   */
  readonly nextChange: Instant;
};

/** The entries that decide about a document. */
export type DecidingEntries = {
  /** The positions of the articles in the document. */
  readonly entries: readonly number[];
  /** The positions of their entries. For withdrawn articles, these are other positions than in `entries`. */
  readonly positions: readonly number[];
  /** The positions of entries outside the document that change it, for example when they are released. */
  readonly others: readonly number[];
  /**
   * A place in the list. If an entry is added there or below with an old date, entries move from one document to
   * another, so this document or its links change.
   */
  readonly below?: number;
  /** The first release of a newer entry that the document links to. */
  readonly nextArchiveSince?: Instant;
};

export function changesOfDocument(
  { entries, positions, others, below, nextArchiveSince }: DecidingEntries,
  list: ScopeEntries,
  snapshot: Snapshot,
): DocumentChanges {
  const { now, site, firstRelease = EPOCH } = snapshot;
  let [updated, nextChange] = [Number.NEGATIVE_INFINITY, NEVER];
  const count = (change: Instant | undefined) => {
    if (change === undefined) return;
    if (change <= now) updated = Math.max(updated, change);
    else nextChange = Math.min(nextChange, change);
  };
  for (const [place, position] of entries.entries())
    countEntry(position, positions[place] as number, snapshot, count);
  for (const position of others) countOther(position, snapshot, count);
  if (below !== undefined) for (const added of lateAdditions(below, list, snapshot)) count(added);
  count(site.revised);
  count(nextArchiveSince);
  const hasChanges = updated !== Number.NEGATIVE_INFINITY || nextChange !== NEVER;
  if (!hasChanges) count(firstRelease);
  return { updated: Math.max(EPOCH, updated), nextChange };
}

type Count = (change: Instant | undefined) => void;

/**
 * Passes each date at which an article changed the document to `count`. `shown` is the entry that the document
 * has for the article: the article itself, or its withdrawn entry.
 */
function countEntry(position: number, shown: number, pack: Pack, count: Count): void {
  const timing = pack.timingOf(position);
  const updated = pack.updated[shown] ?? 0;
  for (const change of changeInstants({ published: publishedOf(position, pack), updated }, timing))
    count(change);
  count(timing.changed);
}

/**
 * Counts the changes of an entry outside the document that change the document: its release, expiry and
 * withdrawal. The publisher's record of changes (`_ledger.json`) adds changes such as a withdrawal that is
 * dated back.
 */
function countOther(position: number, snapshot: Snapshot, count: Count): void {
  const timing = snapshot.timingOf(position);
  for (const change of visibilityChanges(publishedOf(position, snapshot), timing)) count(change);
  if (timing.changed !== undefined && snapshot.stateOf(position) !== "unreleased") count(timing.changed);
}

function publishedOf(position: number, { published }: Pack): Instant {
  return published[position] ?? 0;
}

/**
 * Returns the instants at which entries were added at `place` or below, under newer entries. Each addition
 * moved the newer entries by one slot.
 */
function lateAdditions(place: number, { positions }: ScopeEntries, { lateAdditions: late }: Pack): Instant[] {
  const older = positions.subarray(place);
  return [...late()].flatMap(([position, added]) => (has(older, position) ? added : []));
}
