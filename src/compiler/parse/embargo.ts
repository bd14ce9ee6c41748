/**
 * Reads a newsroom's embargo: a line near the start of a text that gives the time before which the text must
 * not be published.
 */

import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import { findDate, parseDate, ZONE } from "../ground/date.ts";
import { EMBARGOES, EMBARGOES_BEFORE_TIME } from "../ground/marks.ts";
import { errorAt, noteAt, type Problem, quote } from "../ground/problem.ts";
import { type Derivation, placeIn } from "./derivation.ts";
import type { NumberedText } from "./front-matter.ts";
import { openingLines } from "./opening-lines.ts";

export type EmbargoedText = {
  /** The text with its embargo lines emptied, so that every line keeps its number. */
  readonly body: NumberedText;
  readonly publishAt?: Instant;
  /** How `publishAt` was found. */
  readonly derivations: readonly Derivation[];
};

const EXPECTED = "a date and a time, such as EMBARGOED UNTIL 2031-05-03 06:00 UTC, or 06:00+01:00";

/**
 * Reads an embargo of one or several lines. If several lines have a date and a time, the latest instant
 * counts. An embargo without a date and a time is an error.
 */
export function readEmbargo(
  body: NumberedText,
  path: string,
  timezone: string,
  problems: Problem[],
): EmbargoedText | undefined {
  const lines = body.text.split("\n");
  const isEmbargo = (line: string) => opensEmbargo(withoutMarkup(line), timezone);
  const opening = openingLines(lines, isEmbargo);
  const embargoes = opening.flatMap(({ text, at }) => {
    if (!isEmbargo(text)) return [];
    // `EMBARGOED` may be alone on its line, with `until ...` on the next one. A heading may be underlined.
    const next = lines[at + 1] ?? "";
    const goesOn = !hasDigits(text) && GOES_ON.test(withoutMarkup(next));
    const taken = goesOn || /^\s*(?:={2,}|-{2,})\s*$/.test(next) ? [at, at + 1] : [at];
    return [{ at, taken, text: goesOn ? `${text} ${next}` : text }];
  });
  const [first] = embargoes;
  if (first === undefined) return { body, derivations: [] };

  const instants = embargoes.flatMap(({ text }) => instantIn(withoutMarkup(text), timezone) ?? []);
  const dated = embargoes.find(({ text }) => hasDigits(text)) ?? first;
  const place = { path, line: dated.at + body.line };
  if (instants.length === 0) {
    const written = quote(dated.text.trim());
    problems.push(errorAt(place, `embargo ${written} has no date and time that can be read`, EXPECTED));
    return undefined;
  }
  const publishAt = Math.max(...instants);
  const taken = new Set(embargoes.flatMap((embargo) => embargo.taken));
  problems.push(noteAt(place, `embargo read as publish_at: ${toRfc3339(publishAt)}`));
  return {
    body: { ...body, text: lines.map((line, at) => (taken.has(at) ? "" : line)).join("\n") },
    publishAt,
    derivations: [
      {
        field: "publish_at",
        value: toRfc3339(publishAt),
        rule: "embargo line",
        ...placeIn({ lines, first: body.line }, dated.at, lines[dated.at] ?? ""),
      },
    ],
  };
}

