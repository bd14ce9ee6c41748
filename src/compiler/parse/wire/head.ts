/** The head of plain copy: title, byline, stamp and label lines, in whatever order they come, until a line is none of them. */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { quote, type SeedProblem, warningAt } from "../../problem.ts";
import { isHouse, readByline, readNames } from "./byline.ts";
import { readDateline } from "./dateline.ts";
import { LABEL_NAMES, readLabel } from "./labels.ts";
import { UNWRAPPED } from "./paragraphs.ts";
import { readStamp } from "./stamp.ts";

export type Head = {
  /** What label lines say, by field, not yet checked. */
  labels: Record<string, unknown>;
  /** The line of each, counted from 1. */
  lines: Record<string, number>;
  title?: string;
  authors?: readonly Author[];
  affiliation?: string;
  stamped?: Instant;
  /** Index of the first line of the text. */
  end: number;
  warnings: SeedProblem[];
};

/** What is longer is text; patterns meant for short lines are slow on long ones. Characters. */
const MAX_LINE = 300;

/** `firstLine` is the number of the file's line that `lines` starts with. */
export function readHead(lines: readonly string[], path: string, firstLine: number, timezone: string): Head {
  const head: Head = { labels: {}, lines: {}, end: 0, warnings: [] };
  let lastLabel = Number.NaN;
  let lastByline = Number.NaN;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (line.length > MAX_LINE) break;
    if (takeLabel(head, line, { path, line: at + firstLine }, lastLabel === at - 1)) lastLabel = at;
    else if (takeByline(head, line)) lastByline = at;
    else if (lastByline === at - 1 && isHouse(line)) head.affiliation ??= oneLine(line);
    else if (!takeStamp(head, line, timezone)) {
      if (head.title !== undefined || "title" in head.labels || !isTitle(lines, at, timezone)) break;
      head.title = oneLine(line);
    }
    head.end = at + 1;
  }
  return head;
}

/** Directly below a label line stands another; what it says is told if it cannot be used, and never part of the text. */
function takeLabel(head: Head, line: string, place: { path: string; line: number }, belowLabel: boolean): boolean {
  const label = readLabel(line);
  if (label === undefined) return false;
  const { name, field, text } = label;
  const isRepeat = field !== undefined && (field in head.labels || (field === "title" && head.title !== undefined));
  if (field === undefined || isRepeat || isSentence(text)) {
    if (!belowLabel) return false;
    const found = `label ${quote(name)} left out`;
    head.warnings.push(warningAt(place, found, isRepeat ? "each once" : `one of ${LABEL_NAMES.join(", ")}`));
    return true;
  }
  if (text === "") return true;
  if (field === "topics" && text === "[]") {
    head.labels[field] = [];
    return true;
  }
  const byline = field === "authors" ? readNames(text) : undefined;
  if (byline?.affiliation !== undefined) head.affiliation = byline.affiliation;
  head.labels[field] = byline === undefined ? text : byline.authors;
  head.lines[field] = place.line;
  return true;
}

/** A label's text names something; one that ends like a sentence is a paragraph that starts like a label. */
function isSentence(text: string): boolean {
  return text.length > 60 && text.endsWith(".");
}

function takeStamp(head: Head, line: string, timezone: string): boolean {
  const stamp = readStamp(line, timezone);
  if (stamp === undefined) return false;
  head.stamped = stamp.published;
  if (stamp.authors !== undefined) head.authors ??= stamp.authors;
  if (stamp.title !== undefined) head.title ??= stamp.title;
  return true;
}

function takeByline(head: Head, line: string): boolean {
  const byline = readByline(line);
  if (byline === undefined) return false;
  head.authors = byline.authors;
  if (byline.affiliation !== undefined) head.affiliation = byline.affiliation;
  return true;
}

/** A short line that ends like no sentence, opens no report, and has a head line, a report or an empty line below it. */
function isTitle(lines: readonly string[], at: number, timezone: string): boolean {
  const line = lines[at]?.trim() ?? "";
  const next = (lines[at + 1]?.trim() ?? "").slice(0, MAX_LINE);
  if (line.length > 200 || /[.,;:]["”’»]?$/u.test(line)) return false;
  if (readDateline(line, timezone) !== undefined) return false;
  const isAbove =
    next === "" ||
    next.length > UNWRAPPED ||
    readDateline(next, timezone) !== undefined ||
    readLabel(next)?.field !== undefined ||
    readStamp(next, timezone) !== undefined ||
    readByline(next) !== undefined;
  return isAbove && lines.slice(at + 1).some((later) => later.trim() !== "");
}
