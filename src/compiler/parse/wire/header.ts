/**
 * Reads the header of wire copy (the text of a news agency): title, byline, timestamp and label lines in any
 * order. The header ends before the first other line.
 */

import { toRfc3339 } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { parseDate } from "../../ground/date.ts";
import { MAX_AUTHORS } from "../../ground/file-limits.ts";
import { type Problem, quote, warningAt } from "../../ground/problem.ts";
import { isAffiliation, isCreditLine, withoutPlace } from "./agencies.ts";
import { boilerplateLength, isSchedule } from "./boilerplate.ts";
import { namesOf, readByline, readNameAbove, readNameInPlace } from "./byline.ts";
import { findDateline } from "./dateline.ts";
import { splitLabel } from "./news-label.ts";
import { type Copy, type Header, note, type Reading, takeAffiliation, takeNewsLabel } from "./reading.ts";
import { readRelease } from "./release.ts";
import { leadsToDate, readSourceLine } from "./source-line.ts";
import { takeLabelLine } from "./take-labels.ts";
import { readDates, readTimestamp } from "./timestamp.ts";
import { MAX_LINE, titleLength } from "./title-lines.ts";

/** The number of lines in which a dateline is looked for, not counting empty ones. */
const MAX_HEADER = 12;

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
    isSchedule: isSchedule(written),
    isDiary: written.filter((line) => line.length < MAX_LINE && parseDate(line, timezone).ok).length > 1,
  };
  let lastLabel = Number.NaN;
  let lastByline = Number.NaN;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "" || at < header.end) continue;
    if (line.length > MAX_LINE) break;
    if (takeBoilerplate(reading, at)) {
      // A mail address below a byline belongs to the byline.
      if (lastByline === at - 1) lastByline = at;
      continue;
    }
    if (takeDates(reading, at) || takeSource(reading, at)) {
      header.end = at + 1;
      continue;
    }
    if (takeLabelLine(reading, at, lastLabel === at - 1)) lastLabel = at;
    else if (takeByline(reading, at, lastByline === at - 1)) lastByline = at;
    else if (lastByline === at - 1 && isAffiliation(line))
      takeAffiliation(reading, oneLine(line), at, "line below the byline");
    else if (header.title !== undefined && isCreditLine(line))
      takeAffiliation(reading, withoutPlace(line), at, "agency on a line of its own");
    else if (!takeTimestamp(reading, at)) {
      if (header.title !== undefined || "title" in header.labels || !takeTitle(reading, at)) break;
    }
    header.end = Math.max(header.end, at + 1);
  }
  return header;
}

/** Leaves out boilerplate, such as `Advertisement`, and adds a warning. */
function takeBoilerplate({ header, problems, lines, path, first, isSchedule }: Reading, at: number): boolean {
  const length = boilerplateLength(lines, at, { isBelowTitle: header.title !== undefined, isSchedule });
  if (length === 0) return false;
  const line = oneLine(lines[at] ?? "");
  problems.push(
    warningAt({ path, line: at + first }, `${quote(line)} left out`, "only the article's own words"),
  );
  header.end = at + length;
  return true;
}

/** Reads a line with several dates: `PUBLISHED: 2 November 2021 | UPDATED: 3 November 2021`. */
function takeDates(reading: Reading, at: number): boolean {
  const { header, lines, timezone, first } = reading;
  const dates = readDates(lines[at] ?? "", timezone, header.published !== undefined);
  if (dates === undefined) return false;
  for (const [field, instant] of [["date", dates.published] as const, ["updated", dates.updated] as const]) {
    if (instant === undefined) continue;
    header.labels[field] = toRfc3339(instant);
    header.lineOf[field] = at + first;
    note(
      reading,
      field === "date" ? "published" : field,
      toRfc3339(instant),
      "timestamp",
      at,
      lines[at] ?? "",
    );
  }
  return true;
}

/**
 * Reads a line with one or several of these: a place, an agency, a date. If the line has no date, the next
 * line must have a date, a time or an agency.
 */
function takeSource(reading: Reading, at: number): boolean {
  const { header, lines, timezone } = reading;
  const line = lines[at] ?? "";
  // Before the title, only a press release has such a line.
  if ((header.title ?? header.label) === undefined || header.place !== undefined) return false;
  const source = readSourceLine(line, timezone);
  if (source === undefined || (source.published !== undefined && reading.isDiary)) return false;
  const { place, credit, published } = source;
  // A line with only an agency is read later, because it may belong to a byline.
  if (place === undefined && published === undefined) return false;
  if (published === undefined && !leadsToDate(lines, at, timezone)) return false;
  if (published !== undefined) {
    header.published = published;
    note(reading, "published", toRfc3339(published), "timestamp", at, line);
  }
  if (place !== undefined) {
    header.place = place;
    note(reading, "dateline", place, "place on a line of its own", at, place);
  }
  if (credit !== undefined) takeAffiliation(reading, credit, at, "agency on a line of its own");
  return true;
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
    (isReport ? readNameAbove(line, lines[at + 1] ?? "") : undefined) ??
    (header.title === undefined ? undefined : readNameInPlace(line, lines[at + 1] ?? "", reading.timezone));
  if (byline === undefined || (belowByline && (header.authors ?? []).length > MAX_AUTHORS)) return false;
  header.authors = [...((belowByline && header.authors) || []), ...byline.authors];
  note(reading, "authors", namesOf(header.authors), "byline", at, line);
  if (byline.affiliation !== undefined) takeAffiliation(reading, byline.affiliation, at, "byline");
  return true;
}

/** Reads the title, or a line above the title with a news label such as `URGENT`. */
function takeTitle(reading: Reading, at: number): boolean {
  const { header, lines, isReport } = reading;
  const line = lines[at] ?? "";
  const release = readRelease(line, reading.timezone);
  if (release !== undefined) {
    header.label ??= release.label;
    note(reading, "label", release.label, "label on a line of its own", at, release.label);
    if (release.published === undefined) return true;
    header.published = release.published;
    note(reading, "published", toRfc3339(release.published), "date of the release", at, line);
    return true;
  }
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
