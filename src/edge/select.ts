/**
 * Chooses the entries of one feed document, and finds the previous and next document. Needs no request and no
 * bytes. An entry is an article, a withdrawn entry or a correction notice. Its release is the date from which
 * it is shown, and its position is its number in the pack (the build's files with all articles).
 */

import type { FeedAddress, Scope } from "../model/address.ts";
import type { Instant } from "../model/instant.ts";
import type { Pack } from "../pack/read.ts";
import { isTimed, releaseOf } from "../pack/timing.ts";
import { archiveOfSlot, countArchives, hasArchives, slotsOf } from "./archives.ts";
import { changesOfDocument, type DocumentChanges } from "./document-changes.ts";
import type { ScopeEntries } from "./scope-entries.ts";
import type { Snapshot } from "./snapshot.ts";
import { windowEnd } from "./window.ts";

/** The place of a document among the documents of its feed. RFC 5005 */
export type Paging =
  /** The document has all entries. */
  | { readonly kind: "complete" }
  /**
   * The document has the newest entries: as many as the site's documents have, or at most as many as the
   * `?limit=` in its address. The archive document `prevArchive` has the newest of the other entries; the feed
   * of a search has no archive documents.
   */
  | { readonly kind: "subscription" | "limited"; readonly prevArchive?: number }
  | { readonly kind: "archive"; readonly prevArchive?: number; readonly nextArchive?: number };

export type Selection = {
  /** The positions of the entries, newest first. */
  readonly positions: readonly number[];
  /** The positions of the withdrawn entries among them. */
  readonly withdrawn: readonly number[];
  readonly paging: Paging;
} & DocumentChanges;

/** Returns true if an entry is in the feed: as itself, or as a withdrawn entry. */
type EntryTest = (position: number) => boolean;

export function select({ scope, part }: Omit<FeedAddress, "format">, snapshot: Snapshot): Selection {
  const list = snapshot.entriesOf(scope);
  const isEntry = entryTest(scope, list, snapshot);
  const slice =
    part.kind === "archive"
      ? archiveSlice(part.number, list, snapshot)
      : newestSlice(part.limit, list, hasArchives(scope), isEntry, snapshot);
  const { entries, others } = divide(slice, list, isEntry);
  const positions = entries.map((position) => shownAs(position, list, snapshot));
  return {
    positions,
    withdrawn: positions.filter((position, place) => position !== entries[place]),
    paging: slice.paging,
    ...changesOfDocument({ ...slice, entries, positions, others }, list, snapshot),
  };
}

/** Searches do not find withdrawn articles, so feeds of searches have no withdrawn entries. */
function entryTest({ kind }: Scope, { hidden }: ScopeEntries, snapshot: Snapshot): EntryTest {
  return (position) => !hidden.has(position) || (kind !== "search" && snapshot.isWithdrawn(position));
}

/**
 * Returns the position of the entry that the feed has for an article: its withdrawn entry if it is withdrawn,
 * otherwise the article itself.
 */
function shownAs(position: number, { hidden }: ScopeEntries, { withdrawnEntryOf }: Pack): number {
  return hidden.has(position) ? (withdrawnEntryOf(position) ?? position) : position;
}

function releaseAt(position: number, pack: Pack): Instant {
  return releaseOf(pack.published[position] ?? 0, pack.timingOf(position));
}

/** Returns the number of archive documents in a scope. */
export function archivesOf(scope: Scope, snapshot: Snapshot): number {
  return countOf(snapshot.entriesOf(scope), snapshot);
}

/** Returns the number of shown entries in a scope that are newer than the entries of an archive document. */
export function countNewer(number: number, scope: Scope, snapshot: Snapshot): number {
  const { positions, first, hidden } = snapshot.entriesOf(scope);
  const [, to] = slotsOf(number);
  const end = Math.max(first, positions.length - to);
  const oldest = positions[end] ?? Number.POSITIVE_INFINITY;
  return end - first - [...hidden].filter((position) => position < oldest).length;
}

