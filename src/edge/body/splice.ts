/**
 * Makes the body of a feed document from compressed pieces (the heads and bodies of its items), without
 * rendering or compressing anything. The build deflated each piece. The blocks of a piece end at a byte
 * boundary and refer to no earlier bytes, so pieces can be copied one after the other. The text around the
 * pieces becomes stored blocks: the bytes themselves, after a short header.
 */

import { concatenate } from "../../model/bytes.ts";
import { storedBlocks } from "./blocks.ts";
import { crc32, crc32Combined } from "./crc32.ts";

/** The text of a document around its items, and the end of each item. */
export type Surroundings = {
  /** Everything before the first item. */
  readonly head: Uint8Array;
  /** The end of each item. */
  readonly itemEnd: Uint8Array;
  readonly separator: Uint8Array;
  /** Everything after the last item. */
  readonly tail: Uint8Array;
};

/** The length and the CRC-32 of the plain bytes of an item, including its end. */
export type ItemSum = { readonly length: number; readonly crc32: number };

/** The blocks around the pieces of a document. */
export type Frame = Readonly<Record<"opening" | "between" | "closing", Uint8Array>>;

/** Returns the frame of a deflate stream (RFC 1951). */
export function deflateFrame({ head, itemEnd, separator, tail }: Surroundings, items: number): Frame {
  return {
    opening: storedBlocks(head),
    between: storedBlocks(concatenate([itemEnd, separator])),
    closing: storedBlocks(items === 0 ? tail : concatenate([itemEnd, tail]), true),
  };
}

/**
 * Returns the frame of a gzip body (RFC 1952): the frame of a deflate stream, with the header and trailer of
 * gzip.
 */
export function gzipFrame(surroundings: Surroundings, items: readonly ItemSum[]): Frame {
  const { opening, between, closing } = deflateFrame(surroundings, items.length);
  return {
    opening: concatenate([GZIP_HEADER, opening]),
    between,
    closing: concatenate([closing, gzipTrailer(sumOf(surroundings, items))]),
  };
}

/**
 * Returns the parts of a body in their order: the frame and the pieces. Each item has two pieces, its head and
 * its body.
 */
export function splice({ opening, between, closing }: Frame, pieces: readonly Uint8Array[]): Uint8Array[] {
  const parts = [opening];
  for (let place = 0; place < pieces.length; place += 2) {
    if (place > 0) parts.push(between);
    parts.push(pieces[place] as Uint8Array, pieces[place + 1] as Uint8Array);
  }
  parts.push(closing);
  return parts;
}

/** Returns the number of bytes in the parts of {@link splice}. Needs only the lengths of the pieces. */
export function splicedLength(
  { opening, between, closing }: Frame,
  pieces: readonly { readonly length: number }[],
): number {
  const betweens = Math.max(0, pieces.length / 2 - 1) * between.length;
  return opening.length + pieces.reduce((sum, { length }) => sum + length, betweens) + closing.length;
}

/** Returns the length and the CRC-32 of the uncompressed document. */
export function sumOf({ head, separator, tail }: Surroundings, items: readonly ItemSum[]): ItemSum {
  let crc = crc32(head);
  let length = head.length + tail.length;
  for (const [place, item] of items.entries()) {
    if (place > 0) {
      crc = crc32(separator, crc);
      length += separator.length;
    }
    crc = crc32Combined(crc, item.crc32, item.length);
    length += item.length;
  }
  return { length, crc32: crc32(tail, crc) };
}

/**
 * The header of gzip (RFC 1952 2.3): the magic number, deflate, no flags, no time, no hint, an unknown
 * system. It has no time, so that the same document always has the same bytes.
 */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/** Returns the trailer of gzip (RFC 1952 2.3.1): the CRC-32, then the length modulo 2^32, low byte first. */
function gzipTrailer({ length, crc32 }: ItemSum): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, crc32, true);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
}
