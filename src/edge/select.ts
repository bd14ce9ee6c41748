/** Chooses the entries of one feed document, and says how it stands to the feed's others. Pure, as released.ts is. */

import type { FeedAddress, Scope } from "../model/address.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { archiveOfSlot, countArchives, slotsOf } from "./archives.ts";
import { intersect } from "./positions.ts";
import {
  comingsAndGoings,
  entriesAt,
  entriesIn,
  entriesOf,
  isWithdrawn,
  releaseOf,
  type ScopeEntries,
  shownPlaces,
  turnsOf,
  type WithdrawnEntry,
} from "./released.ts";

/** How a document stands to the others of its feed. RFC 5005 */
export type Paging =
  /** All entries are in it. */
  | { readonly kind: "complete" }
  /** The newest entries; what it leaves out begins in an archive document. */
  | { readonly kind: "subscription"; readonly prevArchive: number }
  | { readonly kind: "archive"; readonly prevArchive?: number; readonly nextArchive?: number }
  /** As many as the reader asked for; the rest was not wanted. */
  | { readonly kind: "limited" };

export type Selection = {
  /** Newest first. */
  readonly entries: readonly PackEntry[];
  /** What would stand among these had it not been withdrawn: the latest withdrawals first, no more than a page's worth. */
  readonly withdrawn: readonly WithdrawnEntry[];
  /** How many the scope has altogether. */
  readonly total: number;
  readonly paging: Paging;
  /** The newest change in the document; of one that never had an entry, the site's first release. Never in the future. */
  readonly updated: Instant;
  /** When the clock will next change any of this: a release, an expiry, an edit or a withdrawal dated ahead. Infinity where it never will. */
  readonly nextChange: Instant;
};

export function select({ scope, part }: Omit<FeedAddress, "format">, pack: Pack, now: Instant): Selection {
  const list = entriesOf(scope, pack, now);
  const taken =
    part.kind === "archive" ? takeArchive(part.number, list, now) : takeNewest(part.limit, list, pack);

  const { places, passed, below, nextArchiveSince, paging } = taken;
  const entries = entriesAt(places, list);
  const changes = [
    ...entries.flatMap((entry) => [entry.published, ...turnsOf(entry), ...changeOf(entry)]),
    // Of what is not in it, that it comes or went is all there is to say, and that its end was dated back or told otherwise.
    ...passed.flatMap(comingsAndGoings),
    ...passed.filter((entry) => releaseOf(entry) <= now).flatMap(changeOf),
    ...(below === undefined ? [] : addedFrom(below, list, pack)),
    ...[pack.site.revised, nextArchiveSince].filter((instant) => instant !== undefined),
  ];
  const known = changes.length > 0 ? changes : firstRelease(pack);
  const past = known.filter((change) => change <= now);
  return {
    entries,
    withdrawn: passed
      .filter((entry) => isWithdrawn(entry, now))
      .sort((a, b) => b.withdrawn.date - a.withdrawn.date || (a.id < b.id ? -1 : 1))
      .slice(0, pack.site.pageSize),
    total: list.total,
    paging,
    updated: Math.max(EPOCH, ...past),
    nextChange: Math.min(Number.POSITIVE_INFINITY, ...known.filter((change) => change > now)),
  };
}

/** What only the ledger knows. */
function changeOf({ changed }: PackEntry): Instant[] {
  return changed === undefined ? [] : [changed];
}

/** How many archive documents a scope has. */
export function archivesOf(scope: Scope, pack: Pack, now: Instant): number {
  return countOf(entriesOf(scope, pack, now), now);
}

/** What a feed without any entry is dated by: when the site's first one came out, or will. */
function firstRelease({ entries }: Pack): Instant[] {
  const first = entries.reduce((least, entry) => Math.min(least, releaseOf(entry)), Number.POSITIVE_INFINITY);
  return entries.length === 0 ? [] : [first];
}

