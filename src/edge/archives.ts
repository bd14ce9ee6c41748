/**
 * Which entries an archive document holds (RFC 5005 4): always the same, however many are published later. Each entry of a scope
 * has a slot, counted from the oldest, 0; archive document 1 holds the first fifty slots, 2 the next fifty.
 */

/** Entries. */
const ARCHIVE_SIZE = 50;

/** An archive document exists as soon as one of its entries is out, of the slots up to the newest that was ever out. */
export function countArchives(slots: number): number {
  return Math.ceil(slots / ARCHIVE_SIZE);
}

/** The number of the archive document that holds a slot. */
export function archiveOfSlot(slot: number): number {
  return Math.floor(slot / ARCHIVE_SIZE) + 1;
}

/** The slots of an archive document: from the first up to, but not including, the second. */
export function slotsOf(number: number): readonly [number, number] {
  return [(number - 1) * ARCHIVE_SIZE, number * ARCHIVE_SIZE];
}
