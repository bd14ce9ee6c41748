/** Reads dates in feeds: RFC 822 with its common variants, RFC 3339, W3C-DTF. */

import { parseDate } from "../compiler/ground/date.ts";
import type { Instant } from "../model/instant.ts";
import { oneLine } from "../model/text.ts";

/**
 * Returns the instant of a date, or undefined if the text is not an existing date. A date without a zone is
 * read in `timezone`.
 */
export function parseFeedDate(written: string, timezone: string): Instant | undefined {
  const text = oneLine(written)
    // RFC 822 3.1.4: comments, such as "(UTC)", are removed.
    .replace(/\s*\([^()]*\)/g, "")
    // The day of the week is removed, in any language.
    .replace(/^[^\d,]*,\s*/, "")
    .replace(
      /^(\d{1,2}[ -][^\s\d-]+[ -])(\d{2,3})(?=\s|$)/u,
      (_, day, year) => day.replaceAll("-", " ") + fullYear(year),
    )
    .replace(/\bUT\b/, "UTC");
  const found = parseDate(text, timezone);
  if (found.ok) return found.value;
  // RFC 5322 4.3: an unknown zone counts as UTC.
  const withoutZone = parseDate(text.replace(/\s+[A-Za-z]{1,5}$/, " UTC"), timezone);
  return withoutZone.ok ? withoutZone.value : undefined;
}

/** Returns a year of four digits. RFC 5322 4.3: `21` is 2021, `98` is 1998, `103` is 2003. */
function fullYear(short: string): string {
  const year = Number(short);
  return String(year > 49 ? 1900 + year : 2000 + year);
}