/** Removes marks of Markdown, HTML and typewriters: `**EMBARGOED ...**`, `# EMBARGOED`, `[EMBARGOED]`. */
function withoutMarkup(line: string): string {
  return line
    .slice(0, MAX_LENGTH)
    .replace(/<[^<>]*>|[*_`#~]/g, " ")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The maximum number of characters that are read in a line. Embargo lines are shorter. The limit protects
 * against lines that are slow to match.
 */
const MAX_LENGTH = 500;

const GOES_ON = /^(?:until|till|before|for release|to \d)/i;

const anyPhrase = (phrases: readonly string[]) =>
  `(?:${phrases.join("|").replaceAll(" ", "\\s+")})(?![\\p{L}\\p{N}])`;
const IN_CAPITALS = new RegExp(`^${anyPhrase([...EMBARGOES, ...EMBARGOES_BEFORE_TIME])}`, "u");
const PHRASE = new RegExp(`^(?=\\p{Lu})${anyPhrase(EMBARGOES)}`, "iu");
const PHRASE_BEFORE_TIME = new RegExp(`^(?=\\p{Lu})${anyPhrase(EMBARGOES_BEFORE_TIME)}`, "iu");
/** A word in capitals before an embargo, as in `DRAFT - NOT FOR PUBLICATION`. */
const STAMP = /^(?:DRAFT|CONFIDENTIAL|INTERNAL|PRIVATE|EXCLUSIVE|ADVANCE)\s*[-–—:,/|.]+\s*/;
/** `until` in the languages of {@link EMBARGOES_BEFORE_TIME}. */
const UNTIL = "(?:until|till?|bis|jusqu|hasta|até|fino|tot|til)";
const BEFORE_TIME = new RegExp(
  `^\\s*(?:$|[:–—-]|${UNTIL}(?![\\p{L}\\p{N}])|for (?:release|publication)\\b|(?:to|for|from) \\d|\\d|copy\\b)`,
  "iu",
);
const IN_CAPITALS_BEFORE_TIME = new RegExp(`^\\s*(?:$|[:\\])]|${UNTIL}(?![\\p{L}\\p{N}]))`, "iu");

/**
 * Returns true for an embargo line. `Embargo` can also start a headline:
 * `Embargo: EU tightens the rules on oil`.
 */
function opensEmbargo(line: string, timezone: string): boolean {
  const word = /^EMBARGO(?![\p{L}\p{N}])/iu.exec(line);
  if (word !== null) {
    const rest = line.slice(word[0].length);
    if (word[0] === "EMBARGO" && IN_CAPITALS_BEFORE_TIME.test(rest)) return true;
    return /^\s*:?\s*until\b/i.test(rest) || findDate(rest, timezone)?.start === rest.search(/[^\s:–—-]/);
  }
  if (IN_CAPITALS.test(line.replace(STAMP, "")) || PHRASE.test(line)) return true;
  const [single] = PHRASE_BEFORE_TIME.exec(line) ?? [];
  return single !== undefined && BEFORE_TIME.test(line.slice(single.length));
}

function hasDigits(text: string): boolean {
  return /\d/.test(text);
}

/** Times of day in the forms that embargoes use: `06:00`, `6 a.m.`, `0001hrs`, `6 Uhr`, `noon`. */
const CLOCK = new RegExp(
  "(?<![\\d:.,/-])(?:(?<hour12>\\d{1,2})(?:[:.](?<minute12>\\d{2}))?\\s*(?<half>[ap])\\.?\\s?m\\b\\.?" +
    "|(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?!\\d)(?::\\d{2})?" +
    "|(?<hours>\\d{2})(?<minutes>\\d{2})(?!\\d)" +
    "|(?<bare>\\d{1,2})\\s*(?=(?:uhr|uur|heures?|horas?|o'clock|h|hrs|hours)\\b)|(?<noon>noon)\\b)",
  "iu",
);
const HOURS = "\\s*(?:hrs?|hours|heures?|horas?|h|uhr|uur|o'clock)?";
const ZONE_AFTER = new RegExp(`^${HOURS}\\s*\\(?(?<zone>${ZONE})(?![\\p{L}\\d])`, "iu");
/** The text that may follow a time of day without a time zone. Any other word may be an unknown time zone. */
const NO_ZONE_AFTER = new RegExp(
  `^${HOURS}\\s*(?:$|[^\\p{L}\\s(]|(?:on|at|of|the|and|or|for|not)\\b` +
    "|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b)",
  "iu",
);

/**
 * Returns the instant in a line with a date and a time. Returns undefined if one is missing or the time zone
 * is unknown.
 */
function instantIn(line: string, timezone: string): Instant | undefined {
  // A line in the form of a field needs no time: `Embargo: 2031-05-03`.
  const field = parseDate(line.replace(/^EMBARGO\s*:/i, ""), timezone);
  if (field.ok) return field.value;
  const date = findDate(line, timezone);
  if (date === undefined) return undefined;
  const [before, after] = [line.slice(0, date.start), line.slice(date.end)];
  if (date.hasTime) return date.hasZone || NO_ZONE_AFTER.test(after) ? date.instant : undefined;

  const rest = `${before} | ${after}`;
  const clock = CLOCK.exec(rest);
  if (clock === null) return undefined;
  const next = rest.slice(clock.index + clock[0].length);
  const zone = ZONE_AFTER.exec(next)?.groups?.zone ?? "";
  if (zone === "" && !NO_ZONE_AFTER.test(next)) return undefined;
  const parsed = parseDate(`${toCalendarDay(date.instant, timezone)}T${timeOf(clock)}${zone}`, timezone);
  return parsed.ok ? parsed.value : undefined;
}

/** Returns a time as `06:00`. Does not check it: `parseDate` refuses a time such as `25:00`. */
function timeOf({ groups = {} }: RegExpExecArray): string {
  const { hour12, minute12 = "00", half, hour, minute, hours, minutes, bare, noon } = groups;
  const pad = (number: string | number) => String(number).padStart(2, "0");
  if (noon !== undefined) return "12:00";
  if (hour12 === undefined) return `${pad(hour ?? hours ?? bare ?? "")}:${minute ?? minutes ?? "00"}`;
  const isAfternoon = half?.toLowerCase() === "p";
  return `${pad((Number(hour12) % 12) + (isAfternoon ? 12 : 0))}:${minute12}`;
}
