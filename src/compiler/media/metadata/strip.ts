/** Removes from pictures what cameras and editors wrote beside the pixels. Never decodes a picture. */

import { stripAvif } from "./avif.ts";
import { stripGif } from "./gif.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import { stripWebp } from "./webp.ts";

/**
 * Returns the picture without Exif, XMP, IPTC, comments, thumbnails and whatever follows its end.
 * Keeps the orientation and the colour profile.
 * Returns undefined if the file's structure does not lead to its end: such a file could hold anything.
 */
export type Strip = (bytes: Uint8Array) => Uint8Array | undefined;

/** Each keeps the parts that it knows and drops all others, so that new kinds of metadata go too. */
const BY_MEDIA_TYPE: Readonly<Record<string, (bytes: Buffer) => Buffer | undefined>> = {
  "image/jpeg": stripJpeg,
  "image/png": stripPng,
  "image/webp": stripWebp,
  "image/avif": stripAvif,
  "image/gif": stripGif,
};

/** Returns undefined for media types whose files are shipped as they are. */
export function stripperOf(mediaType: string): Strip | undefined {
  const strip = BY_MEDIA_TYPE[mediaType];
  if (strip === undefined) return undefined;
  return (bytes) => {
    const stripped = strip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    // A copy, because the buffer in which the bytes were collected is longer.
    return stripped && new Uint8Array(stripped);
  };
}
