/** The head of plain copy: title, byline, stamp and label lines, in whatever order they come, until a line is none of them. */

import type { Author } from "../../../model/article.ts";
import { type Instant, toRfc3339 } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { findDate, parseDate } from "../../ground/date.ts";
import { MAX_AUTHORS } from "../../ground/file-limits.ts";
import { type Problem, quote, warningAt } from "../../ground/problem.ts";
import { type Derivation, placeIn } from "../derivation.ts";
import { isAffiliation } from "./agencies.ts";
import { namesOf, readByline, readNameAbove, readNames } from "./byline.ts";
import { findDateline } from "./dateline.ts";
import { isFurniture } from "./furniture.ts";
import { LABEL_NAMES, readLabel, readMarkLabel } from "./labels.ts";
import { isLabel, splitLabel } from "./news-label.ts";
import { endsSentence } from "./paragraphs.ts";
import { readStamp } from "./stamp.ts";
import { MAX_LINE, titleLength } from "./title.ts";

/** Some lines of a file. */
export type Copy = {
  readonly path: string;
  readonly lines: readonly string[];
  /** The number of the first of them in the file. */
  readonly first: number;
};

export type Head = {
  /** The texts of label lines by field, not yet checked. */
  labels: Record<string, unknown>;
  /** The line of each, counted from 1. */
  lineOf: Record<string, number>;
  title?: string;
  /** The news label before the headline: `UPDATE 2`. */
  label?: string;
  authors?: readonly Author[];
  affiliation?: string;
  stamped?: Instant;
  /** Index of the first line of the text. */
  end: number;
  /** By field: what the last line to say something of it said. */
  derivations: Record<string, Derivation>;
};

/** How far down a dateline tells that a text is a report. Lines that are not empty. */
const MAX_HEAD = 12;

type Reading = Copy & {
  readonly problems: Problem[];
  readonly head: Head;
  readonly timezone: string;
  /** True if a dateline opens the text. Forms that only newsrooms use are read only then. */
  readonly isReport: boolean;
  /** True if several lines hold a date and nothing else. */
  readonly isDiary: boolean;
};

export function readHead(copy: Copy, timezone: string, problems: Problem[]): Head {
  const { lines } = copy;
  const head: Head = { labels: {}, lineOf: {}, end: 0, derivations: {} };
  const written = lines.map((line) => line.trim()).filter((line) => line !== "");
  const reading = {
    ...copy,
    problems,
    head,
    timezone,
    isReport: findDateline(written.slice(0, MAX_HEAD), written, timezone) !== undefined,
    isDiary: written.filter((line) => line.length < MAX_LINE && parseDate(line, timezone).ok).length > 1,
  };
  let lastLabel = Number.NaN;
  let lastByline = Number.NaN;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "" || at < head.end) continue;
    if (line.length > MAX_LINE) break;
    if (takeFurniture(reading, at)) continue;
    if (takeLabelLine(reading, at, lastLabel === at - 1)) lastLabel = at;
    else if (takeByline(reading, at, lastByline === at - 1)) lastByline = at;
    else if (lastByline === at - 1 && isAffiliation(line))
      takeAffiliation(reading, oneLine(line), at, "line below the byline");
    else if (!takeStamp(reading, at)) {
      if (head.title !== undefined || "title" in head.labels || !takeTitle(reading, at)) break;
    }
    head.end = Math.max(head.end, at + 1);
  }
  return head;
}

/** Directly below a label line stands another; what it says is told if it cannot be used, and never part of the text. */
function takeLabelLine(reading: Reading, at: number, belowLabel: boolean): boolean {
  const { head, problems, lines, path, first } = reading;
  // `wire.ts` reads the marks of the whole head.
  if (readMarkLabel(lines[at] ?? "", reading.timezone) !== undefined) return true;
  const label = readLabel(lines[at] ?? "");
  if (label === undefined) return false;
  const { name, field, text } = label;
  if (isSpoken(field, name, text)) return false;
  const isRepeat =
    field !== undefined && (field in head.labels || (field === "title" && head.title !== undefined));
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
  head.labels[field] = text;
  head.lineOf[field] = at + first;
  note(reading, field === "date" ? "published" : field, text, `label line ${name}:`, at, text);
  if (field === "date" || field === "updated") head.labels[field] = takeDate(reading, text, at);
  if (field === "topics" && text === "[]") head.labels[field] = [];
  if (field === "title") head.labels[field] = takeNewsLabel(reading, text, at);
  if (field === "authors") {
    const byline = readNames(text);
    head.labels[field] = byline.authors;
    note(reading, "authors", namesOf(byline.authors), `label line ${name}:`, at, text);
    if (byline.affiliation !== undefined)
      takeAffiliation(reading, byline.affiliation, at, `label line ${name}:`);
  }
  return true;
}

