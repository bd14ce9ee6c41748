/**
 * Reads the header of wire copy: title, byline, timestamp and label lines in any order. Ends at the first
 * other line.
 */

import type { Author } from "../../../model/article.ts";
import { type Instant, toRfc3339 } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { findDate, parseDate } from "../../ground/date.ts";
import { MAX_AUTHORS } from "../../ground/file-limits.ts";
import { type Problem, quote, warningAt } from "../../ground/problem.ts";
import { type Derivation, placeIn } from "../derivation.ts";
import { isAffiliation } from "./agencies.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { namesOf, readByline, readNameAbove, readNames } from "./byline.ts";
import { findDateline } from "./dateline.ts";
import { LABEL_NAMES, readLabel, readMarkLabel } from "./label-lines.ts";
import { isLabel, splitLabel } from "./news-label.ts";
import { endsSentence } from "./paragraphs.ts";
import { readTimestamp } from "./timestamp.ts";
import { MAX_LINE, titleLength } from "./title-lines.ts";

/** The lines of a text, and the file that contains them. */
export type Copy = {
  readonly path: string;
  readonly lines: readonly string[];
  /** The number of the first line in the file. */
  readonly first: number;
};

export type Header = {
  /** The texts of label lines by field, not yet checked. */
  labels: Record<string, unknown>;
  /** The line number of each label. */
  lineOf: Record<string, number>;
  title?: string;
  /** The news label before the headline: `UPDATE 2`. */
  label?: string;
  authors?: readonly Author[];
  affiliation?: string;
  published?: Instant;
  /** Index of the first line of the text. */
  end: number;
  /** By field. If several lines give a field, the last one counts. */
  derivations: Record<string, Derivation>;
};

/** The maximum number of lines above a dateline, not counting empty ones. */
const MAX_HEADER = 12;

type Reading = Copy & {
  readonly problems: Problem[];
  readonly header: Header;
  readonly timezone: string;
  /** True if a dateline starts the text. Forms that only newsrooms use are read only then. */
  readonly isReport: boolean;
  /** True if several lines are a date and nothing else. */
  readonly isDiary: boolean;
};

export function readHeader(copy: Copy, timezone: string, problems: Problem[]): Header {
  const { lines } = copy;
  const header: Header = { labels: {}, lineOf: {}, end: 0, derivations: {} };
  const written = lines.map((line) => line.trim()).filter((line) => line !== "");
  const reading = {
    ...copy,
    problems,
    header,
    timezone,
    isReport: findDateline(written.slice(0, MAX_HEADER), written, timezone) !== undefined,
    isDiary: written.filter((line) => line.length < MAX_LINE && parseDate(line, timezone).ok).length > 1,
  };
  let lastLabel = Number.NaN;
  let lastByline = Number.NaN;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "" || at < header.end) continue;
    if (line.length > MAX_LINE) break;
    if (takeBoilerplate(reading, at)) continue;
    if (takeLabelLine(reading, at, lastLabel === at - 1)) lastLabel = at;
    else if (takeByline(reading, at, lastByline === at - 1)) lastByline = at;
    else if (lastByline === at - 1 && isAffiliation(line))
      takeAffiliation(reading, oneLine(line), at, "line below the byline");
    else if (!takeTimestamp(reading, at)) {
      if (header.title !== undefined || "title" in header.labels || !takeTitle(reading, at)) break;
    }
    header.end = Math.max(header.end, at + 1);
  }
  return header;
}

/**
 * Reads a label line. Directly below another label, an unknown or repeated label is left out of the text,
 * with a warning.
 */
function takeLabelLine(reading: Reading, at: number, belowLabel: boolean): boolean {
  const { header, problems, lines, path, first } = reading;
  // `wire-copy.ts` reads the marks, also those below other lines of the header.
  if (readMarkLabel(lines[at] ?? "", reading.timezone) !== undefined) return true;
  const label = readLabel(lines[at] ?? "");
  if (label === undefined) return false;
  const { name, field, text } = label;
  if (isSpoken(field, name, text)) return false;
  const isRepeat =
    field !== undefined && (field in header.labels || (field === "title" && header.title !== undefined));
  if (isSentence(text) && !(field === "summary" && belowLabel)) return false;
  if (field === undefined || isRepeat) {
    if (!belowLabel) return false;
    const found = `label ${quote(name)} left out`;
    problems.push(
      warningAt(
        { path, line: at + first },
        found,
        isRepeat ? "each once" : `one of ${LABEL_NAMES.join(", ")}`,
      ),
    );
    return true;
  }
  if (text === "") return true;
  header.labels[field] = text;
  header.lineOf[field] = at + first;
  note(reading, field === "date" ? "published" : field, text, `label line ${name}:`, at, text);
  if (field === "date" || field === "updated") header.labels[field] = takeDate(reading, text, at);
  if (field === "topics" && text === "[]") header.labels[field] = [];
  if (field === "title") header.labels[field] = takeNewsLabel(reading, text, at);
  if (field === "authors") {
    const byline = readNames(text);
    header.labels[field] = byline.authors;
    note(reading, "authors", namesOf(byline.authors), `label line ${name}:`, at, text);
    if (byline.affiliation !== undefined)
      takeAffiliation(reading, byline.affiliation, at, `label line ${name}:`);
  }
  return true;
}

