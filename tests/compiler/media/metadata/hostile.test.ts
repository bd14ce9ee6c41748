/** Damaged and hostile files. Each is refused, and none is published unchanged. */

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
  segment,
  strip,
} from "../../../support/metadata.ts";

const HUGE = [0xff, 0xff, 0xff, 0xff];

describe("a picture that is cut off", () => {
  const taken = (name: string) =>
    [...clean(name).keys()].filter((length) => strip(name, clean(name).subarray(0, length)) !== undefined);

  it.each(NAMES.filter((name) => name !== "loop.gif"))(
    "is refused at every point where %s is cut",
    (name) => {
      expect(taken(name)).toEqual([]);
    },
  );

  it("is accepted if a GIF ends between two blocks, and gets a trailer", () => {
    const loop = clean("loop.gif");
    expect(taken("loop.gif").length).toBeLessThan(4);
    expect(strip("loop.gif", loop.subarray(0, loop.length - 1))).toEqual(loop);
  });
});

describe("a JPEG file", () => {
  const press = clean("press.jpg");
  it.each([
    ["has no scan", bytes([0xff, 0xd8], segment(0xdb, [0]), [0xff, 0xd9])],
    ["begins twice", insert(press, 2, [0xff, 0xd8])],
    ["has a segment of length 0", insert(press, 2, [0xff, 0xe1, 0, 0])],
    ["has a segment of length 1", insert(press, 2, [0xff, 0xe1, 0, 1])],
    ["has a segment that is longer than the file", insert(press, 2, [0xff, 0xe1, 0xff, 0xff])],
    ["ends within a length", bytes([0xff, 0xd8, 0xff, 0xe1, 0])],
    ["is nothing but its first marker", bytes([0xff, 0xd8])],
  ])("is refused where it %s", (_, file) => expect(strip("a.jpg", file)).toBeUndefined());
});

describe("a PNG file", () => {
  const quay = clean("quay.png");
  const pixels = quay.indexOf("IDAT") - 4;
  const header = quay.subarray(8, 33);
  it.each([
    ["has a chunk of a huge length", insert(quay, pixels, HUGE, "tEXt")],
    ["has a chunk that hides the end", insert(quay, pixels, [0, 0, 16, 0], "tEXt")],
    ["has no pixels", bytes(quay.subarray(0, 33), quay.subarray(quay.length - 12))],
    ["has no header first", bytes(quay.subarray(0, 8), quay.subarray(33))],
    ["has two headers", insert(quay, 33, header)],
    [
      "has a longer header",
      bytes(quay.subarray(0, 8), pngChunk("IHDR", Buffer.alloc(14)), quay.subarray(33)),
    ],
    ["needs a chunk that is not known", insert(quay, 33, pngChunk("CgBI", [0]))],
    ["has another signature", bytes(quay.subarray(0, 6), [0, 0], quay.subarray(8))],
  ])("is refused where it %s", (_, file) => expect(strip("a.png", file)).toBeUndefined());
});

describe("a WebP file", () => {
  const loop = clean("loop.webp");
  const chunks = loop.subarray(12);
  it.each([
    ["is longer than it is", bytes("RIFF", HUGE, "WEBP", chunks)],
    ["has a length of 0", bytes("RIFF", [0, 0, 0, 0], "WEBP", chunks)],
    ["has a chunk of a huge length", riff(chunks, "EXIF", HUGE, "data")],
    ["has half a chunk", riff(chunks, "EXI")],
    ["has a frame without a header", riff(chunks, riffChunk("ANMF", "short"))],
    [
      "has a chunk in a frame that is longer than it",
      riff(chunks, riffChunk("ANMF", Buffer.alloc(16), "SECR", HUGE)),
    ],
    ["has two headers", riff(chunks, chunks.subarray(0, 18))],
    ["has a shorter header", riff(riffChunk("VP8X", [0, 0]), chunks.subarray(18))],
    ["has no pixels", riff(chunks.subarray(0, 18))],
  ])("is refused where it %s", (_, file) => expect(strip("a.webp", file)).toBeUndefined());
});

describe("a GIF file", () => {
  const loop = clean("loop.gif");
  const end = loop.length - 1;
  it.each([
    ["has a block of an unknown kind", insert(loop, end, [0])],
    ["has a comment without an end", bytes(loop.subarray(0, end), [0x21, 0xfe, 0xff])],
    ["has no image", bytes(loop.subarray(0, 10), [0, 0, 0, 0x3b])],
    ["has colours that are not there", bytes(loop.subarray(0, 10), [0x87, 0, 0, 0x3b])],
  ])("is refused where it %s", (_, file) => expect(strip("a.gif", file)).toBeUndefined());
});

