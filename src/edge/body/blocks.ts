/** Makes blocks of a deflate stream (RFC 1951) that contain bytes without compression. */

import { concatenate } from "../../model/bytes.ts";

const MAX_STORED = 0xffff;

/**
 * Returns the bytes as stored blocks. The header of a block starts with one bit, which is set in the last
 * block, and two bits for "stored". The length and its complement follow, low byte first. RFC 1951 3.2.4
 */
export function storedBlocks(bytes: Uint8Array, isLast = false): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += MAX_STORED) {
    const data = bytes.subarray(at, at + MAX_STORED);
    const header = new DataView(new ArrayBuffer(5));
    header.setUint8(0, isLast && at + MAX_STORED >= bytes.length ? 1 : 0);
    header.setUint16(1, data.length, true);
    header.setUint16(3, ~data.length, true);
    blocks.push(new Uint8Array(header.buffer), data);
  }
  return concatenate(blocks);
}

/**
 * An empty last block with fixed codes. It ends a stream whose other blocks end at a byte boundary. RFC 1951
 * 3.2.6
 */
export const LAST_BLOCK = Uint8Array.of(3, 0);
