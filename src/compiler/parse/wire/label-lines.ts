/**
 * Reads label lines in the header of wire copy (the text of a news agency), such as `Title: ...` and
 * `Date: ...`.
 */

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
  /** Absent for an unknown label. */
  readonly field?: string;
  /** Empty if the label has no text. */
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

/**
 * Returns a label line that is a mark, such as `Status: draft`. A mark keeps the article private or holds it
 * back. Returns undefined for a headline such as `Status: critical, doctors say`.
 */
export function readMarkLabel(
  line: string,
  timezone: string,
): { readonly name: string; readonly text: string } | undefined {
  const [, name = "", text = ""] = /^\s*([A-Za-z][A-Za-z_-]*)\s*:\s+(\S.*)$/.exec(line) ?? [];
  return name !== "" && isMarkLabel(name, text.trim(), timezone) ? { name, text: text.trim() } : undefined;
}

/** The names of all labels, for messages. */
export const LABEL_NAMES: readonly string[] = Object.keys(FIELD_OF_LABEL);
