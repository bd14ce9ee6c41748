/**
 * Lists of positions in the pack, ascending. Entries stand newest first, so the first position is the newest
 * entry's.
 */

import { readVarint, writeVarints } from "./varint.ts";

export type Positions = Uint32Array<ArrayBufferLike>;

export const NONE: Positions = new Uint32Array(0);

/**
 * Returns a list as bytes: the number of positions, then for each the distance from the position before, at
 * first from 0.
 */
export function writePositions(positions: readonly number[]): number[] {
  const distances = positions.map((position, place) => position - (positions[place - 1] ?? 0));
  return writeVarints([positions.length, ...distances]);
}

export function readPositions(bytes: Uint8Array): Positions {
  const cursor = { bytes, at: 0 };
  const positions = new Uint32Array(readVarint(cursor));
  let position = 0;
  for (let place = 0; place < positions.length; place += 1) {
    position += readVarint(cursor);
    positions[place] = position;
  }
  return positions;
}

/** Returns the positions from `start` up to `end`, which is not included. */
export function positionsBetween(start: number, end: number): Positions {
  const positions = new Uint32Array(end - start);
  for (let place = 0; place < positions.length; place += 1) positions[place] = start + place;
  return positions;
}
