/** The orientation of a photograph, which is the only part of its Exif block that is kept. */

import { describe, expect, it } from "vitest";
import {
  bytes,
  clean,
  exif,
  insert,
  oriented,
  pngChunk,
  riff,
  riffChunk,
  segment,
  strip,
} from "../../../support/metadata.ts";

describe("the orientation", () => {
  const jpeg = clean("press.jpg");
  const png = clean("quay.png");
  const pixels = png.indexOf("IDAT") - 4;
  const eXIf = png.indexOf("eXIf") - 4;
  const upright = bytes(png.subarray(0, eXIf), png.subarray(eXIf + 12 + 26));
  const webp = riff(clean("quay.webp").subarray(12));
  const withoutExif = (flags: number) => {
    const file = Buffer.from(webp.subarray(0, webp.indexOf("EXIF")));
    file[20] = ((file[20] ?? 0) & ~0x08) | flags;
    return file.subarray(12);
  };

  it.each([2, 3, 4, 5, 6, 7, 8])("%i stays, alone, in either order of bytes", (orientation) => {
    for (const little of [false, true]) {
      const block = exif(orientation, { little });
      const left = oriented(orientation);
      expect(strip("a.jpg", insert(jpeg, 2, segment(0xe1, "Exif\0\0", block)))).toEqual(
        insert(jpeg, 2, segment(0xe1, "Exif\0\0", left)),
      );
      expect(strip("a.png", insert(upright, eXIf, pngChunk("eXIf", block)))).toEqual(
        insert(upright, eXIf, pngChunk("eXIf", left)),
      );
      expect(strip("a.webp", riff(withoutExif(0x08), riffChunk("EXIF", block)))).toEqual(
        riff(withoutExif(0x08), riffChunk("EXIF", left)),
      );
    }
  });

  const nothing: readonly (readonly [string, Buffer])[] = [
    ["is upright", exif(1)],
    ["is none", exif(9)],
    ["is a long number", exif(6, { type: 4 })],
    ["is two numbers", exif(6, { count: 2 })],
    ["is missing", exif(6, { tag: 0x0113 })],
    ["is after the end", exif(6).subarray(0, 30)],
    ["is in another order of bytes", bytes("XX", exif(6).subarray(2))],
    [
      "has a directory after the end",
      bytes(exif(6).subarray(0, 4), [0xff, 0xff, 0xff, 0xff], exif(6).subarray(8)),
    ],
    ["has no directory", exif(6).subarray(0, 7)],
    ["has nothing", Buffer.alloc(0)],
  ];

  it.each(nothing)("is not kept if the block %s", (_, block) => {
    expect(strip("a.jpg", insert(jpeg, 2, segment(0xe1, "Exif\0\0", block)))).toEqual(jpeg);
    expect(strip("a.png", insert(upright, eXIf, pngChunk("eXIf", block)))).toEqual(upright);
    expect(strip("a.webp", riff(withoutExif(0x08), riffChunk("EXIF", block)))).toEqual(riff(withoutExif(0)));
  });

  it("is read from the first block only, as in browsers", () => {
    const [none, six] = [exif(1), exif(6)].map((block) => segment(0xe1, "Exif\0\0", block)) as [
      Buffer,
      Buffer,
    ];
    expect(strip("a.jpg", insert(jpeg, 2, none, six))).toEqual(jpeg);
    expect(strip("a.jpg", insert(jpeg, 2, segment(0xe1, "Exif\0\0", exif(3)), six))).toEqual(
      insert(jpeg, 2, segment(0xe1, "Exif\0\0", oriented(3))),
    );
    expect(
      strip(
        "a.png",
        insert(
          upright,
          pixels - (png.length - upright.length),
          pngChunk("eXIf", exif(1)),
          pngChunk("eXIf", exif(6)),
        ),
      ),
    ).toEqual(upright);
  });
});
