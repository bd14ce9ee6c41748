/** Turns the pieces of an entry into the bytes and numbers that a pack stores. Their text is not kept. */

import { ITEM_ENDS } from "../formats/item-ends.ts";
import { concatenate } from "../model/bytes.ts";
import { type ArticlePieces, FORMAT_ORDER, PIECE_KINDS } from "./layout.ts";

export type StoredPieces = {
  /** The deflated pieces, one after the other, in the order of `PIECE_KINDS`. */
  readonly bytes: Uint8Array;
  /** The length of each piece in `bytes`. A body for JSON that equals the other body has the length 0. */
  readonly lengths: readonly number[];
  /** The lengths of the plain items in bytes, in the order of `FORMAT_ORDER`. */
  readonly itemLengths: readonly number[];
  /** The CRC-32 of the plain items, in the order of `FORMAT_ORDER`. */
  readonly itemCrcs: readonly number[];
  /** The digest of all pieces. */
  readonly digest: Uint8Array;
};

/** Functions that need Node. */
export type PieceTools = {
  /**
   * Returns raw deflate blocks (RFC 1951). No block is marked as the last. They end at a byte boundary, and
   * they refer to no earlier bytes.
   */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly crc32: (bytes: Uint8Array) => number;
  /** Returns the digest that `digest.ts` defines, but not as a promise. */
  readonly digest: (bytes: Uint8Array) => Uint8Array;
};

export function storePieces(pieces: ArticlePieces, { deflate, crc32, digest }: PieceTools): StoredPieces {
  const deflated = PIECE_KINDS.map((kind) =>
    // A body without attributes can be used in JSON unchanged, so it is stored once.
    kind === "jsonBody" && pieces.jsonBody === pieces.body
      ? new Uint8Array()
      : deflate(encoder.encode(pieces[kind])),
  );
  const items = FORMAT_ORDER.map((format) => {
    const body = format === "json" ? pieces.jsonBody : pieces.body;
    return encoder.encode(pieces[format] + body + ITEM_ENDS[format]);
  });
  return {
    bytes: concatenate(deflated),
    lengths: deflated.map(({ length }) => length),
    itemLengths: items.map(({ length }) => length),
    itemCrcs: items.map((item) => crc32(item)),
    digest: digest(encoder.encode(PIECE_KINDS.map((kind) => pieces[kind]).join("\0"))),
  };
}

const encoder = new TextEncoder();
