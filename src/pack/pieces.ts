/**
 * Finds and reads the pieces of entries (parts of rendered articles). No other file reads them, because older
 * pieces may later be outside of the Worker's bundle.
 */

import type { Format } from "../model/format.ts";
import { FORMAT_ORDER, PIECE_KINDS, type PieceKind, type Span } from "./layout.ts";
import { type Sections, uint32 } from "./sections.ts";

export type PieceReader = {
  /** Returns the length of an entry's whole item in bytes, and its CRC-32. */
  readonly itemOf: (position: number, format: Format) => { readonly length: number; readonly crc32: number };
  /** Returns the digest of all pieces of an entry. */
  readonly digestOf: (position: number) => Uint8Array;
  /** Returns the place of a piece. */
  readonly spanOf: (position: number, kind: PieceKind) => Span;
  /**
   * Returns the bytes of pieces. Asynchronous, because older pieces may later be outside of the Worker's
   * bundle.
   */
  readonly readPieces: (spans: readonly Span[]) => Promise<Uint8Array[]>;
};

export function openPieces(sections: Sections, pieces: ArrayBuffer): PieceReader {
  const [bounds, lengths, crcs] = [
    uint32(sections.bounds),
    uint32(sections.itemLengths),
    uint32(sections.itemCrcs),
  ];
  return {
    itemOf(position, format) {
      const at = position * FORMAT_ORDER.length + FORMAT_ORDER.indexOf(format);
      return { length: lengths[at] ?? 0, crc32: crcs[at] ?? 0 };
    },
    digestOf: (position) => sections.digests.subarray(16 * position, 16 * (position + 1)),
    spanOf(position, kind) {
      const span = pieceAt(position, kind);
      // If the body for JSON has no bytes, it is the same as the body for the other formats.
      return kind === "jsonBody" && span.length === 0 ? pieceAt(position, "body") : span;
    },
    async readPieces(spans) {
      return spans.map(({ offset, length }) => new Uint8Array(pieces, offset, length));
    },
  };

  function pieceAt(position: number, kind: PieceKind): Span {
    const at = position * PIECE_KINDS.length + PIECE_KINDS.indexOf(kind);
    const [offset = 0, end = 0] = [bounds[at], bounds[at + 1]];
    return { offset, length: end - offset };
  }
}
