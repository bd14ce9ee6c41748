/**
 * Divides the entries of a scope (the subject of a feed) into archive documents (RFC 5005 4). Each entry has
 * a slot, a number that counts from the oldest entry, which has slot 0. Archive document 1 has the first
 * fifty slots, document 2 the next fifty. Later articles do not change this division.
 */

import type { Scope } from "../model/address.ts";

/**
 * Returns true if the scope has archive documents. A search has none, because RFC 5005 does not require them.
 * So a search's feed has no links to archive documents. It is marked as a complete feed (RFC 5005 2) only if
 * it has every article that the search finds.
 */
export function hasArchives({ kind }: { readonly kind: Scope["kind"] }): boolean {
  return kind !== "search";
}

/** The number of slots in an archive document. */
const ARCHIVE_SIZE = 50;

/**
 * Returns the number of archive documents. `slots` is the number of slots up to the newest entry that was
 * ever released.
 */
export function countArchives(slots: number): number {
  return Math.ceil(slots / ARCHIVE_SIZE);
}

/** Returns the number of the archive document that has a slot. */
export function archiveOfSlot(slot: number): number {
  return Math.floor(slot / ARCHIVE_SIZE) + 1;
}

/** Returns the slots of an archive document as `[start, end]`; `end` is not included. */
export function slotsOf(number: number): readonly [number, number] {
  return [(number - 1) * ARCHIVE_SIZE, number * ARCHIVE_SIZE];
}
