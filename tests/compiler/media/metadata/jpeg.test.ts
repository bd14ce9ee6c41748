/** Metadata in JPEG files, added to a clean file. ITU-T T.81 annex B */

import { describe, expect, it } from "vitest";
import { bytes, clean, exif, insert, segment, strip } from "../../../support/metadata.ts";

const GPS = "60.3999 N, 5.3210 E";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${GPS}</x:xmpmeta>`;
const EXIF = bytes("Exif\0\0", exif(1));

describe("JPEG", () => {
  const press = clean("press.jpg");
  const quay = clean("quay.jpg");
  const scans = [...press.keys()].filter(
    (at) => press.readUInt16BE(Math.min(at, press.length - 2)) === 0xffda,
  );
  const carriers: readonly (readonly [string, Buffer])[] = [
    ["Exif", segment(0xe1, EXIF)],
    ["several Exif blocks", bytes(segment(0xe1, EXIF), segment(0xe1, EXIF, GPS))],
    ["XMP", segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", XMP)],
    [
      "extended XMP in two parts",
      bytes(...[0, 1].map(() => segment(0xe1, "http://ns.adobe.com/xmp/extension/\0", XMP))),
    ],
    ["IPTC in Photoshop's block", segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\0\0\0\0", GPS)],
    ["a comment", segment(0xfe, GPS)],
    ["the index of an MPF file", segment(0xe2, "MPF\0", GPS)],
    ["FlashPix", segment(0xe2, "FPXR\0", GPS)],
    ["JFIF's extension with a thumbnail", segment(0xe0, "JFXX\0\x10", GPS)],
    ["Ducky", segment(0xec, "Ducky", GPS)],
    ["any other application", bytes(...[3, 4, 5, 6, 7, 8, 9, 10, 11, 15].map((n) => segment(0xe0 + n, GPS)))],
    ["a reserved marker", segment(0xf0, GPS)],
  ];

  it("in these tests is progressive, so that metadata can be put between its scans", () => {
    expect(scans.length).toBeGreaterThan(3);
  });

  it.each(carriers)("loses %s, before the picture, between scans and before the end", (_, carrier) => {
    for (const at of [2, scans[0] ?? 0, scans[2] ?? 0, press.length - 2])
      expect(strip("a.jpg", insert(press, at, carrier)), `at ${at}`).toEqual(press);
  });

  it("loses bytes and fill bytes between segments", () => {
    for (const at of [2, scans[0] ?? 0])
      for (const part of [bytes(GPS), bytes([0xff, 0xff, 0xff])])
        expect(strip("a.jpg", insert(press, at, part)), `at ${at}`).toEqual(press);
  });

  it.each([
    ["a second picture", bytes(quay)],
    ["a film", bytes("\0\0\0\x18ftypmp42", GPS)],
    ["zeros", Buffer.alloc(1000)],
    ["half a segment", bytes([0xff, 0xe1, 0xff])],
  ])("loses %s after the end", (_, trailer) => {
    expect(strip("a.jpg", bytes(press, trailer))).toEqual(press);
  });

  it("keeps JFIF's density without the thumbnail, and Adobe's colour transform without further bytes", () => {
    const jfif = quay.subarray(2, 20);
    const withThumbnail = segment(0xe0, jfif.subarray(4, 16), [1, 1, 0x53, 0x45, 0x43]);
    expect(strip("a.jpg", bytes(quay.subarray(0, 2), withThumbnail, quay.subarray(20)))).toEqual(quay);
    const at = press.indexOf("Adobe");
    const longer = segment(0xee, press.subarray(at, at + 12), GPS);
    expect(strip("a.jpg", bytes(press.subarray(0, at - 4), longer, press.subarray(at + 12)))).toEqual(press);
  });

  it("keeps a profile of several parts", () => {
    const parts = [1, 2].map((part) => segment(0xe2, "ICC_PROFILE\0", [part, 2], "colours"));
    const profiled = insert(press, 2, ...parts);
    expect(strip("a.jpg", profiled)).toEqual(profiled);
  });
});
