/**
 * Writes points in time as standards and people need them. Never reads a clock: the caller passes the current
 * instant.
 */

/**
 * A point in time, in milliseconds since 1970-01-01T00:00:00Z. Always a whole second, the smallest unit of
 * HTTP and RSS dates.
 */
export type Instant = number;

/** The Unix epoch. It is the `updated` of a feed that never had an entry. */
export const EPOCH: Instant = 0;

export function wholeSecond(milliseconds: number): Instant {
  return Math.floor(milliseconds / 1000) * 1000;
}

/**
 * Returns the instant as RFC 3339, which Atom (RFC 4287 3.3) and JSON Feed require: `2021-11-02T00:00:00Z`.
 */
export function toRfc3339(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, -".000Z".length)}Z`;
}

/**
 * Returns the instant as RFC 822 with a four-digit year, which RSS requires. HTTP's IMF-fixdate is equal (RFC
 * 9110 5.6.7).
 */
export function toRfc822(instant: Instant): string {
  return new Date(instant).toUTCString();
}

/** Returns the calendar day in a time zone (an IANA name), for people: `2021-11-02`. */
export function toCalendarDay(instant: Instant, timezone: string): string {
  // UTC, the default, needs no formatter.
  return timezone === "UTC" ? toRfc3339(instant).slice(0, 10) : dayFormat(timezone).format(instant);
}

/** Returns a function that writes days in a language (BCP 47): `6 May 2024`, `6. mai 2024`. */
export function dayWriter(timezone: string, language: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(language, { timeZone: timezone, dateStyle: "long" });
  return (instant) => format.format(instant);
}

/**
 * Returns a formatter that writes days as in ISO 8601, which is also the Swedish form. Formatters are kept,
 * because they are slow to make.
 */
function dayFormat(timezone: string): Intl.DateTimeFormat {
  const format =
    DAY_FORMATS.get(timezone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short" });
  DAY_FORMATS.set(timezone, format);
  return format;
}

const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();
