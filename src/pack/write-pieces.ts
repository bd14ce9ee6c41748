/** Writes the file of pieces, and the columns with their places, lengths and digests. */

import { concatenate } from "../model/bytes.ts";
import { DIGEST_BYTES } from "./digest.ts";
import { FORMAT_ORDER, PIECE_KINDS } from "./layout.ts";
import { bytesOf, type Sections } from "./sections.ts";
import type { StoredPieces } from "./stored-pieces.ts";

export type PieceColumns = Pick<Sections, "bounds" | "itemLengths" | "itemCrcs" | "digests"> & {
  readonly pieces: Uint8Array<ArrayBuffer>;
};

/**
 * Returns the pieces of all entries, and their columns. An entry that has ended has no pieces. Its lengths
 * and its digest are kept, because the entry still counts in the window of its feeds.
 */
export function writePieces(
  all: readonly StoredPieces[],
  isOver: (position: number) => boolean,
): PieceColumns {
  const bounds = new Uint32Array(all.length * PIECE_KINDS.length + 1);
  const itemLengths = new Uint32Array(all.length * FORMAT_ORDER.length);
  const itemCrcs = new Uint32Array(all.length * FORMAT_ORDER.length);
  const digests = new Uint8Array(all.length * DIGEST_BYTES);
  let end = 0;
  for (const [position, pieces] of all.entries()) {
    for (const [place, length] of pieces.lengths.entries()) {
      if (!isOver(position)) end += length;
      bounds[position * PIECE_KINDS.length + place + 1] = end;
    }
    itemLengths.set(pieces.itemLengths, position * FORMAT_ORDER.length);
    itemCrcs.set(pieces.itemCrcs, position * FORMAT_ORDER.length);
    digests.set(pieces.digest, position * DIGEST_BYTES);
  }
  return {
    pieces: concatenate(all.filter((_, position) => !isOver(position)).map(({ bytes }) => bytes)),
    bounds: bytesOf(bounds),
    itemLengths: bytesOf(itemLengths),
    itemCrcs: bytesOf(itemCrcs),
    digests,
  };
}
