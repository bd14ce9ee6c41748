/** What was told from a text, kept as data, so that whoever asks can be shown why an article says what it says. */

export type Derivation = {
  /** As the draft calls it, or as the label does: `title`, `published`, `authors`, `dateline`, `credit`, `label`. */
  readonly field: string;
  /** As a person reads it. */
  readonly value: string;
  /** What the rule is called: `byline`, `stamp`, `dateline OSLO, Norway (AGENCY) —`. */
  readonly rule: string;
  /** Where the excerpt starts: line of the file and column in characters, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What it was told from, as it stands there; of a wrapped paragraph no more than one line. */
  readonly excerpt: string;
};

/** The lines of a text, the first of which is the `first` of its file. */
export type NumberedLines = { readonly lines: readonly string[]; readonly first: number };

/** Where an excerpt stands: on the line of this index or after it; the whole line where it was pieced together. */
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
