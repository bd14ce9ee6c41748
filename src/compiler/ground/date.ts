/**
 * Reads dates as people and news agencies write them. Accepts only days that the calendar has. Never guesses
 * which of two numbers is the day and which is the month.
 */

import { Temporal } from "temporal-polyfill";
import { type Instant, wholeSecond } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { articleName } from "./article-name.ts";
import { MONTH, monthNumber } from "./months.ts";

export type FoundDate = {
  readonly instant: Instant;
  /** The offset in the text at which the date starts. `end` is the offset after the date. */
  readonly start: number;
  readonly end: number;
  readonly hasTime: boolean;
  readonly hasZone: boolean;
};

/**
 * The earliest date. Feed readers that use RFC 822 take a year below 1000 for one of this century or the
 * last.
 */
export const EARLIEST: Instant = Date.UTC(1000, 0, 1);

export const DATE_FORMS = "YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00";

const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
const DAY = "\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?";
/** A word between day and month, or before the year: `3rd of March`, `3 de marzo de 2024`. */
const OF = "(?:(?:of|de)\\s+)?";

const FORMS = {
  iso: "(?<isoYear>\\d{4})(?<separator>[-/.])(?<isoMonth>\\d{1,2})\\k<separator>(?<isoDay>\\d{1,2})",
  dayMonth: `${WEEKDAY}(?<day1>${DAY})\\s+${OF}(?<month1>${MONTH})\\.?,?\\s+${OF}(?<year1>\\d{4})`,
  monthDay: `${WEEKDAY}(?<month2>${MONTH})\\.?\\s+(?<day2>${DAY}),?\\s+(?<year2>\\d{4})`,
};
/**
 * The abbreviations of time zones: those of RFC 5322 4.3, and others with only one meaning. `IST` and `BST`
 * are left out, because they have several meanings.
 */
const ZONES: Readonly<Record<string, string>> = {
  ...{ z: "UTC", utc: "UTC", gmt: "UTC" },
  ...{
    est: "-05:00",
    edt: "-04:00",
    cst: "-06:00",
    cdt: "-05:00",
    mst: "-07:00",
    mdt: "-06:00",
    pst: "-08:00",
    pdt: "-07:00",
  },
  ...{
    cet: "+01:00",
    cest: "+02:00",
    eet: "+02:00",
    eest: "+03:00",
    msk: "+03:00",
    pkt: "+05:00",
    jst: "+09:00",
    kst: "+09:00",
  },
  // Newsrooms of the United States use these abbreviations both in summer and in winter.
  ...{ et: "America/New_York", ct: "America/Chicago", mt: "America/Denver", pt: "America/Los_Angeles" },
};
/** The source of a regular expression: a known zone or an offset. */
export const ZONE = `${Object.keys(ZONES).join("|")}|[+-]\\d{2}:?\\d{2}`;
/**
 * The text that must follow a time with a dot, as in `10.15 GMT`. A number such as `10.15 crowns` is followed
 * by other words.
 */
const CLOCK_END = `\\s*(?:[ap]\\.?m\\b|(?:${ZONE})(?![a-z0-9])|[|)(,;]|\\.?$|\\.\\s)`;
const TIME =
  `(?:t|,?\\s+(?:at\\s+)?|\\s*\\|\\s*)(?<hour>\\d{1,2})(?:[:h]|\\.(?=\\d{2}${CLOCK_END}))(?<minute>\\d{2})` +
  "(?::(?<second>\\d{2})(?:\\.\\d+)?)?" +
  `(?:\\s*(?<half>[ap])\\.?m\\.?)?(?:\\s*(?<zone>${ZONE})(?![a-z0-9]))?`;
const DATE = `(?:${FORMS.iso}|${FORMS.dayMonth}|${FORMS.monthDay})(?:${TIME})?`;
const WHOLE_TEXT = new RegExp(`^${DATE}$`, "iu");
/** Every date has a year of four digits. Most texts have none, and this pattern is much faster. */
const YEAR = /\d{4}/;
const WITHIN_TEXT = new RegExp(`(?<![\\p{L}\\d])${DATE}(?!\\d)`, "giu");

/** Reads a text that is a date and nothing else. A date without a time is 00:00 in `timezone`. */
export function parseDate(text: string, timezone: string): Result<Instant, string> {
  const match = YEAR.test(text) ? WHOLE_TEXT.exec(withPlainZone(text.trim())) : null;
  if (match === null) return err("is not a date");
  const instant = toInstant(match, timezone);
  return instant === undefined ? err("is not a calendar date") : ok(instant);
}

