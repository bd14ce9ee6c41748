/** Finds the window of a feed: the newest places of its scope, which a subscription document has. */

import { FORMAT_NAMES } from "../model/format.ts";
import type { ScopeEntries } from "./scope-entries.ts";
import type { Snapshot } from "./snapshot.ts";

/** The maximum numbers of places and bytes of a window. At least one entry is in it, however long it is. */
export type WindowSize = { readonly places: number; readonly bytes: number };

/**
 * The minimum number of entries of a window, if the feed has so many, and if its `places` and `bytes` allow
 * so many.
 */
const MIN_ENTRIES = 10;

/**
 * Returns the end of the window: the place in the list after the window's last place. Each released entry has
 * a place, and keeps it after it expires. So no older entry moves up, which feed readers would show as new.
 * The window reaches further down only if fewer than ten entries are left.
 */
export function windowEnd(
  { positions, first, hidden }: ScopeEntries,
  size: WindowSize,
  isEntry: (position: number) => boolean,
  snapshot: Snapshot,
): number {
  const fewest = Math.min(MIN_ENTRIES, size.places);
  const hasByteLimit = size.bytes < Number.POSITIVE_INFINITY;
  let [places, bytes, entries, entryBytes] = [0, 0, 0, 0];
  for (let place = first; place < positions.length; place += 1) {
    const position = positions[place] as number;
    if (hidden.has(position) && snapshot.stateOf(position) === "unreleased") continue;
    const isInFeed = isEntry(position);
    places += 1;
    // After the maximum number of places, only the lengths of entries that are in the feed count.
    const isMeasured = hasByteLimit && (isInFeed || places <= size.places);
    const length = isMeasured ? lengthOf(position, snapshot) : 0;
    bytes += length;
    if (isInFeed) {
      entries += 1;
      entryBytes += length;
    }
    const isWithinSize = places <= size.places && (bytes <= size.bytes || places === 1);
    const isNeeded = isInFeed
      ? entries <= fewest && (entryBytes <= size.bytes || entries === 1)
      : entries < fewest;
    if (!isWithinSize && !isNeeded) return place;
  }
  return positions.length;
}

/** Returns the length of the longest of an entry's items, as the build wrote it, even if it has expired. */
function lengthOf(position: number, { itemOf }: Pick<Snapshot, "itemOf">): number {
  return Math.max(...FORMAT_NAMES.map((format) => itemOf(position, format).length));
}
