/** Removes metadata of cameras and editors from pictures. Never decodes a picture. */

import { stripAvif } from "./avif.ts";
import { stripGif } from "./gif.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import { stripWebp } from "./webp.ts";

/**
 * Returns the picture without Exif, XMP, IPTC, comments, thumbnails and bytes after its end.
 * Keeps the orientation and the colour profile.
 * Returns undefined for a damaged structure, because metadata could be anywhere in such a file.
 */
export type Strip = (bytes: Uint8Array) => Uint8Array | undefined;

/**
 * The functions that remove metadata, by media type. Each keeps known parts and drops all others, even
 * unknown kinds of metadata.
 */
const BY_MEDIA_TYPE: Readonly<Record<string, (bytes: Buffer) => Buffer | undefined>> = {
  "image/jpeg": stripJpeg,
  "image/png": stripPng,
  "image/webp": stripWebp,
  "image/avif": stripAvif,
  "image/gif": stripGif,
};

/**
 * Returns the function that removes metadata from files of a media type, or undefined if such files are
 * served as they are.
 */
export function stripperOf(mediaType: string): Strip | undefined {
  const strip = BY_MEDIA_TYPE[mediaType];
  if (strip === undefined) return undefined;
  return (bytes) => {
    const stripped = strip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    // Copies the bytes into a smaller buffer, because the collector's buffer is longer.
    return stripped && new Uint8Array(stripped);
  };
}
