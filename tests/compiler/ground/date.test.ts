import { describe, expect, it } from "vitest";
import {
  dateOfAddresses,
  dateOfFileName,
  dateOfPath,
  findDate,
  parseDate,
} from "../../../src/compiler/ground/date.ts";
import { toRfc3339 } from "../../../src/model/instant.ts";

const read = (text: string, timezone = "UTC") => {
  const result = parseDate(text, timezone);
  return result.ok ? toRfc3339(result.value) : result.error;
};

describe("parseDate", () => {
  it.each([
    ["2021-11-02", "2021-11-02T00:00:00Z"],
    ["2021/11/02", "2021-11-02T00:00:00Z"],
    ["2021-11-02T14:30", "2021-11-02T14:30:00Z"],
    ["2021-11-02 14:30:05", "2021-11-02T14:30:05Z"],
    ["2021-11-02T14:30:05.999Z", "2021-11-02T14:30:05Z"],
    ["2021-11-02T14:30:00+01:00", "2021-11-02T13:30:00Z"],
    ["2021-11-02T14:30:00 -0530", "2021-11-02T20:00:00Z"],
    ["2021-11-02 14:30:00 -4", "2021-11-02T18:30:00Z"],
    ["2021-11-02 14:30:00.5+05", "2021-11-02T09:30:00Z"],
    ["2021-11-02 14:30 +99", "is not a calendar date"],
    ["2021-11-02 -4", "is not a date"],
    ["2021-11-02T14:30+02", "2021-11-02T12:30:00Z"],
    ["2021-11-02 14:30:00 UTC+02:00", "2021-11-02T12:30:00Z"],
    ["2021-11-02 14:30:00 UTC", "2021-11-02T14:30:00Z"],
    ["2021-11-02 14:30 -30", "is not a calendar date"],
    ["2 November 2021", "2021-11-02T00:00:00Z"],
    ["02nd November, 2021", "2021-11-02T00:00:00Z"],
    ["Nov. 2, 2021", "2021-11-02T00:00:00Z"],
    ["November 2 2021", "2021-11-02T00:00:00Z"],
    ["Tuesday, 2 Nov 2021 at 6:05 pm", "2021-11-02T18:05:00Z"],
    ["Tue, 02 Nov 2021 14:30:00 GMT", "2021-11-02T14:30:00Z"],
    ["12:00 am is midnight", "is not a date"],
    ["Nov 2, 2021 12:00 am", "2021-11-02T00:00:00Z"],
    ["Tue, 02 Nov 2021 14:30 EST", "2021-11-02T19:30:00Z"],
    ["2 November 2021 14:30 CET", "2021-11-02T13:30:00Z"],
    ["2 November 2021 14:30 BST", "is not a date"],
    ["3. mai 2024", "2024-05-03T00:00:00Z"],
    ["3 de março de 2024", "2024-03-03T00:00:00Z"],
    ["1er août 2024", "2024-08-01T00:00:00Z"],
    ["14 août 2024", "2024-08-14T00:00:00Z"],
    ["3 MAGGIO 2024", "2024-05-03T00:00:00Z"],
    ["2 ноября 2021", "2021-11-02T00:00:00Z"],
    ["Marchand 3, 2024", "is not a date"],
    ["2024-02-29", "2024-02-29T00:00:00Z"],
    ["0001-01-01", "0001-01-01T00:00:00Z"],
    ["9999-12-31", "9999-12-31T00:00:00Z"],
  ])("reads %j", (text, instant) => expect(read(text)).toBe(instant));

  it.each([
    "2021-13-02",
    "2021-02-29",
    "31 April 2021",
    "2021-11-02T25:00",
    "0000-01-01",
    "Nov 2, 2021 13:00 pm",
  ])("refuses %j, which is not in the calendar", (text) => expect(read(text)).toBe("is not a calendar date"));

  it.each(["", "soon", "02/11/2021", "11/02/21", "2021", "20211102", "2021-11-02 or so"])(
    "refuses %j, which it would have to guess",
    (text) => expect(read(text)).toBe("is not a date"),
  );

  it("reads a date without a time as midnight in the site's time zone, summer and winter", () => {
    expect(read("2024-07-01", "Europe/Oslo")).toBe("2024-06-30T22:00:00Z");
    expect(read("2024-01-01", "Europe/Oslo")).toBe("2023-12-31T23:00:00Z");
    expect(read("2024-01-01T12:00Z", "Europe/Oslo")).toBe("2024-01-01T12:00:00Z");
  });
});

describe("findDate", () => {
  it("finds the first date of the calendar, and its place", () => {
    const text = "filed 31 April 2021, corrected 2 May 2021 in Bergen";
    const found = findDate(text, "UTC");
    expect(found && [toRfc3339(found.instant), text.slice(found.start, found.end)]).toEqual([
      "2021-05-02T00:00:00Z",
      "2 May 2021",
    ]);
  });

  it("finds none inside longer numbers or words", () => {
    expect(findDate("order 12021-11-023, remarch 3, 20215", "UTC")).toBeUndefined();
  });
});

describe("dateOfPath", () => {
  it.each([
    ["blog/2021/11/02/new-start.md", "2021-11-02T00:00:00Z"],
    ["blog/2021/11/02/new-start/index.md", "2021-11-02T00:00:00Z"],
    ["blog/2021/11/02-new-start.md", "2021-11-02T00:00:00Z"],
    ["blog/2021/11/02/2020-01-01-old.md", "2020-01-01T00:00:00Z"],
    ["2021-11-02-new-start/index.md", "2021-11-02T00:00:00Z"],
  ])("reads %j", (name, instant) => expect(toRfc3339(dateOfPath(name, "UTC") ?? Number.NaN)).toBe(instant));

  it.each(["2021/11/new.md", "2021/13/45/x.md", "a/2021/11/02.md", "12021/11/02/x.md", "2021/11/023/x.md"])(
    "reads none from %j",
    (name) => expect(dateOfPath(name, "UTC")).toBeUndefined(),
  );
});

describe("dateOfAddresses", () => {
  it("reads the one date in former addresses", () => {
    const read = (...paths: string[]) => dateOfAddresses(paths, "UTC");
    expect(
      toRfc3339(read("/2021/11/02/new-start/", "/new-start", "/2021/11/02/new.html") ?? Number.NaN),
    ).toBe("2021-11-02T00:00:00Z");
    expect(read("/2021/11/02/new-start/", "/2021/11/03/new-start/")).toBeUndefined();
    expect(read("/2021/new-start/")).toBeUndefined();
  });
});

describe("dateOfFileName", () => {
  it.each([
    ["2021-11-02-new-start.md", "2021-11-02T00:00:00Z"],
    ["20211102_x.txt", "2021-11-02T00:00:00Z"],
    ["2021-11-02.md", "2021-11-02T00:00:00Z"],
  ])("reads %j", (name, instant) =>
    expect(toRfc3339(dateOfFileName(name, "UTC") ?? Number.NaN)).toBe(instant),
  );

  it.each(["notes-2021-11-02.md", "000_173447ddd88fb674.txt", "2021-13-45-x.md", "202111023.txt"])(
    "reads none from %j",
    (name) => expect(dateOfFileName(name, "UTC")).toBeUndefined(),
  );
});