/** The entries of one document, as a part of the list of its scope. */
type DocumentSlice = {
  /** The places of the document's entries in the list, from `start` up to, but not including, `end`. */
  readonly start: number;
  readonly end: number;
  /**
   * The end of the places that decide about the document. An entry at or after `end` decides about its link to
   * older entries.
   */
  readonly until: number;
  /**
   * The place in the list of the first older entry. The number of older entries decides which entries this
   * archive document has, or to which archive document the link leads. Undefined if neither applies.
   */
  readonly below?: number;
  /**
   * The first release of a newer entry. The next archive document, and the link to it, exist from then on.
   */
  readonly nextArchiveSince?: Instant;
  readonly paging: Paging;
};

function newestSlice(
  limit: number | undefined,
  list: ScopeEntries,
  isArchived: boolean,
  isEntry: EntryTest,
  snapshot: Snapshot,
): DocumentSlice {
  const { positions } = list;
  const { pageSize, pageBytes = Number.POSITIVE_INFINITY } = snapshot.site;
  const size =
    limit === undefined
      ? { places: pageSize, bytes: pageBytes }
      : { places: limit, bytes: Number.POSITIVE_INFINITY };
  const end = windowEnd(list, size, isEntry, snapshot);
  const next = nextEntry(end, list, isEntry);
  const slice = { start: 0, end, until: Math.min(next + 1, positions.length) };
  const isWhole = next === positions.length;
  if (isWhole && limit === undefined) return { ...slice, paging: { kind: "complete" } };
  const kind = limit === undefined ? "subscription" : "limited";
  if (isWhole || !isArchived) return { ...slice, paging: { kind } };
  const prevArchive = archiveOfSlot(positions.length - 1 - next);
  return { ...slice, below: end, paging: { kind, prevArchive } };
}

/** Returns the first place of an entry in the feed from `start` on, or the end of the list. */
function nextEntry(start: number, { positions, first }: ScopeEntries, isEntry: EntryTest): number {
  let place = Math.max(start, first);
  while (place < positions.length && !isEntry(positions[place] as number)) place += 1;
  return place;
}

function archiveSlice(number: number, list: ScopeEntries, snapshot: Snapshot): DocumentSlice {
  const { positions } = list;
  const [from, to] = slotsOf(number);
  // Slots (archives.ts) are counted from the oldest entry, which is the last in the list.
  const [start, end] = [Math.max(0, positions.length - to), positions.length - from];
  const nextArchiveSince = firstReleaseBefore(start, list, snapshot);
  return {
    ...{ start, end, until: end, below: end },
    ...(nextArchiveSince === undefined ? {} : { nextArchiveSince }),
    paging: {
      kind: "archive",
      ...(number > 1 ? { prevArchive: number - 1 } : {}),
      ...(number < countOf(list, snapshot) ? { nextArchive: number + 1 } : {}),
    },
  };
}

/** Divides the positions that decide about a document into its entries and the others. */
function divide(
  { start, end, until }: DocumentSlice,
  { positions, first }: ScopeEntries,
  isEntry: EntryTest,
) {
  const [entries, others]: [number[], number[]] = [[], []];
  for (let place = start; place < until; place += 1) {
    const position = positions[place] as number;
    const isInDocument = place >= first && place < end && isEntry(position);
    (isInDocument ? entries : others).push(position);
  }
  return { entries, others };
}

/**
 * Returns the first release among the entries before place `end`, which are newer. Stops at the first entry
 * that is released at its own date, because all newer entries of that kind are released later.
 */
function firstReleaseBefore(end: number, { positions }: ScopeEntries, pack: Pack): Instant | undefined {
  let least: Instant | undefined;
  for (let place = end - 1; place >= 0; place -= 1) {
    const position = positions[place] as number;
    least = Math.min(least ?? Number.POSITIVE_INFINITY, releaseAt(position, pack));
    if (!isTimed(pack.timingOf(position))) break;
  }
  return least;
}

function countOf(list: ScopeEntries, snapshot: Snapshot): number {
  return countArchives(countSlots(list, snapshot));
}

/**
 * Returns how many slots (archives.ts) the list has, up to the newest entry that was ever released. An
 * expired or withdrawn entry keeps its slot.
 */
export function countSlots({ positions, first }: ScopeEntries, snapshot: Snapshot): number {
  const fromEverOut = positions
    .subarray(first)
    .findIndex((position) => releaseAt(position, snapshot) <= snapshot.now);
  return fromEverOut === -1 ? 0 : positions.length - first - fromEverOut;
}
