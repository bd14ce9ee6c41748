/** The smallest valid media files of each type. They are made here, so that a test can choose their size. */

import { crc32, deflateSync } from "node:zlib";
import { avifFile } from "./avif.ts";

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

function bytes(...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
  return Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? latin1(part) : Uint8Array.from(part)))),
  );
}

const big = (value: number, size: 2 | 4) =>
  Array.from({ length: size }, (_, at) => (value >> (8 * (size - 1 - at))) & 0xff);
const little = (value: number, size: 2 | 3 | 4) =>
  Array.from({ length: size }, (_, at) => (value >> (8 * at)) & 0xff);

/** A grey PNG. https://www.w3.org/TR/png/ */
export function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array | readonly number[]) => {
    const named = bytes(type, data);
    return bytes(big(data.length, 4), named, big(crc32(named), 4));
  };
  const row = new Uint8Array(width + 1).fill(0x80, 1);
  const pixels = deflateSync(bytes(...Array.from({ length: height }, () => row)));
  const header = [...big(width, 4), ...big(height, 4), 8, 0, 0, 0, 0];
  return bytes(
    [0x89],
    "PNG\r\n",
    [0x1a, 0x0a],
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", []),
  );
}

/** A GIF of one colour and one frame. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function gif(width: number, height: number): Uint8Array {
  return bytes(
    "GIF89a",
    little(width, 2),
    little(height, 2),
    [0x80, 0, 0, 0x80, 0x80, 0x80, 0xff, 0xff, 0xff],
    [0x2c, 0, 0, 0, 0, ...little(width, 2), ...little(height, 2), 0],
    [2, 2, 0x44, 0x01, 0, 0x3b],
  );
}

/** A JPEG's frame header. If `turned`, an Exif block rotates the picture by a quarter. ITU-T T.81, Exif 2.3 */
export function jpeg(width: number, height: number, { turned = false } = {}): Uint8Array {
  const orientation = [
    ...big(1, 2),
    ...big(0x0112, 2),
    ...big(3, 2),
    ...big(1, 4),
    ...big(6, 2),
    0,
    0,
    ...big(0, 4),
  ];
  const exif = bytes("Exif", [0, 0], "MM", big(42, 2), big(8, 4), orientation);
  const frame = [8, ...big(height, 2), ...big(width, 2), 1, 1, 0x11, 0];
  return bytes(
    [0xff, 0xd8],
    [0xff, 0xe0, ...big(16, 2)],
    "JFIF",
    [0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
    turned ? bytes([0xff, 0xe1, ...big(exif.length + 2, 2)], exif) : [],
    [0xff, 0xc0, ...big(frame.length + 2, 2), ...frame],
    [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x7f, 0xff, 0xd9],
  );
}

/** A black WebP in the extended form. https://developers.google.com/speed/webp/docs/riff_container */
export function webp(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: readonly number[]) => bytes(type, little(data.length, 4), data);
  const header = chunk("VP8X", [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);
  // No transform, no cache, and five codes with one symbol each. A code with one symbol takes no bits.
  const pixels = chunk("VP8L", [0x2f, ...little((width - 1) | ((height - 1) << 14), 4), 0x88, 0x88, 0x08]);
  return bytes("RIFF", little(4 + header.length + pixels.length, 4), "WEBP", header, pixels);
}

/** The boxes of an AVIF around placeholder bytes. ISO/IEC 23008-12 */
export function avif(width: number, height: number, { animated = false } = {}): Uint8Array {
  return new Uint8Array(avifFile({ width, height, brand: animated ? "avis" : "avif" }));
}

export function svg(attributes: string, content = ""): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>\n`;
}

/** Audio and video files up to their type. The compiler reads no more of them. */
export const MP4 = bytes(big(20, 4), "ftypisom", big(0, 4), "mp42");
export const MP3 = bytes("ID3", [4, 0, 0, 0, 0, 0, 0], [0xff, 0xfb, 0x90, 0x64]);
