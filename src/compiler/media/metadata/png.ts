/**
 * Removes metadata from PNG pictures, animated or not. A PNG file consists of a signature and chunks.
 * https://www.w3.org/TR/png-3/
 */

import { crc32 } from "node:zlib";
import { type ByteCollector, collectBytes } from "./byte-collector.ts";
import { orientationOnly } from "./orientation.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";
const HEADER_BYTES = 13;

/** The chunks that are kept: pixels, their colours and measures, and the frames of an animation. */
const KEPT: ReadonlySet<string> = new Set([
  ...["IHDR", "PLTE", "IDAT", "tRNS", "acTL", "fcTL", "fdAT"],
  ...["cHRM", "gAMA", "iCCP", "sRGB", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs"],
]);

/**
 * Drops text chunks of all kinds, because some hold Exif and XMP, even deflated ("Raw profile type exif").
 */
export function stripPng(bytes: Buffer): Buffer | undefined {
  if (bytes.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) return undefined;
  const kept = collectBytes(bytes);
  kept.copy(0, SIGNATURE.length);
  let hasPixels = false;
  let hasExif = false;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const isFirst = at === SIGNATURE.length;
    if (isFirst !== (type === "IHDR") || (isFirst && length !== HEADER_BYTES)) return undefined;
    if (type === "IEND") {
      keepChunk(kept, type, Buffer.alloc(0));
      return hasPixels ? kept.bytes() : undefined;
    }
    if (KEPT.has(type)) kept.copy(at, end);
    else if (isCritical(type)) return undefined;
    else if (type === "eXIf" && !hasExif) {
      hasExif = true;
      const exif = orientationOnly(bytes.subarray(at + 8, end - 4));
      if (exif !== undefined) keepChunk(kept, type, exif);
    }
    hasPixels ||= type === "IDAT";
    at = end;
  }
  return undefined;
}

/** Returns true if a decoder must know a chunk of this type to show the picture (section 5.4). */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

function keepChunk(kept: ByteCollector, type: string, data: Buffer): void {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(named), 4);
  kept.add(frame.subarray(0, 4));
  kept.add(named);
  kept.add(frame.subarray(4));
}
