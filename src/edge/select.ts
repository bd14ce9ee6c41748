/** Chooses the entries of one feed document and finds its neighbours. Pure, as released.ts is. */

import type { FeedAddress, Scope } from "../model/address.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { archiveOfSlot, countArchives, hasArchives, slotsOf } from "./archives.ts";
import { intersect } from "./positions.ts";
import { entriesAt, entriesIn, type ScopeEntries, shownPlaces } from "./scope-entries.ts";
import type { Snapshot } from "./snapshot.ts";
import {
  changeInstants,
  isWithdrawn,
  releaseOf,
  visibilityChanges,
  type WithdrawnEntry,
} from "./visibility.ts";

/** The position of a document among the documents of its feed. RFC 5005 */
export type Paging =
  /** The document has all entries. */
  | { readonly kind: "complete" }
  /** The document has the newest entries. The archive document `prevArchive` has the newest of the others; a search has none. */
  | { readonly kind: "subscription"; readonly prevArchive?: number }
  | { readonly kind: "archive"; readonly prevArchive?: number; readonly nextArchive?: number }
  /** The document has as many entries as the reader's limit. It links to no others. */
  | { readonly kind: "limited" };

export type Selection = {
  /** Newest first. */
  readonly entries: readonly PackEntry[];
  /** The withdrawn entries that would be in the document: the latest withdrawals first, at most as many as a page has entries. */
  readonly withdrawn: readonly WithdrawnEntry[];
  /** The number of shown entries in the scope. */
  readonly total: number;
  readonly paging: Paging;
  /** The newest past change of the document. If it never had an entry: the site's first release. */
  readonly updated: Instant;
  /** The next release, expiry, edit or withdrawal that changes the document without a new build. Infinity if there is none. */
  readonly nextChange: Instant;
};

export function select({ scope, part }: Omit<FeedAddress, "format">, snapshot: Snapshot): Selection {
  const list = snapshot.entriesOf(scope);
  const slice =
    part.kind === "archive"
      ? archiveSlice(part.number, list, snapshot.now)
      : newestSlice(part.limit, list, hasArchives(scope), snapshot);

  const { places, skipped, below, nextArchiveSince, paging } = slice;
  const entries = entriesAt(places, list);
  const changes = [
    ...entries.flatMap((entry) => [entry.published, ...changeInstants(entry), ...ledgerChange(entry)]),
    // Entries outside the document change it when they come or go. The ledger adds changes such as a withdrawal dated back.
    ...skipped.flatMap(visibilityChanges),
    ...skipped.filter((entry) => releaseOf(entry) <= snapshot.now).flatMap(ledgerChange),
    ...(below === undefined ? [] : lateAdditions(below, list, snapshot)),
    ...[snapshot.site.revised, nextArchiveSince].filter((instant) => instant !== undefined),
  ];
  const known = changes.length > 0 ? changes : firstRelease(snapshot);
  const past = known.filter((change) => change <= snapshot.now);
  return {
    entries,
    withdrawn: skipped
      .filter((entry) => isWithdrawn(entry, snapshot.now))
      .sort((a, b) => b.withdrawn.date - a.withdrawn.date || (a.id < b.id ? -1 : 1))
      .slice(0, snapshot.site.pageSize),
    total: list.total,
    paging,
    updated: Math.max(EPOCH, ...past),
    nextChange: Math.min(Number.POSITIVE_INFINITY, ...known.filter((change) => change > snapshot.now)),
  };
}

/** Returns the change that only the ledger records. */
function ledgerChange({ changed }: PackEntry): Instant[] {
  return changed === undefined ? [] : [changed];
}

/** Returns the number of archive documents in a scope. */
export function archivesOf(scope: Scope, snapshot: Snapshot): number {
  return countOf(snapshot.entriesOf(scope), snapshot.now);
}

/** Returns the release of the site's first entry, past or future. It dates feeds that never had an entry. */
function firstRelease({ entries }: Pack): Instant[] {
  const first = entries.reduce((least, entry) => Math.min(least, releaseOf(entry)), Number.POSITIVE_INFINITY);
  return entries.length === 0 ? [] : [first];
}

/** Returns the number of shown entries in a scope that are newer than those of an archive document. */
export function countNewer(number: number, scope: Scope, snapshot: Snapshot): number {
  const list = snapshot.entriesOf(scope);
  const [, to] = slotsOf(number);
  return shownPlaces(list, 0, list.positions.length - to, Number.POSITIVE_INFINITY).length;
}