describe("an AVIF file", () => {
  const AV01 = { type: "av01", data: "the picture" };
  const EXIF = { type: "Exif", data: "60.3999 N" };
  const whole = avifFile({ items: [AV01, EXIF] });
  /** Returns the file with other bytes in its boxes of a type, starting at an offset in their content. */
  const edited = (type: string, at: number, ...other: readonly (readonly number[] | string)[]) => {
    const file = Buffer.from(whole);
    bytes(...other).copy(file, file.indexOf(type) + 4 + at);
    return file;
  };
  /** Returns an offset in the item location box: 8 bytes before the items, and 16 bytes for each item. */
  const location = (item: number, field: number) => 8 + item * 16 + field;
  const pictureAt = whole.indexOf("the picture");
  /** Returns the file with another number of its second item, in the list of types. */
  const withSecondNumber = (file: Buffer, number: number) => {
    const second = file.indexOf("infe", file.indexOf("infe") + 4);
    bytes(u16(number)).copy(file, second + 8);
    return file;
  };

  it("is accepted without the changes of these tests", () => {
    expect(strip("a.avif", whole)).toBeDefined();
    expect(strip("a.avif", edited("iloc", location(0, 8), u32(pictureAt)))).toBeDefined();
  });

  it.each([
    ["has an item of no length", edited("iloc", location(1, 12), u32(0))],
    ["has an item of a huge length", edited("iloc", location(1, 12), HUGE)],
    ["has an item at a huge offset", edited("iloc", location(1, 8), HUGE)],
    ["has Exif over the picture", edited("iloc", location(1, 8), u32(pictureAt + 10))],
    ["has the picture over Exif", edited("iloc", location(0, 12), u32(12))],
    ["has Exif that is its own boxes", edited("iloc", location(1, 8), u32(40))],
    ["has Exif within other items", edited("iloc", location(1, 2), u16(2))],
    ["has Exif by an unknown method", edited("iloc", location(1, 2), u16(3))],
    ["has Exif beyond the box that holds it", edited("iloc", location(1, 2), u16(1))],
    ["has Exif in another file", edited("iloc", location(1, 4), u16(1))],
    ["has more items than places", edited("iloc", 6, u16(0xffff))],
    ["has more parts of an item than places", edited("iloc", location(1, 6), u16(0xffff))],
    ["has numbers of 3 bytes", edited("iloc", 4, [0x34])],
    ["has items without a length", edited("iloc", 4, [0x40])],
    ["has places of an unknown form", edited("iloc", 0, [3])],
    ["has a primary item that is none", edited("pitm", 4, u16(9))],
    ["has Exif as its primary item", edited("pitm", 4, u16(2))],
    ["has a thumbnail as its primary item", avifFile({ items: [{ ...AV01, thumbnail: true }] })],
    ["has Exif with the number of a picture", withSecondNumber(avifFile({ items: [EXIF, AV01] }), 1)],
    ["has two items of a number", edited("infe", -4 + 8 + 17 + 8 + 4, u16(1))],
    ["has an item without a type", edited("infe", 0, [1])],
    ["has two lists of items", avifFile({ inMeta: [box("iinf", u32(0), u16(0))] })],
    ["has two lists of places", avifFile({ inMeta: [box("iloc", [1, 0, 0, 0], [0x44, 0], u16(0))] })],
    ["has a box of no length among its items", avifFile({ inMeta: [Buffer.alloc(8)] })],
    ["has half a box among its items", avifFile({ inMeta: [Buffer.from([0, 0, 0])] })],
    ["has a box of a huge length among its items", avifFile({ inMeta: [bytes(HUGE, "free")] })],
    ["has a box of a length that no file has", avifFile({ inMeta: [bytes(u32(1), "free", HUGE, HUGE)] })],
    ["has a box that is shorter than its head", avifFile({ inMeta: [bytes(u32(7), "free")] })],
    ["has no items", box("ftyp", "avif", u32(0), "avif")],
    [
      "has a track of metadata",
      Buffer.from(original("loop.avif").toString("latin1").replace("auxv", "meta"), "latin1"),
    ],
    ["is a sequence with something after its end", bytes(original("loop.avif"), "a film")],
  ])("is refused where it %s", (_, file) => expect(strip("a.avif", file)).toBeUndefined());
});
