/** Chooses the entries of one feed document, and says how it stands to the feed's others. Pure, as released.ts is. */

import type { FeedAddress } from "../model/address.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import { EPOCH, type Instant } from "../model/instant.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { archiveOfSlot, countArchives, slotsOf } from "./archives.ts";
import { entriesAt, entriesOf, isReleased, nextChangeOfSite, type ScopeEntries } from "./released.ts";

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
  /** How many the scope has altogether. */
  readonly total: number;
  readonly paging: Paging;
  /** The newest change among `entries`; of an empty selection, the site's oldest published instant. Never in the future. */
  readonly updated: Instant;
  /** When the clock will next change any of this: a release, or an edit dated ahead. Infinity where it never will. */
  readonly nextChange: Instant;
};

/** Nothing for an archive document that does not exist (yet). */
export function select({ scope, part }: Omit<FeedAddress, "format">, pack: Pack, now: Instant): Selection | undefined {
  const list = entriesOf(scope, pack, now);
  const taken = part.kind === "archive" ? takeArchive(part.number, list, pack) : takeNewest(part.limit, list, pack);
  if (taken === undefined) return undefined;

  const { entries, awaited, nextArchiveSince, paging } = taken;
  const changes = [...changesOf(entries, pack), ...(nextArchiveSince === undefined ? [] : [nextArchiveSince])];
  const oldest = pack.entries.findLast((entry) => isReleased(entry, now))?.published;
  return {
    entries,
    total: list.total,
    paging,
    updated: latest(changes, now) ?? oldest ?? EPOCH,
    nextChange: Math.min(
      ...changes.filter((change) => change > now),
      ...awaited.map(({ published }) => published),
      // Until then an empty feed has no date at all.
      oldest === undefined ? nextChangeOfSite(pack, now) : Number.POSITIVE_INFINITY,
    ),
  };
}

type Taken = {
  readonly entries: readonly PackEntry[];
  /** Those that will stand in it once they are released, as far as that is the next change. */
  readonly awaited: readonly PackEntry[];
  /** When the first entry of the next archive document came or comes out, and with it the link. */
  readonly nextArchiveSince?: Instant;
  readonly paging: Paging;
};

function takeNewest(limit: number | undefined, list: ScopeEntries, pack: Pack): Taken {
  const { first, total } = list;
  const { pageSize, pageBytes = Number.POSITIVE_INFINITY } = pack.site;
  const awaited = slice(list, first - 1, first, pack);
  if (limit !== undefined) return { entries: slice(list, first, first + limit, pack), awaited, paging: { kind: "limited" } };
  const entries = fitting(slice(list, first, first + pageSize, pack), pageBytes);
  const left = total - entries.length;
  const paging: Paging = left === 0 ? { kind: "complete" } : { kind: "subscription", prevArchive: archiveOfSlot(left - 1) };
  return { entries, awaited, paging };
}

function takeArchive(number: number, list: ScopeEntries, pack: Pack): Taken | undefined {
  const { positions, first, total } = list;
  const count = countArchives(total);
  if (number < 1 || number > count) return undefined;
  const [from, to] = slotsOf(number);
  // Slots are counted from the oldest entry, which stands last.
  const [start, end] = [positions.length - to, positions.length - from];
  const [newer] = slice(list, start - 1, start, pack);
  return {
    entries: slice(list, Math.max(start, first), end, pack),
    awaited: slice(list, start, first, pack),
    ...(newer === undefined ? {} : { nextArchiveSince: newer.published }),
    paging: {
      kind: "archive",
      ...(number > 1 ? { prevArchive: number - 1 } : {}),
      ...(number < count ? { nextArchive: number + 1 } : {}),
    },
  };
}

function slice({ positions }: ScopeEntries, start: number, end: number, pack: Pack): PackEntry[] {
  return entriesAt(positions.slice(Math.max(0, start), Math.max(0, end)), pack);
}

/** The newest of these that fit, in whatever format; one in any case. */
function fitting(entries: readonly PackEntry[], bytes: number): readonly PackEntry[] {
  let room = bytes;
  const tooMany = entries.findIndex(({ fragments }, place) => {
    room -= Math.max(...FORMAT_NAMES.map((format) => fragments[format].length));
    return room < 0 && place > 0;
  });
  return tooMany === -1 ? entries : entries.slice(0, tooMany);
}

/** Every instant at which what these entries say changed, or will. */
function changesOf(entries: readonly PackEntry[], { site }: Pack): Instant[] {
  const changes = entries.flatMap(({ published, updated }) => [published, updated]);
  return site.revised === undefined ? changes : [...changes, site.revised];
}

function latest(changes: readonly Instant[], now: Instant): Instant | undefined {
  const past = changes.filter((change) => change <= now);
  return past.length === 0 ? undefined : Math.max(...past);
}
