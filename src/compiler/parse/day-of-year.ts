/**
 * Reads days without a year, as in datelines (`March 3`, `02nd November`). Finds their year from another
 * date.
 */

import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../model/instant.ts";
import { anyOfInAnyCase } from "../ground/data-file.ts";
import { MONTH, monthNumber } from "../ground/months.ts";

export type DayOfYear = { readonly month: number; readonly day: number };

const DAY = `\\d{1,2}(?:${anyOfInAnyCase(["st", "nd", "rd", "th"])}|\\.|º)?`;
/** A word between day and month, as in `3rd of March`. */
const OF = `(?:${anyOfInAnyCase(["of", "de"])}\\s+)?`;

/** The source of a regular expression: a day and a month in either order, with an optional year. */
export const DAY_AND_MONTH = `(?:${MONTH}\\.?\\s+${DAY}|${DAY}\\s+${OF}${MONTH}\\.?)(?:,?\\s+(?:de\\s+)?\\d{4})?`;

const WHOLE_TEXT = new RegExp(
  `^(?:(?<month1>${MONTH})\\.?\\s+(?<day1>${DAY})|(?<day2>${DAY})\\s+${OF}(?<month2>${MONTH})\\.?)$`,
  "iu",
);

/** Reads a text that is a day and a month, and nothing else. */
export function parseDayOfYear(text: string): DayOfYear | undefined {
  const groups = WHOLE_TEXT.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const [month, day] = [
    monthNumber(groups.month1 ?? groups.month2 ?? ""),
    Number.parseInt(groups.day1 ?? groups.day2 ?? "", 10),
  ];
  // 2000 was a leap year, so it has every possible day.
  return isDay(2000, { month, day }) ? { month, day } : undefined;
}

/** The maximum number of days by which a dateline's day may be later than the reference date. */
const MAX_AHEAD = 31;

/**
 * Returns the midnight in `timezone` at which the day starts. Takes the latest year in which the day is at
 * most a month after `reference`. If `reference` is 2 January 2025, December 31 is in 2024.
 */
export function inYearOf(day: DayOfYear, reference: Instant, timezone: string): Instant | undefined {
  const given = Temporal.Instant.fromEpochMilliseconds(reference).toZonedDateTimeISO(timezone).toPlainDate();
  for (const year of [given.year + 1, given.year, given.year - 1]) {
    if (year < 1 || !isDay(year, day)) continue;
    const date = Temporal.PlainDate.from({ year, ...day });
    if (date.since(given, { largestUnit: "days" }).days <= MAX_AHEAD)
      return date.toZonedDateTime(timezone).epochMilliseconds;
  }
  return undefined;
}

function isDay(year: number, { month, day }: DayOfYear): boolean {
  return month >= 1 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
