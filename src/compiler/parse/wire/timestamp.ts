/**
 * Reads the timestamp: a line with the date of a report, and perhaps its author, such as
 * ` date 2021-11-02 (@FahadShabbir)`.
 */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import { findDate, parseDate } from "../../ground/date.ts";
import { isName, nameOfHandle } from "./byline.ts";

export type Timestamp = {
  readonly published: Instant;
  /** True if a word such as `Published` names the date. */
  readonly isMarked: boolean;
  readonly authors?: readonly Author[];
  /** The text before the word "date" on the same line, if it is no author's name. */
  readonly title?: string;
};

/** The words that may stand before the date. A line with other words is text. */
const VERB =
  "(?:(?:first|last|originally)\\s+)?(?:date|dated|published|posted|filed|updated|modified)" +
  "(?:\\s+(?:date|on|at|in\\s+\\p{Lu}[\\p{L} ]{1,30}))?\\s*[:,–-]?";
const AGO = "(?:\\d+|an?)\\s+(?:minute|hour|day|week|month|year)s?\\s+ago";
/** The first group is lazy, so that "Published" in "Published date" is not read as a name. */
const OPENING = new RegExp(`^(?:(?<before>\\S.*?)\\s+)??(?<verb>${VERB}|${AGO})?$`, "iu");
/** A name and a handle before the date: `Kari Nordmann (@KariNordmann) Published` */
const SIGNED_OPENING = new RegExp(
  `^(?<before>[^()@]*)\\((?<signature>@\\w+)\\)\\s*(?<verb>${VERB}|${AGO})?$`,
  "iu",
);
const CLOSING = /^\s*\.?\s*(?:\(\s*(?<handle>@\w+)\s*\)|(?<bare>@\w+)|by\s+(?<name>\S.*))?\s*$/;

export function readTimestamp(line: string, timezone: string): Timestamp | undefined {
  const date = findDate(line, timezone);
  if (date === undefined) return undefined;
  const start = line.slice(0, date.start).trim();
  const opening = SIGNED_OPENING.exec(start) ?? OPENING.exec(start);
  const closing = CLOSING.exec(line.slice(date.end));
  if (opening === null || closing === null) return undefined;

  const { verb, signature } = opening.groups ?? {};
  const before = opening.groups?.before?.trim() || undefined;
  const { handle = closing.groups?.bare ?? signature, name } = closing.groups ?? {};
  if (name !== undefined && !isName(name.trim())) return undefined;
  if (signature !== undefined && before !== undefined && !isName(before)) return undefined;
  const isByline = before !== undefined && (signature !== undefined || isNameBeside(before, verb, handle));
  // Without a handle at the end, "The letter has the date 2 May 2021" is a sentence.
  if (before !== undefined && !isByline && handle === undefined) return undefined;
  const author = isByline
    ? before
    : (name?.trim() ?? (handle === undefined ? undefined : nameOfHandle(handle)));
  return {
    published: date.instant,
    isMarked: verb !== undefined,
    ...(author === undefined ? {} : { authors: [{ name: author }] }),
    ...(before === undefined || isByline ? {} : { title: before }),
  };
}

/** The dates of a report that stand together on one line. */
export type Dates = { readonly published?: Instant; readonly updated?: Instant };

const DATED =
  /^(?:(?:first|last|originally)\s+)?(?<verb>published|posted|created|filed|updated|modified|edited|revised)(?:\s+(?:on|at))?\s*:?\s+(?<date>.+)$/iu;

/**
 * Reads a line in which each part is a word and a date:
 * `PUBLISHED: 2 November 2021 | UPDATED: 3 November 2021`. A line with a single part counts only if it is
 * below another date (`isBelowDate`) and names an update.
 */
export function readDates(line: string, timezone: string, isBelowDate: boolean): Dates | undefined {
  const parts = line.trim().split(/\s*[|•·;]\s*(?=\p{L})|\s+[-–—]\s+(?=\p{L})/u);
  if (parts.length < 2 && !isBelowDate) return undefined;
  const dates: { published?: Instant; updated?: Instant } = {};
  for (const part of parts) {
    const { verb = "published", date = part } = DATED.exec(part)?.groups ?? {};
    const parsed = parseDate(date.replace(/\.$/, ""), timezone);
    if (!parsed.ok) return undefined;
    dates[/^(?:published|posted|created|filed)$/i.test(verb) ? "published" : "updated"] ??= parsed.value;
  }
  const isNamed = parts.some((part) => DATED.test(part));
  return isNamed && (parts.length > 1 || dates.updated !== undefined) ? dates : undefined;
}

/** Reads the date of a text in its last sentence: `... at nine. Published 14 March 2019.` */
export function readClosingDate(paragraph: string, timezone: string): Timestamp | undefined {
  const sentence = CLOSING_DATE.exec(paragraph.slice(-MAX_CLOSING))?.[1];
  return sentence === undefined ? undefined : readTimestamp(sentence, timezone);
}

/** The number of characters at the end of a paragraph in which its date is looked for. */
const MAX_CLOSING = 160;
const CLOSING_DATE =
  /(?:^|[.!?…]["”’»)]?\s+)(?:This (?:article|story|report|post) was )?((?:(?:first|originally)\s+)?(?:published|posted)\s[^.!?]*\.?)$/iu;

/**
 * Returns true if the text before the date is the author's name. A handle after the date must agree with the
 * name. Otherwise the text is the title.
 */
function isNameBeside(before: string, verb: string | undefined, handle: string | undefined): boolean {
  if (handle === undefined) return verb !== undefined && isName(before);
  return withoutSpaces(before) === withoutSpaces(nameOfHandle(handle));
}

/** Makes names comparable: `Kari Nordmann` and `karinordmann` are the same. */
function withoutSpaces(name: string): string {
  return name.replace(/\s/g, "").toLowerCase();
}
