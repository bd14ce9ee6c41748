/** Requirement 37: which part of a sound or film a request asks for. */

import { describe, expect, it } from "vitest";
import { requestedRange } from "../../../src/edge/recordings/byte-range.ts";
import { type EntityTag, isRangeCurrent } from "../../../src/edge/validators.ts";

const LENGTH = 1000;

describe("RFC 9110 14.1.2: the byte range", () => {
  it.each([
    ["bytes=0-1", 0, 1],
    ["bytes=0-0", 0, 0],
    ["bytes=0-", 0, 999],
    ["bytes=500-", 500, 999],
    ["bytes=999-", 999, 999],
    ["bytes=500-600", 500, 600],
    ["bytes=500-999999999999999999999", 500, 999],
    ["bytes=-500", 500, 999],
    ["bytes=-1", 999, 999],
    ["bytes=-5000", 0, 999],
    ["Bytes=0-1", 0, 1],
    ["bytes= 0-1", 0, 1],
    ["bytes=,0-1,", 0, 1],
  ])("%s is from byte %i to byte %i", (header, first, last) => {
    expect(requestedRange(header, LENGTH)).toEqual({ first, last });
  });

  it.each(["bytes=1000-", "bytes=1000-1001", `bytes=${"9".repeat(400)}-`, "bytes=-0"])(
    "%s has no byte of the file",
    (header) => expect(requestedRange(header, LENGTH)).toBe("unsatisfiable"),
  );

  it.each([
    ["no header", null],
    ["an empty header", ""],
    ["another unit", "seconds=0-1"],
    ["no range", "bytes="],
    ["no number", "bytes=-"],
    ["a word", "bytes=first-last"],
    ["a sign", "bytes=+1-2"],
    ["a fraction", "bytes=0.5-1"],
    ["an end before the start", "bytes=5-4"],
    ["several ranges", "bytes=0-1,5-6"],
    ["several ranges, one of which is not valid", "bytes=0-1,x"],
    ["a second header", "bytes=0-1, bytes=2-3"],
  ])("%s is ignored, so the whole file is sent", (_, header) => {
    expect(requestedRange(header, LENGTH)).toBe("whole");
  });

  it("of an empty file has no byte", () => {
    for (const header of ["bytes=0-", "bytes=0-1", "bytes=-1"])
      expect(requestedRange(header, 0)).toBe("unsatisfiable");
  });
});

describe("RFC 9110 13.1.5: If-Range", () => {
  const lastModified = Date.parse("Sun, 06 Nov 1994 08:49:37 GMT");
  const strong = { entityTag: '"film-1"' as EntityTag, lastModified };
  const isCurrent = (ifRange: string, validators: Parameters<typeof isRangeCurrent>[1] = strong) =>
    isRangeCurrent(new Headers({ "If-Range": ifRange }), validators);

  it("is true if it is absent, or names the present version", () => {
    expect(isRangeCurrent(new Headers(), strong)).toBe(true);
    expect(isCurrent('"film-1"')).toBe(true);
    expect(isCurrent("Sun, 06 Nov 1994 08:49:37 GMT")).toBe(true);
  });

  it.each([
    '"film-2"',
    'W/"film-1"',
    '"film-1", "film-2"',
    "film-1",
    "*",
    "Sun, 06 Nov 1994 08:49:36 GMT",
    "Sun, 06 Nov 1994 08:49:38 GMT",
  ])("%s is false", (ifRange) => expect(isCurrent(ifRange)).toBe(false));

  it("is false if the present tag is weak, or the file has no date", () => {
    expect(isCurrent('W/"film-1"', { entityTag: 'W/"film-1"' as EntityTag })).toBe(false);
    expect(isCurrent("Sun, 06 Nov 1994 08:49:37 GMT", { entityTag: strong.entityTag })).toBe(false);
  });
});
