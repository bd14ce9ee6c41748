/**
 * The calendar days of the site's instants, as people read them. The build writes them, because the first
 * formatter of dates in a process takes ten milliseconds, which is all that a request may take.
 */

import type { Instant } from "../model/instant.ts";
import { bytesOf, float64, type Sections } from "./sections.ts";
import { firstRow, readTexts, writeTexts } from "./table.ts";

type DaySections = Pick<Sections, "dayStarts" | "days">;

export type Days = {
  /**
   * Returns the calendar day in the site's time zone and language, for people. The instant must be a date of an
   * entry or of a page.
   */
  readonly writtenDay: (instant: Instant) => string;
};

/** Writes the days of these instants, each with the earliest of its instants. `writeDay` returns the text. */
export function writeDays(instants: Iterable<Instant>, writeDay: (instant: Instant) => string): DaySections {
  const starts: Instant[] = [];
  const days: string[] = [];
  for (const instant of Float64Array.from(new Set(instants)).sort()) {
    const day = writeDay(instant);
    if (day === days.at(-1)) continue;
    starts.push(instant);
    days.push(day);
  }
  return { dayStarts: bytesOf(Float64Array.from(starts)), days: writeTexts(days) };
}

export function readDays(sections: DaySections): Days {
  const [starts, days] = [float64(sections.dayStarts), readTexts(sections.days)];
  return {
    writtenDay: (instant) =>
      days.at(firstRow(starts.length, (row) => (starts[row] as Instant) > instant) - 1),
  };
}
