/** Metadata in GIF files, added to a clean file. */

import { describe, expect, it } from "vitest";
import { bytes, clean, insert, strip } from "../../../support/metadata.ts";

const GPS = "60.3999 N, 5.3210 E";

describe("GIF", () => {
  const loop = clean("loop.gif");
  const end = loop.length - 1;
  const comment = bytes([0x21, 0xfe, GPS.length], GPS, [0]);
  const application = (name: string) => bytes([0x21, 0xff, 11], name, [GPS.length], GPS, [0]);

  it.each([
    ["comments", bytes(comment, comment)],
    ["XMP", application("XMP DataXMP")],
    ["what another application wrote", application("SECRETS 1.0")],
    ["an extension of an unknown kind", bytes([0x21, 0x99, 2, 1, 2, 0])],
  ])("loses %s, before the end and after it", (_, carrier) => {
    expect(strip("a.gif", insert(loop, end, carrier))).toEqual(loop);
    expect(strip("a.gif", bytes(loop, carrier))).toEqual(loop);
  });

  it("keeps the number of loops", () => {
    expect(loop.includes("NETSCAPE2.0")).toBe(true);
  });
});