/** A label may give more than the date (`14:05, 3 June 2022 | 3 min read`): the first date in it counts, and the rest is told. */
function takeDate({ problems, path, first, timezone }: Reading, text: string, at: number): string {
  const found = parseDate(text, timezone).ok ? undefined : findDate(text, timezone);
  if (found === undefined) return text;
  const date = toRfc3339(found.instant);
  problems.push(warningAt({ path, line: at + first }, `${quote(text)} read as ${date}`, "the date alone"));
  return date;
}

/** Leaves out a line that a web page had around the text, with a warning. */
function takeFurniture({ head, problems, lines, path, first }: Reading, at: number): boolean {
  const line = oneLine(lines[at] ?? "");
  if (!isFurniture(line)) return false;
  problems.push(warningAt({ path, line: at + first }, `${quote(line)} left out`, "the article's own words"));
  head.end = at + 1;
  return true;
}

/** `Update: Ferry runs aground` is a headline, `KARI: Hello!` a play, `To: Anna` a letter: none of them is a form filled in. */
function isSpoken(field: string | undefined, name: string, text: string): boolean {
  if (field === undefined)
    return isLabel(name) || /^(?:attn|bcc|by|cc|from|re|subject|to)$/i.test(name) || endsSentence(text);
  return field === "updated" && isLabel(name) && !/\d/.test(text) && text.split(" ").length > 2;
}

/** A label's text names something; one that ends like a sentence is a paragraph that starts like a label. */
function isSentence(text: string): boolean {
  return text.length > 60 && text.endsWith(".");
}

function takeStamp(reading: Reading, at: number): boolean {
  const { head, lines, timezone } = reading;
  const line = lines[at] ?? "";
  const stamp = readStamp(line, timezone);
  if (stamp === undefined) return false;
  if (reading.isDiary && parseDate(line, timezone).ok) return false;
  head.stamped = stamp.published;
  note(reading, "published", toRfc3339(stamp.published), "stamp", at, line);
  if (stamp.authors !== undefined && head.authors === undefined) {
    head.authors = stamp.authors;
    note(reading, "authors", namesOf(stamp.authors), "name in the stamp", at, line);
  }
  if (stamp.title !== undefined && head.title === undefined) {
    head.title = takeNewsLabel(reading, stamp.title, at);
    note(reading, "title", head.title, "text before the stamp", at, stamp.title);
  }
  return true;
}

/** `By JANE DOE` may go on below with `and JON ROE`, or with a second `By`. */
function takeByline(reading: Reading, at: number, belowByline: boolean): boolean {
  const { head, lines, isReport } = reading;
  const line = lines[at] ?? "";
  const byline =
    readByline(belowByline ? line.replace(/^\s*and\s+/i, "By ") : line, isReport) ??
    (isReport ? readNameAbove(line, lines[at + 1] ?? "") : undefined);
  if (byline === undefined || (belowByline && (head.authors ?? []).length > MAX_AUTHORS)) return false;
  head.authors = [...((belowByline && head.authors) || []), ...byline.authors];
  note(reading, "authors", namesOf(head.authors), "byline", at, line);
  if (byline.affiliation !== undefined) takeAffiliation(reading, byline.affiliation, at, "byline");
  return true;
}

function takeAffiliation(reading: Reading, affiliation: string, at: number, rule: string): void {
  if (rule === "line below the byline" && reading.head.affiliation !== undefined) return;
  reading.head.affiliation = affiliation;
  if (!("credit" in reading.head.labels)) note(reading, "credit", affiliation, rule, at, affiliation);
}

/** The title, or a line with the label alone that stands above it. */
function takeTitle(reading: Reading, at: number): boolean {
  const { head, lines, isReport } = reading;
  const line = lines[at] ?? "";
  const alone = splitLabel(line, isReport);
  if (alone.label !== undefined && alone.headline === "") {
    head.label ??= alone.label;
    note(reading, "label", alone.label, "label on a line of its own", at, line);
    return true;
  }
  const length = titleLength(reading, at);
  if (length === 0) return false;
  head.title = takeNewsLabel(reading, oneLine(lines.slice(at, at + length).join(" ")), at);
  head.end = at + length;
  note(reading, "title", head.title, "title line", at, length === 1 ? head.title : line);
  return true;
}

/** Takes the label off a headline that has one and gives what is left; a label already known is kept. */
function takeNewsLabel(reading: Reading, text: string, at: number): string {
  const { label, headline } = splitLabel(text, reading.isReport);
  if (label === undefined || headline === "") return text;
  reading.head.label ??= label;
  note(reading, "label", label, "label before the headline", at, label);
  return headline;
}

function note(
  { head, ...copy }: Reading,
  field: string,
  value: string,
  rule: string,
  at: number,
  excerpt: string,
): void {
  head.derivations[field] = { field, value, rule, ...placeIn(copy, at, excerpt) };
}
