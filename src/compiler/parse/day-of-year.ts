/** Days without a year, as datelines give them (`March 3`, `02nd November`), and the year that another date lends them. */

import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../model/instant.ts";
import { MONTH, monthNumber } from "./months.ts";

export type DayOfYear = { readonly month: number; readonly day: number };

const DAY = "\\d{1,2}(?:st|nd|rd|th|\\.|º)?";

/** A regular expression's source: a day and a month in either order, perhaps with a year behind them. */
export const DAY_AND_MONTH = `(?i:${MONTH}\\.?\\s+${DAY}|${DAY}\\s+(?:(?:of|de)\\s+)?${MONTH}\\.?)(?:,?\\s+(?:de\\s+)?\\d{4})?`;

const WHOLE_TEXT = new RegExp(
  `^(?:(?<month1>${MONTH})\\.?\\s+(?<day1>${DAY})|(?<day2>${DAY})\\s+(?:(?:of|de)\\s+)?(?<month2>${MONTH})\\.?)$`,
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
  // A leap year has every day that there is.
  return isDay(2000, { month, day }) ? { month, day } : undefined;
}

/** A report may be filed for a day that is still to come, but not for one further off. Days. */
const MAX_AHEAD = 31;

/**
 * Midnight in `timezone` of the day, in the latest year that does not put it further ahead of `reference` than a month:
 * on 2 January 2025, December 31 is that of 2024.
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
