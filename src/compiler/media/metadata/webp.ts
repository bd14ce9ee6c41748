/**
 * Removes metadata from WebP pictures, animated or not. A WebP file consists of RIFF chunks.
 * https://developers.google.com/speed/webp/docs/riff_container
 */

import { type ByteCollector, collectBytes } from "./byte-collector.ts";
import { orientationOnly } from "./orientation.ts";

/** The length of the header of a chunk, and of the file: a name and the length of the content. */
const HEADER_BYTES = 8;
const FIRST_CHUNK = 12;
/**
 * The offset of the flags, the first byte of an extended file's first chunk (VP8X). A simple file has no
 * flags.
 */
const FLAGS_AT = FIRST_CHUNK + HEADER_BYTES;
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;
const EXTENDED_BYTES = 10;
const FRAME_HEADER_BYTES = 16;

const IN_FRAME: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "ALPH"]);
const IN_FILE: ReadonlySet<string> = new Set([...IN_FRAME, "ICCP", "ANIM"]);
const PIXELS: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "ANMF"]);

type Chunk = { readonly type: string; readonly data: number; readonly dataEnd: number; readonly end: number };

export function stripWebp(bytes: Buffer): Buffer | undefined {
  if (bytes.length < FIRST_CHUNK) return undefined;
  const fileEnd = HEADER_BYTES + bytes.readUInt32LE(4);
  if (fileEnd > bytes.length) return undefined;
  const kept = collectBytes(bytes);
  kept.copy(0, FIRST_CHUNK);
  let flags: number | undefined;
  let hasExif = false;
  let hasPixels = false;
  for (let at = FIRST_CHUNK; at < fileEnd; ) {
    const chunk = readChunk(bytes, at, fileEnd);
    if (chunk === undefined) return undefined;
    const { type, data, dataEnd, end } = chunk;
    if (type === "VP8X") {
      if (at !== FIRST_CHUNK || dataEnd - data !== EXTENDED_BYTES) return undefined;
      kept.copy(at, end);
      flags = bytes.readUInt8(FLAGS_AT);
    } else if (type === "ANMF") {
      if (!keepFrame(bytes, chunk, kept)) return undefined;
    } else if (IN_FILE.has(type)) kept.copy(at, end);
    else if (type === "EXIF" && !hasExif && flags !== undefined && (flags & HAS_EXIF) !== 0) {
      // Decoders read only the first Exif chunk, and only if the flag announces it.
      const exif = orientationOnly(bytes.subarray(data, dataEnd));
      if (exif === undefined) flags &= ~HAS_EXIF;
      else kept.add([...header(type, exif.length), ...exif]);
      hasExif = true;
    }
    hasPixels ||= PIXELS.has(type);
    at = end;
  }
  const file = kept.bytes();
  file.writeUInt32LE(file.length - HEADER_BYTES, 4);
  if (flags !== undefined) file[FLAGS_AT] = flags & ~HAS_XMP & ~(hasExif ? 0 : HAS_EXIF);
  return hasPixels ? file : undefined;
}

/**
 * Returns the chunk at an offset, or undefined if it ends after `limit`. Chunks of odd length are padded by a
 * byte.
 */
function readChunk(bytes: Buffer, at: number, limit: number): Chunk | undefined {
  const data = at + HEADER_BYTES;
  if (data > limit) return undefined;
  const length = bytes.readUInt32LE(at + 4);
  const end = data + length + (length % 2);
  if (end > limit) return undefined;
  return { type: bytes.toString("latin1", at, at + 4), data, dataEnd: data + length, end };
}

/**
 * Keeps a frame of an animation, without unknown chunks. Returns false if the chunks do not fill the frame.
 */
function keepFrame(bytes: Buffer, { type, data, dataEnd }: Chunk, kept: ByteCollector): boolean {
  let at = data + FRAME_HEADER_BYTES;
  if (at > dataEnd) return false;
  const start = kept.bytes().length;
  kept.add(header(type, 0));
  kept.copy(data, at);
  while (at < dataEnd) {
    const chunk = readChunk(bytes, at, dataEnd);
    if (chunk === undefined) return false;
    if (IN_FRAME.has(chunk.type)) kept.copy(at, chunk.end);
    at = chunk.end;
  }
  const frame = kept.bytes().subarray(start);
  frame.writeUInt32LE(frame.length - HEADER_BYTES, 4);
  return true;
}

function header(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(type, "latin1");
  bytes.writeUInt32LE(length, 4);
  return bytes;
}
