/** The record of how a field was read from a text. `npm run explain` shows it to the publisher. */

export type Derivation = {
  /** The name of the field: `title`, `published`, `authors`, `dateline`, `credit`, `label`. */
  readonly field: string;
  /** The value, as a person reads it. */
  readonly value: string;
  /** The name of the rule: `byline`, `timestamp`, `dateline OSLO, Norway (AGENCY) —`. */
  readonly rule: string;
  /** The start of the excerpt: the line of the file, and the column in characters, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The text from which the value was read, unchanged. At most one line of a wrapped paragraph. */
  readonly excerpt: string;
};

/** The lines of a text. `first` is the number of the first line in its file. */
export type NumberedLines = { readonly lines: readonly string[]; readonly first: number };

/**
 * Returns the line number, the column and the text of an excerpt in the line with the index `at`. If the line
 * does not contain the excerpt, returns the column and the text of the whole line.
 */
export function placeIn(
  { lines, first }: NumberedLines,
  at: number,
  excerpt: string,
): Pick<Derivation, "line" | "column" | "excerpt"> {
  const [opening = ""] = excerpt.trim().split("\n");
  const line = lines[at] ?? "";
  const start = line.indexOf(opening);
  if (start >= 0 && opening !== "") return { line: at + first, column: start + 1, excerpt: opening };
  return { line: at + first, column: line.length - line.trimStart().length + 1, excerpt: line.trim() };
}