/**
 * Takes the first date of a label with more text (`14:05, 3 June 2022 | 3 min read`), and warns about the
 * rest.
 */
function takeDate({ problems, path, first, timezone }: Reading, text: string, at: number): string {
  const found = parseDate(text, timezone).ok ? undefined : findDate(text, timezone);
  if (found === undefined) return text;
  const date = toRfc3339(found.instant);
  problems.push(warningAt({ path, line: at + first }, `${quote(text)} read as ${date}`, "the date alone"));
  return date;
}

/** Leaves out a line of boilerplate, with a warning. */
function takeBoilerplate({ header, problems, lines, path, first }: Reading, at: number): boolean {
  const line = oneLine(lines[at] ?? "");
  if (!isBoilerplate(line)) return false;
  problems.push(warningAt({ path, line: at + first }, `${quote(line)} left out`, "the article's own words"));
  header.end = at + 1;
  return true;
}

/**
 * Returns true for lines that only look like labels: a headline (`Update: Ferry runs aground`), a line of a
 * play (`KARI: Hello!`), a line of a letter (`To: Anna`).
 */
function isSpoken(field: string | undefined, name: string, text: string): boolean {
  if (field === undefined)
    return isLabel(name) || /^(?:attn|bcc|by|cc|from|re|subject|to)$/i.test(name) || endsSentence(text);
  return field === "updated" && isLabel(name) && !/\d/.test(text) && text.split(" ").length > 2;
}

/** Returns true for a sentence. Then the line is a paragraph that starts like a label. */
function isSentence(text: string): boolean {
  return text.length > 60 && text.endsWith(".");
}

function takeTimestamp(reading: Reading, at: number): boolean {
  const { header, lines, timezone } = reading;
  const line = lines[at] ?? "";
  const timestamp = readTimestamp(line, timezone);
  if (timestamp === undefined) return false;
  if (reading.isDiary && parseDate(line, timezone).ok) return false;
  header.published = timestamp.published;
  note(reading, "published", toRfc3339(timestamp.published), "timestamp", at, line);
  if (timestamp.authors !== undefined && header.authors === undefined) {
    header.authors = timestamp.authors;
    note(reading, "authors", namesOf(timestamp.authors), "name in the timestamp", at, line);
  }
  if (timestamp.title !== undefined && header.title === undefined) {
    header.title = takeNewsLabel(reading, timestamp.title, at);
    note(reading, "title", header.title, "text before the timestamp", at, timestamp.title);
  }
  return true;
}

/** Reads a byline. The next line may continue it: `and JON ROE`, or a second `By`. */
function takeByline(reading: Reading, at: number, belowByline: boolean): boolean {
  const { header, lines, isReport } = reading;
  const line = lines[at] ?? "";
  const byline =
    readByline(belowByline ? line.replace(/^\s*and\s+/i, "By ") : line, isReport) ??
    (isReport ? readNameAbove(line, lines[at + 1] ?? "") : undefined);
  if (byline === undefined || (belowByline && (header.authors ?? []).length > MAX_AUTHORS)) return false;
  header.authors = [...((belowByline && header.authors) || []), ...byline.authors];
  note(reading, "authors", namesOf(header.authors), "byline", at, line);
  if (byline.affiliation !== undefined) takeAffiliation(reading, byline.affiliation, at, "byline");
  return true;
}

function takeAffiliation(reading: Reading, affiliation: string, at: number, rule: string): void {
  if (rule === "line below the byline" && reading.header.affiliation !== undefined) return;
  reading.header.affiliation = affiliation;
  if (!("credit" in reading.header.labels)) note(reading, "credit", affiliation, rule, at, affiliation);
}

/** Reads the title, or the news label on a line above it. */
function takeTitle(reading: Reading, at: number): boolean {
  const { header, lines, isReport } = reading;
  const line = lines[at] ?? "";
  const alone = splitLabel(line, isReport);
  if (alone.label !== undefined && alone.headline === "") {
    header.label ??= alone.label;
    note(reading, "label", alone.label, "label on a line of its own", at, line);
    return true;
  }
  const length = titleLength(reading, at);
  if (length === 0) return false;
  header.title = takeNewsLabel(reading, oneLine(lines.slice(at, at + length).join(" ")), at);
  header.end = at + length;
  note(reading, "title", header.title, "title line", at, length === 1 ? header.title : line);
  return true;
}

/** Returns a headline without its news label, and keeps the label. An earlier label is not replaced. */
function takeNewsLabel(reading: Reading, text: string, at: number): string {
  const { label, headline } = splitLabel(text, reading.isReport);
  if (label === undefined || headline === "") return text;
  reading.header.label ??= label;
  note(reading, "label", label, "label before the headline", at, label);
  return headline;
}

function note(
  { header, ...copy }: Reading,
  field: string,
  value: string,
  rule: string,
  at: number,
  excerpt: string,
): void {
  header.derivations[field] = { field, value, rule, ...placeIn(copy, at, excerpt) };
}
