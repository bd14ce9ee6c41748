/**
 * Lists of positions (numbers of entries in the pack), ascending. Newer entries come first, so the first
 * position of a list is that of its newest entry.
 */

import { type ByteWriter, readVarint } from "./varint.ts";

export type Positions = Uint32Array<ArrayBufferLike>;

export const NONE: Positions = new Uint32Array(0);

/**
 * Writes a list: the number of positions, then for each the distance from the position before. The first
 * distance is from 0.
 */
export function writePositions(positions: ArrayLike<number>, writer: ByteWriter): void {
  writer.writeVarint(positions.length);
  let before = 0;
  for (let place = 0; place < positions.length; place += 1) {
    const position = positions[place] ?? 0;
    writer.writeVarint(position - before);
    before = position;
  }
}

export function readPositions(bytes: Uint8Array): Positions {
  const cursor = { bytes, at: 0 };
  const positions = new Uint32Array(readVarint(cursor));
  let { at } = cursor;
  let position = 0;
  // Calls no function, and decodes most numbers without the inner loop. A new isolate interprets these lines,
  // so each step counts.
  for (let place = 0; place < positions.length; place += 1) {
    let distance = bytes[at] as number;
    at += 1;
    if (distance > 0x7f) {
      distance &= 0x7f;
      let byte = 0x80;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at] as number;
        at += 1;
        distance |= (byte & 0x7f) << shift;
      }
    }
    position += distance;
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
