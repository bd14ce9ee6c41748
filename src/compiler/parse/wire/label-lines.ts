/** Label lines: `Title: ...`, `Date: ...` and the like at the head of a plain text. */

import { isMarkLabel } from "../../ground/marks.ts";

/** The names of label lines, and the field of each. */
const FIELD_OF_LABEL: Readonly<Record<string, string>> = {
  title: "title",
  headline: "title",
  author: "authors",
  authors: "authors",
  byline: "authors",
  date: "date",
  published: "date",
  updated: "updated",
  tags: "topics",
  topics: "topics",
  keywords: "topics",
  summary: "summary",
  description: "summary",
  language: "language",
  slug: "slug",
  replaces: "replaces",
  id: "id",
  source: "credit",
  credit: "credit",
};

export type Label = {
  readonly name: string;
  /** Absent for a label that means nothing here. */
  readonly field?: string;
  /** Empty if a form was not filled in. */
  readonly text: string;
};

export function readLabel(line: string): Label | undefined {
  const match = /^\s*([A-Za-z]+)\s*:(?:\s+(\S.*))?\s*$/.exec(line);
  if (match === null) return undefined;
  const [, name = "", text = ""] = match;
  // hasOwn, because a label may be called "constructor".
  const field = Object.hasOwn(FIELD_OF_LABEL, name.toLowerCase())
    ? FIELD_OF_LABEL[name.toLowerCase()]
    : undefined;
  return field === undefined ? { name, text: text.trim() } : { name, field, text: text.trim() };
}

/** A label line that is a mark of privacy, such as `Status: draft`; `Status: critical, doctors say` is a headline. */
export function readMarkLabel(
  line: string,
  timezone: string,
): { readonly name: string; readonly text: string } | undefined {
  const [, name = "", text = ""] = /^\s*([A-Za-z][A-Za-z_-]*)\s*:\s+(\S.*)$/.exec(line) ?? [];
  return name !== "" && isMarkLabel(name, text.trim(), timezone) ? { name, text: text.trim() } : undefined;
}

/** For telling a writer what would have been understood. */
export const LABEL_NAMES: readonly string[] = Object.keys(FIELD_OF_LABEL);
