/** Writes the file of pieces, and the columns with their places, lengths and digests. */

import { ITEM_ENDS } from "../formats/item-ends.ts";
import { concatenate } from "../model/bytes.ts";
import { FORMAT_ORDER, PIECE_KINDS } from "./layout.ts";
import { bytesOf, type Sections } from "./sections.ts";
import type { PackTools, RenderedArticle } from "./write.ts";

export type PieceColumns = Pick<Sections, "bounds" | "itemLengths" | "itemCrcs" | "digests"> & {
  readonly pieces: Uint8Array<ArrayBuffer>;
};

/**
 * Returns the pieces of all entries, and their columns. An entry that is over has no pieces, but its lengths
 * and digest, because it still counts in the window of its feeds.
 */
export function writePieces(
  all: readonly RenderedArticle[],
  isOver: (position: number) => boolean,
  { deflate, crc32, digest }: Pick<PackTools, "deflate" | "crc32" | "digest">,
): PieceColumns {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const bounds = new Uint32Array(all.length * PIECE_KINDS.length + 1);
  const itemLengths = new Uint32Array(all.length * FORMAT_ORDER.length);
  const itemCrcs = new Uint32Array(all.length * FORMAT_ORDER.length);
  const digests: Uint8Array[] = [];
  let end = 0;
  for (const [position, { pieces }] of all.entries()) {
    for (const [place, kind] of PIECE_KINDS.entries()) {
      // A body without attributes can be used in JSON unchanged, so it is stored once.
      const isShared = kind === "jsonBody" && pieces.jsonBody === pieces.body;
      const isStored = !isShared && !isOver(position);
      const chunk = isStored ? deflate(encoder.encode(pieces[kind])) : new Uint8Array();
      chunks.push(chunk);
      end += chunk.length;
      bounds[position * PIECE_KINDS.length + place + 1] = end;
    }
    for (const [place, format] of FORMAT_ORDER.entries()) {
      const body = format === "json" ? pieces.jsonBody : pieces.body;
      const item = encoder.encode(pieces[format] + body + ITEM_ENDS[format]);
      itemLengths[position * FORMAT_ORDER.length + place] = item.length;
      itemCrcs[position * FORMAT_ORDER.length + place] = crc32(item);
    }
    digests.push(digest(encoder.encode(PIECE_KINDS.map((kind) => pieces[kind]).join("\0"))));
  }
  return {
    pieces: concatenate(chunks),
    bounds: bytesOf(bounds),
    itemLengths: bytesOf(itemLengths),
    itemCrcs: bytesOf(itemCrcs),
    digests: concatenate(digests),
  };
}