/** Returns how many entries of a scope are shown that are newer than those of an archive document. */
export function countNewer(number: number, scope: Scope, pack: Pack, now: Instant): number {
  const list = entriesOf(scope, pack, now);
  const [, to] = slotsOf(number);
  return shownPlaces(list, 0, list.positions.length - to, Number.POSITIVE_INFINITY).length;
}

type Taken = {
  /** Where in the list the entries of the document stand. */
  readonly places: readonly number[];
  /** Other entries whose coming or going changes the document, mostly because they would stand among these. */
  readonly passed: readonly PackEntry[];
  /** Where in the list the older entries begin that the document counts, be it for its place among the archives or for a link to them. */
  readonly below?: number;
  /** When the first entry of the next archive document came or comes out, and with it the link. */
  readonly nextArchiveSince?: Instant;
  readonly paging: Paging;
};

function takeNewest(limit: number | undefined, list: ScopeEntries, pack: Pack): Taken {
  const { positions } = list;
  const { pageSize, pageBytes = Number.POSITIVE_INFINITY } = pack.site;
  const wanted = shownPlaces(list, 0, positions.length, limit ?? pageSize);
  const places = limit === undefined ? fitting(wanted, list, pageBytes) : wanted;
  const end = (places.at(-1) ?? -1) + 1;
  if (limit !== undefined) {
    const isFull = places.length === limit;
    return {
      places,
      passed: notShown(0, isFull ? end : positions.length, list),
      paging: { kind: "limited" },
    };
  }
  if (places.length === list.total)
    return { places, passed: notShown(0, positions.length, list), paging: { kind: "complete" } };
  // The newest entry that is left out decides the link; if it goes, so may the link.
  const [next = positions.length] = shownPlaces(list, end, positions.length, 1);
  return {
    places,
    passed: [...notShown(0, next, list), ...entriesAt([next], list)],
    below: end,
    paging: { kind: "subscription", prevArchive: archiveOfSlot(positions.length - 1 - next) },
  };
}

function takeArchive(number: number, list: ScopeEntries, now: Instant): Taken {
  const { positions, first } = list;
  const [from, to] = slotsOf(number);
  // Slots are counted from the oldest entry, which stands last.
  const [start, end] = [Math.max(0, positions.length - to), positions.length - from];
  const newer = entriesIn(positions.slice(0, start), list);
  return {
    places: shownPlaces(list, Math.max(start, first), end, Number.POSITIVE_INFINITY),
    passed: notShown(start, end, list),
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

/** The entries between two places that are dated ahead, held back, expired or withdrawn. */
function notShown(start: number, end: number, list: ScopeEntries): PackEntry[] {
  const { positions, first, hidden } = list;
  const ahead = positions.slice(start, Math.max(start, Math.min(first, end)));
  const timed =
    hidden.size === 0
      ? []
      : positions.slice(Math.max(start, first), end).filter((position) => hidden.has(position));
  return entriesIn([...ahead, ...timed], list);
}

/** When entries were added at a place of the list or below it, although newer ones were there: each moved all that are newer. */
function addedFrom(place: number, list: ScopeEntries, pack: Pack): Instant[] {
  // Only articles are added; the notices of the same positions are none.
  if (list.entries !== pack.entries || pack.latePositions.length === 0) return [];
  return entriesIn(intersect(list.positions.slice(place), pack.latePositions), list).flatMap(
    ({ added }) => added ?? [],
  );
}

/** The newest of these that fit, in whatever format; one in any case. */
function fitting(places: readonly number[], list: ScopeEntries, bytes: number): readonly number[] {
  let room = bytes;
  const tooMany = entriesAt(places, list).findIndex(({ fragments }, at) => {
    room -= Math.max(...FORMAT_NAMES.map((format) => fragments[format].length));
    return room < 0 && at > 0;
  });
  return tooMany === -1 ? places : places.slice(0, tooMany);
}
