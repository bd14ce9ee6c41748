/**
 * Removes metadata from JPEG pictures. A JPEG file consists of segments, each after a marker, and of scans
 * with entropy-coded data. ITU-T T.81 annex B
 */

import { type ByteCollector, collectBytes } from "./byte-collector.ts";
import { orientationOnly } from "./orientation.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/**
 * The length of the JFIF 1.02 segment without its thumbnail. The last two of these bytes are the thumbnail's
 * width and height.
 */
const JFIF_BYTES = 14;
/** The number of bytes of Adobe's segment that decoders read. These bytes name the colour transform. */
const ADOBE_BYTES = 12;

/**
 * Stops at the end of the image. So it drops the further pictures of an MPF file and the film of a motion
 * photo.
 */
export function stripJpeg(bytes: Buffer): Buffer | undefined {
  const kept = collectBytes(bytes);
  kept.add([0xff, SOI]);
  let hasExif = false;
  let hasScan = false;
  let at = 2;
  for (;;) {
    const markerAt = findMarker(bytes, at);
    const marker = bytes[markerAt];
    if (marker === undefined || marker === SOI) return undefined;
    if (marker === EOI) break;
    at = markerAt + 1;
    if (isAlone(marker)) continue;
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    const end = at + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === SOS) {
      const scanEnd = endOfScan(bytes, end);
      if (scanEnd === undefined) return undefined;
      kept.copy(markerAt - 1, scanEnd);
      hasScan = true;
      at = scanEnd;
      continue;
    }
    if (isForDecoder(marker)) kept.copy(markerAt - 1, end);
    else {
      const content = bytes.subarray(at + 2, end);
      const isFirstExif: boolean = marker === APP1 && !hasExif && !hasScan && startsWith(content, "Exif\0");
      // Browsers read only the first Exif block, even if it has no orientation.
      hasExif ||= isFirstExif;
      keepSegment(kept, marker, isFirstExif ? orientationOnly(content) : essenceOf(marker, content));
    }
    at = end;
  }
  kept.add([0xff, EOI]);
  return hasScan ? kept.bytes() : undefined;
}

/**
 * Returns the offset of the next marker's code. Skips fill bytes, and bytes between segments, as decoders do
 * (B.1.1.2).
 */
function findMarker(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0xff) at += 1;
  while (bytes[at] === 0xff) at += 1;
  return at;
}

/**
 * Returns true for markers without a segment. Such markers have a meaning only in scans. Also returns true
 * for 0, which is no marker.
 */
function isAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** Returns true for frames, tables and scans, but not for applications' segments and comments. */
function isForDecoder(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xdf;
}

/**
 * Returns the offset of the marker after a scan. Within a scan, 0xFF is followed by 0, by the code of a
 * restart marker, or by another 0xFF.
 */
function endOfScan(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return undefined;
}

/** Returns the part of an application's segment that decoders use. */
function essenceOf(marker: number, content: Buffer): Buffer | undefined {
  if (marker === APP0 && startsWith(content, "JFIF\0") && content.length >= JFIF_BYTES) {
    const withoutThumbnail = Buffer.from(content.subarray(0, JFIF_BYTES));
    return withoutThumbnail.fill(0, JFIF_BYTES - 2);
  }
  if (marker === APP2 && startsWith(content, "ICC_PROFILE\0")) return content;
  if (marker === APP14 && startsWith(content, "Adobe") && content.length >= ADOBE_BYTES)
    return content.subarray(0, ADOBE_BYTES);
  return undefined;
}

function keepSegment(kept: ByteCollector, marker: number, content: Buffer | undefined): void {
  if (content === undefined) return;
  const length = content.length + 2;
  kept.add([0xff, marker, length >> 8, length & 0xff]);
  kept.add(content);
}

function startsWith(content: Buffer, text: string): boolean {
  return content.toString("latin1", 0, text.length) === text;
}
