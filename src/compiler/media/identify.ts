/** Identifies media files by their bytes, never by their names: the media type, and the size of a picture. */

import { imageSize } from "image-size";
import { measureSvg, SVG_TYPE } from "./svg.ts";

export type MediaKind = "image" | "sound" | "track" | "document";

export type MediaType = {
  readonly kind: MediaKind;
  readonly mediaType: string;
  /** The extension from which Static Assets derive the media type. */
  readonly extension: string;
};

/** The size of a picture in pixels, after the rotation that browsers apply. */
export type PixelSize = { readonly width: number; readonly height: number };

const SVG: MediaType = { kind: "image", mediaType: SVG_TYPE, extension: "svg" };

/** The types that browsers show, by patterns of the first bytes as Latin-1. A dot matches any byte. */
const SIGNATURES: readonly (readonly [RegExp, MediaType])[] = [
  [/^\x89PNG\r\n/, { kind: "image", mediaType: "image/png", extension: "png" }],
  [/^\xff\xd8\xff/, { kind: "image", mediaType: "image/jpeg", extension: "jpg" }],
  [/^GIF8[79]a/, { kind: "image", mediaType: "image/gif", extension: "gif" }],
  [/^RIFF.{4}WEBP/s, { kind: "image", mediaType: "image/webp", extension: "webp" }],
  [/^.{4}ftypavi[fs]/s, { kind: "image", mediaType: "image/avif", extension: "avif" }],
  [/^.{4}ftypM4[AB] /s, { kind: "sound", mediaType: "audio/mp4", extension: "m4a" }],
  [
    /^.{4}ftyp(?:iso[m2-9]|mp4[12]|avc1|M4V |MSNV|dash)/s,
    { kind: "sound", mediaType: "video/mp4", extension: "mp4" },
  ],
  [/^.E\xdf\xa3.{0,60}webm/s, { kind: "sound", mediaType: "video/webm", extension: "webm" }],
  [/^OggS/, { kind: "sound", mediaType: "audio/ogg", extension: "ogg" }],
  [/^RIFF.{4}WAVE/s, { kind: "sound", mediaType: "audio/wav", extension: "wav" }],
  [/^(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/, { kind: "sound", mediaType: "audio/mpeg", extension: "mp3" }],
  [/^(?:\xef\xbb\xbf)?WEBVTT\s/, { kind: "track", mediaType: "text/vtt", extension: "vtt" }],
  // The root element of an SVG file may have a prefix, and may follow a declaration or a long comment.
  [/^(?:\xef\xbb\xbf)?\s*<(?:(?:[\w.-]{1,32}:)?svg\b|\?xml|!--|!DOCTYPE\s+svg)/, SVG],
];

/**
 * The extensions of sound and film. Static Assets cannot send a part of a file, so wrangler.toml passes requests
 * for these extensions to the Worker.
 */
export const RECORDING_EXTENSIONS: ReadonlySet<string> = new Set(
  SIGNATURES.flatMap(([, { kind, extension }]) => (kind === "sound" ? [extension] : [])),
);

/**
 * The number of bytes from which the type is detected. White space at the start of a drawing does not count.
 */
export const HEAD_BYTES = 128;

/** Returns the type by the first bytes. The rest of the file may still be damaged. */
export function typeOf(bytes: Uint8Array): MediaType | undefined {
  const blank = bytes.findIndex((byte) => !WHITE_SPACE.has(byte));
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  const drawing = String.fromCharCode(...bytes.subarray(blank, blank + HEAD_BYTES));
  return SIGNATURES.find(
    ([signature, type]) => signature.test(head) || (type === SVG && signature.test(drawing)),
  )?.[1];
}

/** The white space of XML (XML 1.0 2.3): space, tab, carriage return, line feed. */
const WHITE_SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);

/**
 * The maximum number of bytes that the package image-size reads. It needs only the start of a file, where the
 * size is, and it is slow on damaged files.
 */
const MEASURED_BYTES = 1024 * 1024;

/** The offset of the last letter of the brand, which is `avif` or `avis`. */
const BRAND_END = 11;

/** Returns an image's size, or undefined if the image is a drawing without a size or a damaged photograph. */
export function sizeOf({ mediaType }: MediaType, bytes: Uint8Array): PixelSize | undefined {
  if (mediaType === SVG.mediaType) return measureSvg(bytes);
  try {
    const head = bytes.slice(0, MEASURED_BYTES);
    // The package image-size accepts the brand of a still picture (`avif`), but not the brand of an animated
    // one (`avis`).
    if (mediaType === "image/avif") head.set([0x66], BRAND_END);
    const { width, height, orientation = 1 } = imageSize(head);
    if (!(width > 0 && height > 0)) return undefined;
    // Exif 2.3 4.6.4: from 5 on, the sides are swapped, and browsers rotate the picture.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
