/**
 * Divides the entries of a scope into archive documents (RFC 5005 4). Each entry has a slot, counted from the oldest entry, which has
 * slot 0. Archive document 1 holds the first fifty slots, document 2 the next fifty. Later articles do not change that.
 */

/** Entries. */
const ARCHIVE_SIZE = 50;

/** Returns the number of archive documents. `slots` counts the slots up to the newest entry that was ever released. */
export function countArchives(slots: number): number {
  return Math.ceil(slots / ARCHIVE_SIZE);
}

/** Returns the number of the archive document that holds a slot. */
export function archiveOfSlot(slot: number): number {
  return Math.floor(slot / ARCHIVE_SIZE) + 1;
}

/** Returns the slots of an archive document as `[start, end]`; `end` is not included. */
export function slotsOf(number: number): readonly [number, number] {
  return [(number - 1) * ARCHIVE_SIZE, number * ARCHIVE_SIZE];
}
