/** Takes label lines into a header: `Title: ...`, `Date: ...`. */

import { toRfc3339 } from "../../../model/instant.ts";
import { findDate, parseDate } from "../../ground/date.ts";
import { quote, warningAt } from "../../ground/problem.ts";
import { namesOf, readNames } from "./byline.ts";
import { LABEL_NAMES, readLabel, readMarkLabel } from "./label-lines.ts";
import { isLabel } from "./news-label.ts";
import { endsSentence } from "./paragraphs.ts";
import { note, type Reading, takeAffiliation, takeNewsLabel } from "./reading.ts";

/**
 * Reads a label line. Directly below another label, an unknown or repeated label is left out of the text,
 * with a warning.
 */
export function takeLabelLine(reading: Reading, at: number, belowLabel: boolean): boolean {
  const { header, problems, lines, path, first } = reading;
  // `wire-copy.ts` reads marks such as `Status: draft`, also those below other lines of the header.
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
 * other text.
 */
function takeDate({ problems, path, first, timezone }: Reading, text: string, at: number): string {
  const found = parseDate(text, timezone).ok ? undefined : findDate(text, timezone);
  if (found === undefined) return text;
  const date = toRfc3339(found.instant);
  problems.push(warningAt({ path, line: at + first }, `${quote(text)} read as ${date}`, "the date alone"));
  return date;
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
