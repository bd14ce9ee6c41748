import { describe, expect, it } from "vitest";
import { inYearOf, parseDayOfYear } from "../../../src/compiler/parse/day-of-year.ts";
import { toRfc3339 } from "../../../src/model/instant.ts";

describe("parseDayOfYear", () => {
  it.each([
    ["March 3", { month: 3, day: 3 }],
    ["Sept. 30", { month: 9, day: 30 }],
    ["02nd November", { month: 11, day: 2 }],
    ["3 de março", { month: 3, day: 3 }],
    ["FEB 29", { month: 2, day: 29 }],
    ["2 ноября", { month: 11, day: 2 }],
  ])("reads %j", (text, day) => expect(parseDayOfYear(text)).toEqual(day));

  it.each(["April 31", "March", "3", "March 3, 2024", "Gate 3"])("reads none in %j", (text) =>
    expect(parseDayOfYear(text)).toBeUndefined(),
  );
});

describe("inYearOf", () => {
  it.each([
    ["a few days before", { month: 3, day: 3 }, "2024-03-05", "2024-03-03"],
    ["a few days ahead", { month: 3, day: 7 }, "2024-03-05", "2024-03-07"],
    ["over the end of the year", { month: 12, day: 31 }, "2025-01-02", "2024-12-31"],
    ["into the next year", { month: 1, day: 1 }, "2024-12-31", "2025-01-01"],
    ["long before", { month: 3, day: 3 }, "2024-11-05", "2024-03-03"],
    ["too far ahead for this year", { month: 11, day: 5 }, "2024-03-03", "2023-11-05"],
    ["a leap day in the last leap year", { month: 2, day: 29 }, "2025-01-05", "2024-02-29"],
    ["a leap day that no near year has", { month: 2, day: 29 }, "2023-06-01", undefined],
  ])("takes a day %s", (_, day, reference, expected) => {
    const instant = inYearOf(day, Date.parse(reference), "UTC");
    expect(instant === undefined ? undefined : toRfc3339(instant).slice(0, 10)).toBe(expected);
  });

  it("gives midnight in the site's time zone", () => {
    const instant = inYearOf({ month: 7, day: 1 }, Date.parse("2024-07-02T00:00:00Z"), "Europe/Oslo");
    expect(toRfc3339(instant ?? Number.NaN)).toBe("2024-06-30T22:00:00Z");
  });
});