/** An offset in hours alone, as YAML 1.1 and PostgreSQL write it: `14:30:00 -4`. https://yaml.org/type/timestamp.html */
const HOURS_AS_ZONE = /(?<=:\d{2}(?:\.\d+)?[^\S\n]*[+-])\d{1,2}$/;

/** Returns the text with an offset of four digits, and without the `UTC` that Nikola writes before an offset. */
function withPlainZone(text: string): string {
  const plain = text.replace(/UTC(?=[+-]\d)/, "");
  return plain.replace(HOURS_AS_ZONE, (hours) => `${hours.padStart(2, "0")}:00`);
}

/** Returns the first date in a text that exists in the calendar, with its place. */
export function findDate(text: string, timezone: string): FoundDate | undefined {
  if (!YEAR.test(text)) return undefined;
  for (const match of text.matchAll(WITHIN_TEXT)) {
    const instant = toInstant(match, timezone);
    if (instant === undefined) continue;
    const { hour, zone } = match.groups ?? {};
    return {
      instant,
      start: match.index,
      end: match.index + match[0].length,
      hasTime: hour !== undefined,
      hasZone: zone !== undefined,
    };
  }
  return undefined;
}

/** Returns the date at the start of a file name: `2021-11-02-new-start.md`, `20211102_x.txt`. */
export function dateOfFileName(name: string, timezone: string): Instant | undefined {
  const match = /^(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  if (match === null) return undefined;
  const found = parseDate(`${match[1]}-${match[2]}-${match[3]}`, timezone);
  return found.ok ? found.value : undefined;
}

/**
 * Returns the date in the path of an article: in the name of its file or bundle, or in its folders, as Docusaurus
 * has them: `2021/11/02/new-start.md`.
 */
export function dateOfPath(name: string, timezone: string): Instant | undefined {
  const inName = dateOfFileName(articleName(name), timezone);
  const folders = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})(?=[/_-][^/])/.exec(name);
  return inName ?? (folders === null ? undefined : dateOfFileName(folders.slice(1).join("-"), timezone));
}

/**
 * Returns the date in the former addresses of an article: `/2021/11/02/new-start/`. Returns undefined if the
 * addresses have different dates.
 */
export function dateOfAddresses(paths: readonly string[], timezone: string): Instant | undefined {
  const found = new Set(paths.flatMap((path) => dateOfPath(path, timezone) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

function toInstant({ groups = {} }: RegExpMatchArray, timezone: string): Instant | undefined {
  const monthName = groups.month1 ?? groups.month2 ?? "";
  const year = Number(groups.isoYear ?? groups.year1 ?? groups.year2);
  const month = groups.isoMonth === undefined ? monthNumber(monthName) : Number(groups.isoMonth);
  const day = Number.parseInt(groups.isoDay ?? groups.day1 ?? groups.day2 ?? "", 10);
  const hour = hourOfDay(groups.hour, groups.half);
  // RFC 3339 and RFC 822 have four-digit years. A year 0 is a mistake.
  if (year < 1 || hour === undefined || !isOffsetInUse(groups.zone)) return undefined;
  const zone = zoneName(groups.zone) ?? timezone;
  const [minute, second] = [Number(groups.minute ?? 0), Number(groups.second ?? 0)];
  if (zone === "UTC") return utcInstant(year, month, day, hour, minute, second);
  try {
    const wall = Temporal.PlainDateTime.from(
      { year, month, day, hour, minute, second },
      { overflow: "reject" },
    );
    return wholeSecond(wall.toZonedDateTime(zone).epochMilliseconds);
  } catch {
    // Temporal throws on the 31st of February and on 25:00.
    return undefined;
  }
}

/** Returns the instant of a time in UTC, or undefined if the calendar does not have it. */
function utcInstant(
  ...[year, month, ...rest]: readonly [year: number, month: number, ...rest: number[]]
): Instant | undefined {
  const date = new Date(0);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const read = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
  const isInCalendar = [month, day, hour, minute].every((part, at) => part === read[at]) && second < 60;
  return isInCalendar ? date.getTime() : undefined;
}

function hourOfDay(written: string | undefined, half: string | undefined): number | undefined {
  if (written === undefined) return 0;
  const hour = Number(written);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

/** Returns false for an offset of more than 14 hours, which no place uses. */
function isOffsetInUse(written = ""): boolean {
  const [, hours = "0", minutes = "0"] = /^[+-](\d{2}):?(\d{2})$/.exec(written) ?? [];
  return Number(hours) * 60 + Number(minutes) <= 14 * 60;
}

function zoneName(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  return ZONES[written.toLowerCase()] ?? written.replace(/^(...):?(..)$/, "$1:$2");
}
