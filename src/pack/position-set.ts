/**
 * Sets of positions (numbers of entries in the pack), with a bit for each position: the position 0 has the
 * lowest bit of the first number. A search finds its articles with such sets, because one step then decides on
 * 32 articles. A new isolate interprets these loops, so each step counts.
 */

import type { Positions } from "./positions.ts";

export type PositionSet = Uint32Array<ArrayBuffer>;

/** Returns an empty set for the positions below `size`. */
export function emptySet(size: number): PositionSet {
  return new Uint32Array(Math.ceil(size / 32));
}

/** Returns the set of all positions below `size`. */
export function fullSet(size: number): PositionSet {
  const set = emptySet(size).fill(0xffff_ffff);
  if (size % 32 > 0) set[set.length - 1] = 2 ** (size % 32) - 1;
  return set;
}

export function addPosition(set: PositionSet, position: number): void {
  set[position >> 5] = (set[position >> 5] as number) | (1 << (position & 31));
}

/** Adds the positions of `other` to a set. */
export function addAll(set: PositionSet, other: PositionSet): void {
  for (let at = 0; at < other.length; at += 1) set[at] = (set[at] as number) | (other[at] as number);
}

/** Removes the positions that `other` does not have. */
export function keepAll(set: PositionSet, other: PositionSet): void {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] as number) & (other[at] as number);
}

/** Removes the positions of `other`. */
export function removeAll(set: PositionSet, other: PositionSet): void {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] as number) & ~(other[at] as number);
}

/** Returns the positions in ascending order. */
export function positionsIn(set: PositionSet): Positions {
  const positions = new Uint32Array(32 * set.length);
  let length = 0;
  for (let at = 0; at < set.length; at += 1) {
    // Each step removes the lowest bit that is left.
    for (let rest = set[at] as number; rest !== 0; rest &= rest - 1) {
      positions[length] = 32 * at + 31 - Math.clz32(rest & -rest);
      length += 1;
    }
  }
  return positions.subarray(0, length);
}
