import { describe, expect, it } from "vitest";
import { toCalendarDay, toRfc822, toRfc3339, wholeSecond } from "../../src/model/instant.ts";

describe("instants", () => {
  const instant = Date.parse("2021-11-02T14:30:05Z");

  it("prints RFC 3339 for Atom and JSON Feed", () => {
    expect(toRfc3339(instant)).toBe("2021-11-02T14:30:05Z");
  });

  it("prints RFC 822 with a four-digit year for RSS and HTTP", () => {
    expect(toRfc822(instant)).toBe("Tue, 02 Nov 2021 14:30:05 GMT");
  });

  it("prints the calendar day in the site's time zone", () => {
    const midnightInOslo = Date.parse("2024-05-03T22:00:00Z");
    expect(toCalendarDay(midnightInOslo, "Europe/Oslo")).toBe("2024-05-04");
    expect(toCalendarDay(midnightInOslo, "UTC")).toBe("2024-05-03");
  });

  it("rounds down to whole seconds, also before 1970", () => {
    expect(wholeSecond(1_999)).toBe(1_000);
    expect(wholeSecond(-1)).toBe(-1_000);
  });
});
