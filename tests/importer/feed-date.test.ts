import { describe, expect, it } from "vitest";
import { parseFeedDate } from "../../src/importer/feed-date.ts";
import { toRfc3339 } from "../../src/model/instant.ts";

const read = (written: string) => {
  const instant = parseFeedDate(written, "Europe/Oslo");
  return instant === undefined ? undefined : toRfc3339(instant);
};

describe("RFC 822 5.1 dates, as amended", () => {
  it.each([
    ["Tue, 02 Nov 2021 10:00:00 GMT", "2021-11-02T10:00:00Z"],
    ["Tue, 2 Nov 2021 10:00 +0130", "2021-11-02T08:30:00Z"],
    ["02 Nov 21 10:00:00 UT", "2021-11-02T10:00:00Z"],
    ["Tue, 02-Nov-98 10:00:00 EST", "1998-11-02T15:00:00Z"],
    ["02 Nov 49 10:00:00 Z", "2049-11-02T10:00:00Z"],
    ["02 Nov 50 10:00:00 Z", "1950-11-02T10:00:00Z"],
    ["2 Nov 103 10:00:00 Z", "2003-11-02T10:00:00Z"],
    ["Tue, 02 Nov 2021 10:00:00 +0000 (UTC)", "2021-11-02T10:00:00Z"],
    ["mar., 02 nov. 2021 10:00:00 PDT", "2021-11-02T17:00:00Z"],
    ["Tue,\n  02 Nov 2021 10:00:00 GMT", "2021-11-02T10:00:00Z"],
    // RFC 5322 4.3: an unknown zone counts as UTC.
    ["Tue, 02 Nov 2021 10:00:00 XYZT", "2021-11-02T10:00:00Z"],
  ])("%j is %s", (written, instant) => expect(read(written)).toBe(instant));
});

describe("RFC 3339 and W3C-DTF dates", () => {
  it.each([
    ["2021-11-02T10:00:00.123+01:00", "2021-11-02T09:00:00Z"],
    ["2021-11-02t10:00:00z", "2021-11-02T10:00:00Z"],
    ["2021-11-02 10:00:00", "2021-11-02T09:00:00Z"],
    ["2021-11-02", "2021-11-01T23:00:00Z"],
  ])("%j is %s", (written, instant) => expect(read(written)).toBe(instant));
});

describe("texts that are not dates", () => {
  it.each([
    "",
    "soon",
    "Mon, 30 Nov -0001 00:00:00 +0000",
    "31 Feb 2021 10:00:00 GMT",
    "02/11/2021",
    "1635847200",
  ])("%j is not a date", (written) => expect(read(written)).toBeUndefined());
});