/** The entries of one document in the list of its scope. */
type DocumentSlice = {
  /** The places of the document's entries in the list. */
  readonly places: readonly number[];
  /** Other entries whose release, expiry or withdrawal changes the document. Most of them would be in it. */
  readonly skipped: readonly PackEntry[];
  /** The place of the first older entry, if the number of older entries affects the document: its slots or a link to an archive. */
  readonly below?: number;
  /** The first release in the next archive document. The link to that document appears with it. */
  readonly nextArchiveSince?: Instant;
  readonly paging: Paging;
};

function newestSlice(
  limit: number | undefined,
  list: ScopeEntries,
  isArchived: boolean,
  pack: Pack,
): DocumentSlice {
  const { positions } = list;
  const { pageSize, pageBytes = Number.POSITIVE_INFINITY } = pack.site;
  const wanted = shownPlaces(list, 0, positions.length, limit ?? pageSize);
  const places = limit === undefined ? placesThatFit(wanted, list, pageBytes) : wanted;
  const end = (places.at(-1) ?? -1) + 1;
  if (limit !== undefined) {
    const isFull = places.length === limit;
    return {
      places,
      skipped: notShown(0, isFull ? end : positions.length, list),
      paging: { kind: "limited" },
    };
  }
  if (places.length === list.total)
    return { places, skipped: notShown(0, positions.length, list), paging: { kind: "complete" } };
  // When the newest entry that is left out goes, another may fit in, and the link may lead to another archive document.
  const [next = positions.length] = shownPlaces(list, end, positions.length, 1);
  return {
    places,
    skipped: [...notShown(0, next, list), ...entriesAt([next], list)],
    ...(isArchived ? { below: end } : {}),
    paging: {
      kind: "subscription",
      ...(isArchived ? { prevArchive: archiveOfSlot(positions.length - 1 - next) } : {}),
    },
  };
}

function archiveSlice(number: number, list: ScopeEntries, now: Instant): DocumentSlice {
  const { positions, first } = list;
  const [from, to] = slotsOf(number);
  // Slots are counted from the oldest entry, which is the last in the list.
  const [start, end] = [Math.max(0, positions.length - to), positions.length - from];
  const newer = entriesIn(positions.slice(0, start), list);
  return {
    places: shownPlaces(list, Math.max(start, first), end, Number.POSITIVE_INFINITY),
    skipped: notShown(start, end, list),
    below: end,
    ...(newer.length === 0 ? {} : { nextArchiveSince: Math.min(...newer.map(releaseOf)) }),
    paging: {
      kind: "archive",
      ...(number > 1 ? { prevArchive: number - 1 } : {}),
      ...(number < countOf(list, now) ? { nextArchive: number + 1 } : {}),
    },
  };
}

function countOf(list: ScopeEntries, now: Instant): number {
  return countArchives(countSlots(list, now));
}

/** Returns how many slots the list has, up to the newest entry that is out or was: an expired or withdrawn one keeps its slot. */
export function countSlots({ entries, positions, first }: ScopeEntries, now: Instant): number {
  const fromEverOut = positions.slice(first).findIndex((position) => {
    const entry = entries[position];
    return entry !== undefined && releaseOf(entry) <= now;
  });
  return fromEverOut === -1 ? 0 : positions.length - first - fromEverOut;
}

/** Returns the entries between two places that are unreleased, expired or withdrawn. */
function notShown(start: number, end: number, list: ScopeEntries): PackEntry[] {
  const { positions, first, hidden } = list;
  const ahead = positions.slice(start, Math.max(start, Math.min(first, end)));
  const timed =
    hidden.size === 0
      ? []
      : positions.slice(Math.max(start, first), end).filter((position) => hidden.has(position));
  return entriesIn([...ahead, ...timed], list);
}

/** Returns the instants at which entries were added at `place` or below, under newer entries. Each moved the newer ones by one slot. */
function lateAdditions(place: number, list: ScopeEntries, pack: Pack): Instant[] {
  // `latePositions` index articles, not notices.
  if (list.entries !== pack.entries || pack.latePositions.length === 0) return [];
  return entriesIn(intersect(list.positions.slice(place), pack.latePositions), list).flatMap(
    ({ added }) => added ?? [],
  );
}

/** Returns the first places whose entries fit into `bytes` in every format. Returns at least one. */
function placesThatFit(places: readonly number[], list: ScopeEntries, bytes: number): readonly number[] {
  let room = bytes;
  const tooMany = entriesAt(places, list).findIndex(({ fragments }, at) => {
    room -= Math.max(...FORMAT_NAMES.map((format) => fragments[format].length));
    return room < 0 && at > 0;
  });
  return tooMany === -1 ? places : places.slice(0, tooMany);
}
