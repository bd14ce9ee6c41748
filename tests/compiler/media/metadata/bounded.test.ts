/** Arbitrary bytes: the time is limited by their number, no exception is thrown, and one pass removes all metadata. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { avifFile, box, u16, u32 } from "../../../support/avif.ts";
import {
  bytes,
  clean,
  insert,
  NAMES,
  original,
  pngChunk,
  riff,
  riffChunk,
  strip,
} from "../../../support/metadata.ts";

const SIZE = 5_000_000;

describe("a file of 5 million bytes is refused or stripped in a moment", () => {
  const filled = (...pattern: readonly number[]) => Buffer.alloc(SIZE, Buffer.from(pattern));
  const png = clean("quay.png");
  const webp = clean("loop.webp");
  const gif = clean("loop.gif");
  const places = (entry: readonly number[]) => (iloc: Buffer) =>
    box("iloc", iloc.subarray(8, 14), u16(0xffff), Buffer.alloc(SIZE, Buffer.from(entry)));
  it.each([
    ["a JPEG of fill bytes", "a.jpg", bytes([0xff, 0xd8], filled(0xff))],
    ["a JPEG of markers", "a.jpg", bytes([0xff, 0xd8], filled(0xff, 0x01))],
    ["a JPEG of empty segments", "a.jpg", bytes([0xff, 0xd8], filled(0xff, 0xdb, 0, 2))],
    ["a JPEG of comments", "a.jpg", bytes([0xff, 0xd8], filled(0xff, 0xfe, 0, 2))],
    ["a JPEG of scans", "a.jpg", bytes([0xff, 0xd8], filled(0xff, 0xda, 0, 2))],
    ["a JPEG whose scan has no end", "a.jpg", bytes([0xff, 0xd8, 0xff, 0xda, 0, 2], filled(0xff, 0))],
    ["a PNG of empty chunks", "a.png", insert(png, 33, Buffer.alloc(SIZE, pngChunk("tEXt")))],
    ["a WebP of empty chunks", "a.webp", riff(webp.subarray(12), Buffer.alloc(SIZE, riffChunk("SECR")))],
    [
      "a WebP of empty frames",
      "a.webp",
      riff(webp.subarray(12), Buffer.alloc(SIZE, riffChunk("ANMF", Buffer.alloc(16)))),
    ],
    ["a GIF of short blocks", "a.gif", insert(gif, gif.length - 1, [0x21, 0xfe], filled(1))],
    [
      "a GIF of empty comments",
      "a.gif",
      insert(gif, gif.length - 1, Buffer.alloc(SIZE - (SIZE % 3), Buffer.from([0x21, 0xfe, 0]))),
    ],
    ["an AVIF of empty boxes", "a.avif", bytes(avifFile(), Buffer.alloc(SIZE, box("free")))],
    ["an AVIF of empty boxes in a box", "a.avif", avifFile({ inMeta: [Buffer.alloc(SIZE, box("free"))] })],
    ["an AVIF of items", "a.avif", avifFile({ locate: places([0, 9, 0, 0, 0, 0, 0, 0]) })],
    ["an AVIF of one item's parts", "a.avif", avifFile({ locate: places([0, 1, 0, 0, 0, 0, 0xff, 0xff]) })],
  ])("%s", (_, name, file) => {
    const start = performance.now();
    strip(name, file);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("an AVIF whose parts all overlap", () => {
    const parts = Array.from({ length: 60_000 }, (_, index) => [...u32(index), ...u32(SIZE - 60_000)]);
    const file = avifFile({
      items: [
        { type: "av01", data: Buffer.alloc(SIZE) },
        { type: "Exif", data: "60.3999 N" },
      ],
      locate: (iloc) => {
        const base = iloc.readUInt32BE(8 + 8 + 8) - 8;
        return box(
          "iloc",
          [1, 0, 0, 0],
          [0x44, 0x40],
          u16(1),
          u16(1),
          u16(0),
          u16(0),
          u32(base),
          u16(60_000),
          parts.flat(),
        );
      },
    });
    const start = performance.now();
    strip("a.avif", file);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("arbitrary bytes", () => {
  const strips = (name: string, file: Uint8Array) => {
    const before = Buffer.from(file);
    const once = strip(name, file);
    expect(Buffer.compare(before, file)).toBe(0);
    if (once === undefined) return;
    expect(once.length).toBeLessThanOrEqual(file.length + 16);
    // A second pass changes nothing.
    expect(strip(name, once)?.equals(once)).toBe(true);
  };

  it.each(NAMES)("in a changed %s are refused or stripped completely", (name) => {
    const file = original(name);
    const change = fc.record({
      at: fc.nat(file.length - 1),
      cut: fc.oneof(fc.constant(1), fc.constant(0), fc.nat(40)),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constant(Uint8Array.of(0)),
        fc.constant(Uint8Array.of(0xff)),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let changed: Uint8Array = file;
        for (const { at, cut, put } of changes)
          changed = bytes(changed.subarray(0, at), put, changed.subarray(at + cut));
        strips(name, changed);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["a.jpg", "a.png", "a.webp", "a.avif", "a.gif"])("as %s cause no exception", (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => strips(name, file)),
      { numRuns: 2000 },
    );
  });
});
