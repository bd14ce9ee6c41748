/** Label lines: `Title: ...`, `Date: ...` and the like at the head of a plain text. */

/** What a label line may be called, and the field it means. */
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
  image: "image",
  slug: "slug",
  id: "id",
  source: "credit",
  credit: "credit",
};

export type Label = { readonly field: string; readonly text: string };

export function readLabel(line: string): Label | undefined {
  const match = /^\s*([A-Za-z]+)\s*:\s+(\S.*)$/.exec(line);
  // hasOwn, because a label may be called "constructor".
  const name = match?.[1]?.toLowerCase() ?? "";
  if (!Object.hasOwn(FIELD_OF_LABEL, name)) return undefined;
  return { field: FIELD_OF_LABEL[name] ?? "", text: match?.[2]?.trim() ?? "" };
}
