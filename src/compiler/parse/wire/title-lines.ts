/** Finds the title among the first lines of wire copy (the text of a news agency). */

import { isCaption } from "../prose.ts";
import { endsAbbreviated, firstSentence } from "../sentences.ts";
import { readByline, readNameAbove } from "./byline.ts";
import { readDateline } from "./dateline.ts";
import { readLabel, readMarkLabel } from "./label-lines.ts";
import { endsSentence, UNWRAPPED } from "./paragraphs.ts";
import { startsSource } from "./source-line.ts";
import { readTimestamp } from "./timestamp.ts";

/**
 * The maximum length of a line in a header, in characters. A longer line is text, and the patterns of the
 * header would be slow on it.
 */
export const MAX_LINE = 300;

export type HeaderLines = {
  readonly lines: readonly string[];
  readonly timezone: string;
  /** True if a dateline starts the text. */
  readonly isReport: boolean;
};

/**
 * Returns the number of lines from `at` on that are the title: 0 or 1. In a news report, a wrapped title has
 * up to 3 lines.
 */
export function titleLength(header: HeaderLines, at: number): number {
  for (let length = 1; length <= (header.isReport ? MAX_TITLE_LINES : 1); length += 1) {
    const last = header.lines[at + length - 1]?.trim() ?? "";
    if (last === "" || /^[*•-]\s/.test(last)) return 0;
    if (isTitle(header, at + length - 1)) return length;
    if (endsSentence(last) || last.length > UNWRAPPED || isHeaderLine(header, at + length - 1)) return 0;
  }
  return 0;
}

const MAX_TITLE_LINES = 3;

/**
 * Returns true for a short line that does not end like a sentence and does not start a report. The next line
 * must be empty, a header line or the start of the report.
 */
function isTitle(header: HeaderLines, at: number): boolean {
  const { lines, timezone } = header;
  const line = lines[at]?.trim() ?? "";
  const next = lines[at + 1]?.trim() ?? "";
  if (line.length > 200 || (/[.,;:。，；：、।]["”’»」』）]?$/u.test(line) && !isShortened(line)))
    return false;
  if (isCaption(line) || opensReport(line, timezone) || (header.isReport && isAside(line))) return false;
  const isAbove = next === "" || next.length > UNWRAPPED || isHeaderLine(header, at + 1);
  return isAbove && lines.slice(at + 1).some((later) => later.trim() !== "");
}

/** Returns true for a title that ends in `...` or in an abbreviation such as `Inc.` */
function isShortened(line: string): boolean {
  if (line.split(/\s+/u).length > MAX_SHORTENED || firstSentence(line) !== line) return false;
  return /[\p{L}\p{N}]\s?\.{3,}["”’»]?$/u.test(line) || endsAbbreviated(line);
}

/** The maximum number of words in a title that ends in this way. A longer line is a paragraph. */
const MAX_SHORTENED = 14;

/** Returns true for a note to editors: `(Adds details, background)`. */
function isAside(line: string): boolean {
  return line.startsWith("(") && line.endsWith(")");
}

/**
 * Returns true for a line that starts with a dateline. The dateline must have an agency or a date, or be
 * alone on the line, because `PARIS — A walk` is a title.
 */
function opensReport(line: string, timezone: string): boolean {
  const dateline = readDateline(line, timezone);
  if (dateline === undefined) return false;
  const { credit, published, day, length } = dateline;
  return credit !== undefined || published !== undefined || day !== undefined || length === line.length;
}

function isHeaderLine({ lines, timezone, isReport }: HeaderLines, at: number): boolean {
  const line = (lines[at] ?? "").trim().slice(0, MAX_LINE);
  return (
    readDateline(line, timezone) !== undefined ||
    readLabel(line)?.field !== undefined ||
    readMarkLabel(line, timezone) !== undefined ||
    readTimestamp(line, timezone) !== undefined ||
    startsSource(lines, at, timezone) ||
    readByline(line, isReport) !== undefined ||
    (isReport && readNameAbove(line, lines[at + 1] ?? "") !== undefined)
  );
}
