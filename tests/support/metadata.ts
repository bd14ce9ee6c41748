/** Real pictures with metadata (see tests/fixtures/pictures/README.md), and parts to put into others. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { stripperOf } from "../../src/compiler/media/metadata/strip.ts";

const FOLDER = "tests/fixtures/pictures";

const CAMERA = ["SN-48213377", "Fjord Optics", "Skoltegrunnskaien 60.3999 N", "2024:05:04 05:06:07"];
const XMP = ["Kari Nordmann, at home", "60,23.994N"];
const COMMENT = "Call 555-0144 before noon";
const TRAILER = "film of the motion photo";

/** The private texts in each file, in plain letters. The build must remove them. */
export const SECRETS: Readonly<Record<string, readonly string[]>> = {
  "quay.jpg": [...CAMERA, ...XMP, COMMENT, "Ola Nordmann", "thumbnail of the uncropped picture", TRAILER],
  "press.jpg": [...CAMERA, ...XMP, COMMENT, "Ola Nordmann"],
  "quay.png": [...CAMERA, ...XMP, COMMENT, TRAILER],
  "quay.webp": [...CAMERA, ...XMP, TRAILER],
  "loop.webp": [...CAMERA, ...XMP],
  "quay.avif": [...CAMERA, ...XMP, TRAILER],
  "loop.avif": [...CAMERA, ...XMP],
  "loop.gif": [...XMP, COMMENT, TRAILER],
};

export const NAMES = Object.keys(SECRETS);

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};

export const mediaTypeOf = (name: string) => MEDIA_TYPES[name.replace(/^.*\./, "")] ?? "";

/** Returns a file of the folder unchanged. */
export function original(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

/** Strips metadata from bytes, as from a file of that name. */
export function strip(name: string, bytes: Uint8Array): Buffer | undefined {
  const stripped = stripperOf(mediaTypeOf(name))?.(bytes);
  return stripped && Buffer.from(stripped);
}

/** Returns a file of the folder without its metadata. */
export function clean(name: string): Buffer {
  const stripped = strip(name, original(name));
  if (stripped === undefined) throw new Error(`${name} cannot be stripped`);
  return stripped;
}

export type Part = Uint8Array | readonly number[] | string;

export const bytes = (...parts: readonly Part[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

export function insert(into: Buffer, at: number, ...parts: readonly Part[]): Buffer {
  return bytes(into.subarray(0, at), ...parts, into.subarray(at));
}

export function segment(marker: number, ...parts: readonly Part[]): Buffer {
  const content = bytes(...parts);
  const length = content.length + 2;
  return bytes([0xff, marker, length >> 8, length & 0xff], content);
}

export function pngChunk(type: string, ...parts: readonly Part[]): Buffer {
  const named = bytes(type, ...parts);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(named.length - 4);
  numbers.writeUInt32BE(crc32(named), 4);
  return bytes(numbers.subarray(0, 4), named, numbers.subarray(4));
}

export function riffChunk(type: string, ...parts: readonly Part[]): Buffer {
  const data = bytes(...parts);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return bytes(type, length, data, data.length % 2 === 0 ? [] : [0]);
}

/** Returns a WebP file of the chunks. */
export function riff(...chunks: readonly Part[]): Buffer {
  const content = bytes("WEBP", ...chunks);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return bytes("RIFF", length, content);
}

export type ExifOptions = {
  readonly little?: boolean;
  /** The entry's type, count and tag, as TIFF numbers. */
  readonly type?: number;
  readonly count?: number;
  readonly tag?: number;
};

/** Returns a TIFF block with a maker's name and one more entry, by default the orientation. */
export function exif(
  orientation: number,
  { little = false, type = 3, count = 1, tag = 0x0112 }: ExifOptions = {},
): Buffer {
  const block = Buffer.alloc(8 + 2 + 24 + 4);
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  block.write(little ? "II" : "MM");
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 2, little);
  view.setUint16(10, 0x010f, little);
  view.setUint16(12, 2, little);
  view.setUint32(14, 4, little);
  block.write("SECR", 18);
  view.setUint16(22, tag, little);
  view.setUint16(24, type, little);
  view.setUint32(26, count, little);
  view.setUint16(30, orientation, little);
  return block;
}

/** Returns the only Exif block that a stripped picture may have. */
export function oriented(orientation: number): Buffer {
  const entry = `0112 0003 00000001 ${orientation.toString(16).padStart(4, "0")}0000`;
  return Buffer.from(`4d4d 002a 00000008 0001 ${entry} 00000000`.replaceAll(" ", ""), "hex");
}
