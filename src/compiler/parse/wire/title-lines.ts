/** The title of plain copy: which of its first lines are one. */

import { readByline, readNameAbove } from "./byline.ts";
import { readDateline } from "./dateline.ts";
import { readLabel, readMarkLabel } from "./label-lines.ts";
import { endsSentence, UNWRAPPED } from "./paragraphs.ts";
import { readStamp } from "./timestamp.ts";

/** Characters. A longer line is text. The patterns are made for short lines and slow on long ones. */
export const MAX_LINE = 300;

export type HeadLines = {
  readonly lines: readonly string[];
  readonly timezone: string;
  /** True if a dateline opens the text. */
  readonly isReport: boolean;
};

/** How many lines from `at` on are the title: none, one, or above a report up to three, if it is wrapped. */
export function titleLength(head: HeadLines, at: number): number {
  for (let length = 1; length <= (head.isReport ? MAX_TITLE_LINES : 1); length += 1) {
    const last = head.lines[at + length - 1]?.trim() ?? "";
    if (last === "" || /^[*•-]\s/.test(last)) return 0;
    if (isTitle(head, at + length - 1)) return length;
    if (endsSentence(last) || last.length > UNWRAPPED || isHeadLine(head, at + length - 1)) return 0;
  }
  return 0;
}

const MAX_TITLE_LINES = 3;

/** A short line that ends like no sentence, opens no report, and has a head line, a report or an empty line below it. */
function isTitle(head: HeadLines, at: number): boolean {
  const { lines, timezone } = head;
  const line = lines[at]?.trim() ?? "";
  const next = lines[at + 1]?.trim() ?? "";
  if (line.length > 200 || /[.,;:]["”’»]?$/u.test(line)) return false;
  if (opensReport(line, timezone) || (head.isReport && isAside(line))) return false;
  const isAbove = next === "" || next.length > UNWRAPPED || isHeadLine(head, at + 1);
  return isAbove && lines.slice(at + 1).some((later) => later.trim() !== "");
}

/** `(Adds details, background)`: a note to editors. */
function isAside(line: string): boolean {
  return line.startsWith("(") && line.endsWith(")");
}

/** `PARIS — A walk` is a title, as long as neither an agency nor a date is in it. */
function opensReport(line: string, timezone: string): boolean {
  const dateline = readDateline(line, timezone);
  if (dateline === undefined) return false;
  const { credit, published, day, length } = dateline;
  return credit !== undefined || published !== undefined || day !== undefined || length === line.length;
}

function isHeadLine({ lines, timezone, isReport }: HeadLines, at: number): boolean {
  const line = (lines[at] ?? "").trim().slice(0, MAX_LINE);
  return (
    readDateline(line, timezone) !== undefined ||
    readLabel(line)?.field !== undefined ||
    readMarkLabel(line, timezone) !== undefined ||
    readStamp(line, timezone) !== undefined ||
    readByline(line, isReport) !== undefined ||
    (isReport && readNameAbove(line, lines[at + 1] ?? "") !== undefined)
  );
}
