/** Metadata in AVIF files, box by box. */

import { describe, expect, it } from "vitest";
import { avifFile, box, type Item } from "../../../support/avif.ts";
import { bytes, clean, original, strip } from "../../../support/metadata.ts";

const GPS = "60.3999 N, 5.3210 E";

describe("AVIF", () => {
  const AV01 = { type: "av01", data: "the picture" };
  const zeros = (text: string) => "\0".repeat(text.length);
  /** Returns the expected result: a file of equal length, with the same picture at the same place. */
  const cleared = (file: Buffer, texts: readonly string[], types: readonly string[]) => {
    let text = file.toString("latin1");
    for (const secret of texts) text = text.replaceAll(secret, zeros(secret));
    for (const type of types) text = text.replaceAll(type, "free");
    return Buffer.from(text, "latin1");
  };
  const other = "Kari Nordmann, at home";

  const items: readonly (readonly [string, readonly Item[]])[] = [
    ["Exif", [AV01, { type: "Exif", data: GPS }]],
    ["several Exif items", [AV01, { type: "Exif", data: GPS }, { type: "Exif", data: other }]],
    ["XMP", [AV01, { type: "mime", data: GPS }]],
    [
      "Exif and XMP in the box itself",
      [AV01, { type: "Exif", data: GPS, inside: true }, { type: "mime", data: other, inside: true }],
    ],
    [
      "Exif in two parts",
      [
        AV01,
        { type: "Exif", data: GPS, split: true },
        { type: "Exif", data: other, split: true, inside: true },
      ],
    ],
    ["an address", [AV01, { type: "uri ", data: GPS }]],
    ["items of an unknown kind", [AV01, { type: "SECR", data: GPS }]],
  ];

  it.each(items)("loses %s without moving a byte", (_, list) => {
    for (const wide of [false, true]) {
      const file = avifFile({ items: list, wide });
      expect(strip("a.avif", file)).toEqual(cleared(file, [GPS, other], ["Exif", "mime", "uri ", "SECR"]));
      expect(file).not.toEqual(strip("a.avif", file));
    }
  });

  it("keeps a picture in the box itself and in two parts", () => {
    const file = avifFile({
      items: [
        { ...AV01, inside: true, split: true },
        { type: "grid", data: "tiles" },
        { type: "Exif", data: GPS },
      ],
    });
    expect(strip("a.avif", file)).toEqual(cleared(file, [GPS], ["Exif"]));
  });

  it("loses thumbnails, and keeps transparency", () => {
    const items = [AV01, { type: "av01", data: GPS, thumbnail: true }, { type: "av01", data: "alpha" }];
    for (const wide of [false, true]) {
      const file = avifFile({ items, wide });
      expect(file.includes(`the picture${GPS}alpha`)).toBe(true);
      expect(strip("a.avif", file)?.includes(`the picture${zeros(GPS)}alpha`)).toBe(true);
    }
  });

  it.each([
    ["a box of its own after the type", { before: [box("uuid", GPS)] }, "uuid"],
    ["a box of its own beside the items", { inMeta: [box("xml ", GPS)] }, "xml "],
    ["a description among the properties", { properties: [box("udes", GPS)] }, "udes"],
    ["a free box that is not empty", { before: [box("skip", GPS)] }, "skip"],
  ])("loses %s", (_, parts, type) => {
    const file = avifFile(parts);
    expect(strip("a.avif", file)).toEqual(cleared(file, [GPS], [type]));
  });

  it("loses bytes that belong to no item", () => {
    const file = avifFile();
    const mdat = file.indexOf("mdat") - 4;
    const longer = bytes(file.subarray(0, mdat), box("mdat", file.subarray(mdat + 8), GPS));
    expect(strip("a.avif", longer)).toEqual(cleared(longer, [GPS], []));
    // A length of 0 means up to the end of the file.
    const open = bytes(file.subarray(0, mdat), [0, 0, 0, 0], file.subarray(mdat + 4), GPS);
    expect(strip("a.avif", open)).toEqual(cleared(open, [GPS], []));
  });

  it.each([
    ["a film, as phones add one", box("mpvd", GPS)],
    ["a film in boxes of its own", bytes(box("ftyp", "mp42"), box("moov", GPS), box("mdat", GPS))],
    ["bytes that are no box", bytes(GPS)],
    ["a few bytes", bytes("abc")],
    ["zeros", Buffer.alloc(1000)],
  ])("loses %s after the end", (_, trailer) => {
    expect(strip("a.avif", bytes(avifFile(), trailer))).toEqual(avifFile());
  });

  it("loses metadata and times in the tracks of an animation", () => {
    const loop = original("loop.avif");
    const stripped = clean("loop.avif");
    expect(stripped.length).toBe(loop.length);
    // The size of the boxes around it must not change.
    const other = Buffer.from(loop.toString("latin1").replace("tref", "udta"), "latin1");
    const within = loop.indexOf("auxl", loop.indexOf("tref"));
    expect(strip("loop.avif", other)?.subarray(within - 8, within + 8)).toEqual(
      bytes("free", Buffer.alloc(12)),
    );
    expect(loop.subarray(loop.indexOf("mvhd") + 8, loop.indexOf("mvhd") + 24)).not.toEqual(Buffer.alloc(16));
    expect(stripped.subarray(loop.indexOf("mvhd") + 8, loop.indexOf("mvhd") + 24)).toEqual(Buffer.alloc(16));
  });
});
