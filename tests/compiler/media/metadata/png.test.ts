/** Metadata in PNG files, added to a clean file. https://www.w3.org/TR/png-3/ */

import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytes, clean, exif, insert, pngChunk, strip } from "../../../support/metadata.ts";

const GPS = "60.3999 N, 5.3210 E";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${GPS}</x:xmpmeta>`;

describe("PNG", () => {
  const quay = clean("quay.png");
  const pixels = quay.indexOf("IDAT") - 4;
  const end = quay.length - 12;
  const raw = `\nexif\n      24\n${Buffer.from(GPS).toString("hex")}\n`;
  const carriers: readonly (readonly [string, Buffer])[] = [
    ["text", pngChunk("tEXt", "Comment\0", GPS)],
    ["deflated text", pngChunk("zTXt", "Comment\0\0", deflateSync(GPS))],
    ["a raw Exif profile", pngChunk("zTXt", "Raw profile type exif\0\0", deflateSync(raw))],
    ["a raw IPTC profile", pngChunk("tEXt", "Raw profile type iptc\0", raw)],
    ["XMP", pngChunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0", XMP)],
    ["deflated XMP", pngChunk("iTXt", "XML:com.adobe.xmp\0\x01\0\0\0", deflateSync(XMP))],
    ["a second Exif block", pngChunk("eXIf", exif(3))],
    ["the time of the last change", pngChunk("tIME", [7, 232, 5, 4, 5, 6, 7])],
    ["a signature", pngChunk("dSIG", GPS)],
    ["a suggested palette with its name", pngChunk("sPLT", GPS)],
    ["Apple's index of the pixels", pngChunk("iDOT", Buffer.alloc(28))],
    ["a chunk of any other program", pngChunk("prVt", GPS)],
  ];

  it.each(carriers)("loses %s before and after the pixels", (_, carrier) => {
    for (const at of [pixels, end])
      expect(strip("a.png", insert(quay, at, carrier)), `at ${at}`).toEqual(quay);
  });

  it("loses bytes in the end chunk and after it", () => {
    expect(strip("a.png", bytes(quay, quay))).toEqual(quay);
    expect(strip("a.png", bytes(quay.subarray(0, end), pngChunk("IEND", GPS)))).toEqual(quay);
  });

  it("keeps colours, measures, transparency and the frames of an animation", () => {
    const kept = [
      "gAMA",
      "cHRM",
      "sRGB",
      "cICP",
      "mDCV",
      "cLLI",
      "sBIT",
      "bKGD",
      "tRNS",
      "pHYs",
      "acTL",
      "fcTL",
    ];
    const whole = insert(
      insert(quay, end, pngChunk("fcTL", [1]), pngChunk("fdAT", [2])),
      pixels,
      ...kept.map((type) => pngChunk(type, [0])),
    );
    expect(strip("a.png", whole)).toEqual(whole);
  });
});
