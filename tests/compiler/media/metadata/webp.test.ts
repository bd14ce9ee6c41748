/** Metadata in WebP files, added to a clean file. */

import { describe, expect, it } from "vitest";
import { bytes, clean, exif, riff, riffChunk, strip } from "../../../support/metadata.ts";

const GPS = "60.3999 N, 5.3210 E";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${GPS}</x:xmpmeta>`;
const EXIF = bytes("Exif\0\0", exif(1));

describe("WebP", () => {
  const loop = clean("loop.webp");
  const header = loop.subarray(12, 30);
  const chunkAt = (at: number) => loop.subarray(at, at + 8 + loop.readUInt32LE(at + 4));
  const anim = chunkAt(30);
  const first = chunkAt(30 + anim.length);
  const second = chunkAt(30 + anim.length + first.length);
  const flagged = (flags: number) => {
    const other = Buffer.from(header);
    other[8] = (other[8] ?? 0) | flags;
    return other;
  };
  const carriers: readonly (readonly [string, Buffer, number])[] = [
    ["Exif", riffChunk("EXIF", exif(1)), 0x08],
    ["Exif after its name", riffChunk("EXIF", EXIF), 0x08],
    ["Exif that no flag announces", riffChunk("EXIF", exif(6)), 0],
    ["XMP", riffChunk("XMP ", XMP), 0x04],
    [
      "several of both",
      bytes(
        riffChunk("EXIF", exif(1)),
        riffChunk("EXIF", exif(6)),
        riffChunk("XMP ", XMP),
        riffChunk("XMP ", XMP),
      ),
      0x0c,
    ],
    ["any other chunk, of an odd length", riffChunk("SECR", "odd"), 0],
  ];

  it.each(carriers)(
    "loses %s before the frames, between and after them, and its flag",
    (_, carrier, flags) => {
      const head = flagged(flags);
      expect(strip("a.webp", riff(head, carrier, anim, first, second))).toEqual(loop);
      expect(strip("a.webp", riff(head, anim, first, carrier, second))).toEqual(loop);
      expect(strip("a.webp", riff(head, anim, first, second, carrier))).toEqual(loop);
    },
  );

  it("loses metadata in a frame", () => {
    const within = riffChunk("ANMF", first.subarray(8), riffChunk("SECR", GPS));
    expect(strip("a.webp", riff(header, anim, within, second))).toEqual(loop);
  });

  it("loses flags without their chunks, and bytes after the end", () => {
    expect(strip("a.webp", bytes(riff(flagged(0x0c), anim, first, second), GPS))).toEqual(loop);
  });

  it("loses Exif in a simple file, which has no flags", () => {
    const pixels = first.subarray(8 + 16);
    expect(strip("a.webp", riff(pixels, riffChunk("EXIF", exif(6)), riffChunk("XMP ", XMP)))).toEqual(
      riff(pixels),
    );
  });
});
