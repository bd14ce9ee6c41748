/**
 * The list of a term in the search index: the positions of the articles that have the term. If few articles
 * have it, the list is their number, then for each the distance from the position before. The first distance
 * is from 0. If many have it, a 0 is followed by a bit for each article of the site.
 */

import { addAll, addPosition, emptySet, type PositionSet } from "./position-set.ts";
import type { Positions } from "./positions.ts";
import { type ByteWriter, type Cursor, readVarint } from "./varint.ts";

/** Writes a list of ascending positions below `size`, in the shorter form. */
export function writeTermList(positions: Positions, size: number, writer: ByteWriter): void {
  const start = writer.length;
  writer.writeVarint(positions.length);
  let before = 0;
  for (let place = 0; place < positions.length; place += 1) {
    const position = positions[place] as number;
    writer.writeVarint(position - before);
    before = position;
  }
  const set = emptySet(size);
  if (writer.length - start <= 1 + set.byteLength) return;
  writer.cutTo(start);
  writer.writeVarint(0);
  for (let place = 0; place < positions.length; place += 1) addPosition(set, positions[place] as number);
  writer.writeBytes(new Uint8Array(set.buffer));
}

/** Adds the positions of a list to a set. */
export function addTermList(bytes: Uint8Array, set: PositionSet): void {
  const cursor = { bytes, at: 0 };
  const length = readVarint(cursor);
  // A Uint32Array must begin at a multiple of four bytes, so the bits are copied.
  if (length === 0) addAll(set, new Uint32Array(bytes.slice(cursor.at).buffer));
  else addDistances(set, length, cursor);
}

function addDistances(set: PositionSet, length: number, { bytes, at: start }: Cursor): void {
  let at = start;
  let position = 0;
  // Calls no function, and decodes most numbers without the inner loop. A new isolate interprets these lines,
  // so each step counts.
  for (let place = 0; place < length; place += 1) {
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
    set[position >> 5] = (set[position >> 5] as number) | (1 << (position & 31));
  }
}
