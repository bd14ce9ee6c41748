/** The state of reading a header: the lines, and the fields that were found in them. */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import type { Problem } from "../../ground/problem.ts";
import { type Derivation, placeIn } from "../derivation.ts";
import { splitLabel } from "./news-label.ts";

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
  /** A place that is alone on its line: `Oslo`. */
  place?: string;
  published?: Instant;
  /** The index of the first line below the header. */
  end: number;
  /** The derivations by field. If several lines give a field, the last one counts. */
  derivations: Record<string, Derivation>;
};

export type Reading = Copy & {
  readonly problems: Problem[];
  readonly header: Header;
  readonly timezone: string;
  /** True if a dateline starts the text. Forms that only newsrooms use are read only then. */
  readonly isReport: boolean;
  /** True if lines with a day or a time alternate with other lines, as in a timetable. */
  readonly isSchedule: boolean;
  /** True if several lines are a date and nothing else. */
  readonly isDiary: boolean;
};

export function takeAffiliation(reading: Reading, affiliation: string, at: number, rule: string): void {
  if (rule === "line below the byline" && reading.header.affiliation !== undefined) return;
  reading.header.affiliation = affiliation;
  if (!("credit" in reading.header.labels)) note(reading, "credit", affiliation, rule, at, affiliation);
}

/** Returns a headline without its news label, and keeps the label. An earlier label is not replaced. */
export function takeNewsLabel(reading: Reading, text: string, at: number): string {
  const { label, headline } = splitLabel(text, reading.isReport);
  if (label === undefined || headline === "") return text;
  reading.header.label ??= label;
  note(reading, "label", label, "label before the headline", at, label);
  return headline;
}

export function note(
  { header, ...copy }: Reading,
  field: string,
  value: string,
  rule: string,
  at: number,
  excerpt: string,
): void {
  header.derivations[field] = { field, value, rule, ...placeIn(copy, at, excerpt) };
}
