/**
 * Makes a gzip body (RFC 1952) without compressing anything. The build deflated each fragment (compiler/deflate.ts). Its blocks end on a
 * byte and refer to no earlier bytes, so fragments can be copied one after the other. The text around them becomes stored blocks: the
 * bytes themselves, after a short header. The CRC-32 of the whole is computed from the CRC-32 of its parts.
 */

import { concatenate } from "../../model/bytes.ts";
import { crc32, crc32Combined } from "./crc32.ts";
import type { Parts } from "./splice.ts";

/** Returns the parts around deflated fragments. `fragments` has the CRC-32 and the length in bytes of each one before deflation. */
export function gzipParts(
  { head, separator, tail }: Parts,
  fragments: readonly { readonly crc32: number; readonly length: number }[],
): Parts {
  let crc = crc32(head);
  let length = head.length;
  for (const [place, fragment] of fragments.entries()) {
    if (place > 0) {
      crc = crc32(separator, crc);
      length += separator.length;
    }
    crc = crc32Combined(crc, fragment.crc32, fragment.length);
    length += fragment.length;
  }
  return {
    head: concatenate([HEADER, ...storedBlocks(head)]),
    separator: concatenate(storedBlocks(separator)),
    tail: concatenate([...storedBlocks(tail, true), trailer(crc32(tail, crc), length + tail.length)]),
  };
}

/** RFC 1952 2.3: the magic number, deflate, no flags, no time, no hint, an unknown system. The same bytes on any day. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

const MAX_STORED = 0xffff;

/** RFC 1951 3.2.4: a bit for the last block and two for "stored", then length and its complement, low byte first. */
function storedBlocks(bytes: Uint8Array, isLast = false): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += MAX_STORED) {
    const data = bytes.subarray(at, at + MAX_STORED);
    const header = new DataView(new ArrayBuffer(5));
    header.setUint8(0, isLast && at + MAX_STORED >= bytes.length ? 1 : 0);
    header.setUint16(1, data.length, true);
    header.setUint16(3, ~data.length, true);
    blocks.push(new Uint8Array(header.buffer), data);
  }
  return blocks;
}

/** RFC 1952 2.3.1: CRC-32, then the length modulo 2^32, low byte first. */
function trailer(crc: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, crc, true);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
}
