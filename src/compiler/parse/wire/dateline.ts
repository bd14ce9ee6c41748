/** Reads the dateline: the place, date and agency at the start of a report's lead (its first paragraph). */

import type { Instant } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { findDate } from "../../ground/date.ts";
import { type DayOfYear, parseDayOfYear } from "../day-of-year.ts";
import { isAgency, isCredit } from "./agencies.ts";
import { isContact } from "./boilerplate.ts";
import { type DatelineShape, datelineShapes } from "./dateline-shapes.ts";
import { splitLabel } from "./news-label.ts";
import { isCity, isInRegion } from "./places.ts";
import { readRelease } from "./release.ts";

export type Dateline = {
  /** Absent if the dateline has only an agency: `(Reuters) -`. */
  readonly place?: string;
  readonly credit?: string;
  /** The date, if it has a year. */
  readonly published?: Instant;
  /** The date, if it has no year. */
  readonly day?: DayOfYear;
  /** The length of the dateline in characters, with the dash and space after it. */
  readonly length: number;
  /** The name of the dateline's shape. */
  readonly shape: string;
};

/** A dateline found at the start of one of several texts. */
export type FoundDateline = Dateline & {
  /** The index of the text that starts with the dateline. */
  readonly index: number;
  /** The label before the dateline: `URGENT - BERGEN (AP) —`. */
  readonly label?: string;
};

/**
 * Returns the first dateline at the start of one of the texts. Refuses a dateline without a known agency if
 * another line of the copy (`lines`) starts in the same form. Such a text is a play, a glossary or a list.
 */
export function findDateline(
  texts: readonly string[],
  lines: readonly string[],
  timezone: string,
): FoundDateline | undefined {
  for (const [index, text] of texts.entries()) {
    const { label, headline } = splitLabel(text, true);
    const dateline = readDateline(headline, timezone);
    if (dateline === undefined) continue;
    if (
      !isAgency(dateline.credit ?? "") &&
      lines.some((line) => opensAlike(line.trim(), dateline, timezone) && !text.startsWith(line.trim()))
    )
      return undefined;
    return {
      ...dateline,
      index,
      length: text.length - headline.length + dateline.length,
      ...(label === undefined ? {} : { label }),
    };
  }
  return undefined;
}

function opensAlike(line: string, { credit }: Dateline, timezone: string): boolean {
  if (readRelease(line, timezone) !== undefined || isContact(line)) return false;
  const form = credit === undefined ? SHOUTED_OPENING : BRACKETED_OPENING;
  return form.test(line.slice(0, MAX_LENGTH)) && readDateline(line, timezone)?.credit === undefined;
}

const SHOUTED_OPENING = /^\p{Lu}{2}[\p{Lu}\p{M} .,'’()-]{0,60}\s*(?:--|[–—:])\s/u;
const BRACKETED_OPENING = /^\p{Lu}[^()]{0,60}\([^()]{1,40}\)\s*(?:-|[–—:])\s/u;

/**
 * The number of characters in which a dateline is looked for. Datelines are shorter. The limit protects
 * against lines that are slow to match.
 */
const MAX_LENGTH = 300;

export function readDateline(paragraph: string, timezone: string): Dateline | undefined {
  const opening = paragraph.slice(0, MAX_LENGTH);
  for (const shape of datelineShapes()) {
    const match = shape.pattern.exec(opening);
    if (match === null) continue;
    const dateline = toDateline(match, shape, timezone);
    if (dateline !== undefined) return dateline;
  }
  return undefined;
}

function toDateline(
  match: RegExpExecArray,
  { name, needs }: DatelineShape,
  timezone: string,
): Dateline | undefined {
  const { place, credit, date } = match.groups ?? {};
  const published = date === undefined ? undefined : findDate(date, timezone)?.instant;
  const day = date === undefined || published !== undefined ? undefined : parseDayOfYear(date);
  // "Oslo, 31 April (AP)" names a day that does not exist.
  if (date !== undefined && published === undefined && day === undefined) return undefined;
  if (place !== undefined && (NO_PLACE.test(place) || isAbbreviation(place, credit))) return undefined;
  switch (needs) {
    case "date":
      if (published === undefined) return undefined;
      break;
    case "credit":
      if (!isCredit(credit ?? "", date !== undefined)) return undefined;
      break;
    case "place":
      if (place?.includes("\n") || (date === undefined && !isCity(place ?? "") && !isInRegion(place ?? "")))
        return undefined;
      break;
    case "nothing":
      break;
    default:
      return needs satisfies never;
  }
  return {
    length: match[0].length,
    shape: name,
    ...(place === undefined ? {} : { place: placeName(place) }),
    ...(credit === undefined ? {} : { credit: oneLine(credit) }),
    ...(published === undefined ? {} : { published }),
    ...(day === undefined ? {} : { day }),
  };
}

/**
 * Removes the full stop in `MOSCOW. March 3`. Keeps the full stop of an abbreviation, as in `NAPA, Calif.`
 */
function placeName(text: string): string {
  const place = oneLine(text).replace(/,$/, "");
  return place.includes(",") ? place : place.replace(/\.$/, "");
}

/** Words that can stand in the place of a dateline but name no place. */
const NO_PLACE =
  /^(?:ACT|ADVISORY|ANALYSIS|BREAKING|CHAPTER|CORRECTED|CORRECTION|DAY|EPISODE|EXCLUSIVE|FACTBOX|FLASH|LETTER|NOTE|OPINION|PART|SCENE|STEP|UPDATED?|URGENT|WARNING|WATCH|WEEK|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b/i;

/** Returns true for a glossary's entry: `AP (Associated Press) -`. */
function isAbbreviation(place: string, credit = ""): boolean {
  const initials = credit.match(/\p{Lu}/gu)?.join("") ?? "";
  return initials.length > 1 && place.replace(/[^\p{L}]/gu, "") === initials && credit.includes(" ");
}
