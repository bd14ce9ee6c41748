/**
 * Chooses the entries of one feed document, and finds the previous and next document. Needs no request and no
 * bytes. An entry is an article or a correction notice. Its release is the date from which it is shown, and
 * its position is its number in the pack (the build's files with all articles).
 */

import type { FeedAddress, Scope } from "../model/address.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import type { Pack } from "../pack/read.ts";
import { changeInstants, isTimed, releaseOf, visibilityChanges } from "../pack/timing.ts";
import { archiveOfSlot, countArchives, hasArchives, slotsOf } from "./archives.ts";
import { has } from "./positions.ts";
import { positionsAt, type ScopeEntries, shownPlaces } from "./scope-entries.ts";
import type { Snapshot } from "./snapshot.ts";

/** The place of a document among the documents of its feed. RFC 5005 */
export type Paging =
  /** The document has all entries. */
  | { readonly kind: "complete" }
  /**
   * The document has the newest entries. The archive document `prevArchive` has the newest of the other
   * entries; the feed of a search has no archive documents.
   */
  | { readonly kind: "subscription"; readonly prevArchive?: number }
  | { readonly kind: "archive"; readonly prevArchive?: number; readonly nextArchive?: number }
  /**
   * The document has at most as many entries as the `?limit=` in its address. It has no links to other
   * documents of the feed.
   */
  | { readonly kind: "limited" };

export type Selection = {
  /** The positions of the entries, newest first. */
  readonly positions: readonly number[];
  /**
   * The withdrawn entries that would be in the document, the latest withdrawal first. There are at most as
   * many as a feed document has entries.
   */
  readonly withdrawn: readonly number[];
  /** The number of shown entries in the scope. */
  readonly total: number;
  readonly paging: Paging;
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

export function select({ scope, part }: Omit<FeedAddress, "format">, snapshot: Snapshot): Selection {
  const { now, site } = snapshot;
  const list = snapshot.entriesOf(scope);
  const slice =
    part.kind === "archive"
      ? archiveSlice(part.number, list, snapshot)
      : newestSlice(part.limit, list, hasArchives(scope), snapshot);

  const { places, skipped, below, nextArchiveSince, paging } = slice;
  const positions = positionsAt(places, list);
  const changes = [
    ...positions.flatMap((position) => changesOf(position, snapshot)),
    // An entry outside the document changes it when the entry is released, expires or is withdrawn. The
    // publisher's record of changes (`_ledger.json`) adds changes such as a withdrawal that is dated back.
    ...skipped.flatMap((position) =>
      visibilityChanges(publishedOf(position, snapshot), snapshot.timingOf(position)),
    ),
    ...skipped
      .filter((position) => releaseAt(position, snapshot) <= now)
      .flatMap((position) => snapshot.timingOf(position).changed ?? []),
    ...(below === undefined || scope.kind === "corrections" ? [] : lateAdditions(below, list, snapshot)),
    ...[site.revised, nextArchiveSince].filter((instant) => instant !== undefined),
  ];
  const known = changes.length > 0 ? changes : [snapshot.firstRelease ?? EPOCH];
  const withdrawals = (position: number) => snapshot.timingOf(position).withdrawn ?? 0;
  return {
    positions,
    withdrawn: skipped
      .filter(snapshot.isWithdrawn)
      .sort((a, b) => withdrawals(b) - withdrawals(a) || a - b)
      .slice(0, site.pageSize),
    total: list.total,
    paging,
    updated: Math.max(EPOCH, ...known.filter((change) => change <= now)),
    nextChange: Math.min(Number.POSITIVE_INFINITY, ...known.filter((change) => change > now)),
  };
}

function changesOf(position: number, pack: Pack): Instant[] {
  const [published, updated] = [publishedOf(position, pack), pack.updated[position] ?? 0];
  const timing = pack.timingOf(position);
  const { changed } = timing;
  return [
    published,
    ...changeInstants({ published, updated }, timing),
    ...(changed === undefined ? [] : [changed]),
  ];
}

function publishedOf(position: number, { published }: Pack): Instant {
  return published[position] ?? 0;
}

function releaseAt(position: number, pack: Pack): Instant {
  return releaseOf(publishedOf(position, pack), pack.timingOf(position));
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
  /** The places of the document's entries in the list. */
  readonly places: readonly number[];
  /**
   * The positions of other entries whose release, expiry or withdrawal changes the document. Most of these
   * entries would be in the document if they were shown.
   */
  readonly skipped: readonly number[];
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
  pack: Pack,
): DocumentSlice {
  const { positions } = list;
  const { pageSize, pageBytes = Number.POSITIVE_INFINITY } = pack.site;
  const wanted = shownPlaces(list, 0, positions.length, limit ?? pageSize);
  const places = limit === undefined ? placesThatFit(wanted, list, pageBytes, pack) : wanted;
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
  // When the newest entry that is left out expires or is withdrawn, another may fit into the document, and
  // the link may lead to another archive document.
  const [next = positions.length] = shownPlaces(list, end, positions.length, 1);
  return {
    places,
    skipped: [...notShown(0, next, list), ...positionsAt([next], list)],
    ...(isArchived ? { below: end } : {}),
    paging: {
      kind: "subscription",
      ...(isArchived ? { prevArchive: archiveOfSlot(positions.length - 1 - next) } : {}),
    },
  };
}

function archiveSlice(number: number, list: ScopeEntries, snapshot: Snapshot): DocumentSlice {
  const { positions, first } = list;
  const [from, to] = slotsOf(number);
  // Slots (archives.ts) are counted from the oldest entry, which is the last in the list.
  const [start, end] = [Math.max(0, positions.length - to), positions.length - from];
  const nextArchiveSince = firstReleaseBefore(start, list, snapshot);
  return {
    places: shownPlaces(list, Math.max(start, first), end, Number.POSITIVE_INFINITY),
    skipped: notShown(start, end, list),
    below: end,
    ...(nextArchiveSince === undefined ? {} : { nextArchiveSince }),
    paging: {
      kind: "archive",
      ...(number > 1 ? { prevArchive: number - 1 } : {}),
      ...(number < countOf(list, snapshot) ? { nextArchive: number + 1 } : {}),
    },
  };
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

/** Returns the positions of the unreleased, expired or withdrawn entries between two places of the list. */
function notShown(start: number, end: number, list: ScopeEntries): number[] {
  const { positions, first, hidden } = list;
  const ahead = positions.subarray(start, Math.max(start, Math.min(first, end)));
  if (hidden.size === 0) return [...ahead];
  const rest = positions.subarray(Math.max(start, first), end);
  return [...ahead, ...rest.filter((position) => hidden.has(position))];
}

/**
 * Returns the instants at which entries were added at `place` or below, under newer entries. Each addition
 * moved the newer entries by one slot.
 */
function lateAdditions(place: number, { positions }: ScopeEntries, { lateAdditions: late }: Pack): Instant[] {
  const older = positions.subarray(place);
  return [...late()].flatMap(([position, added]) => (has(older, position) ? added : []));
}

/**
 * Returns as many of the first places as have entries that fit into `bytes` in every format, but at least one
 * place.
 */
function placesThatFit(
  places: readonly number[],
  list: ScopeEntries,
  bytes: number,
  { itemOf }: Pack,
): readonly number[] {
  let room = bytes;
  const tooMany = positionsAt(places, list).findIndex((position, at) => {
    room -= Math.max(...FORMAT_NAMES.map((format) => itemOf(position, format).length));
    return room < 0 && at > 0;
  });
  return tooMany === -1 ? places : places.slice(0, tooMany);
}
