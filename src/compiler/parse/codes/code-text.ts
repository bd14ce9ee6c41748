/** A text in which codes (such as `{{< figure >}}`) are searched for, and the changes that they make. */

import type { Finding } from "../../ground/problem.ts";

export type CodeText = {
  readonly text: string;
  /**
   * The text with another first character for each code that stands in Markdown's code, so that it is not
   * found. As long as `text`.
   */
  readonly masked: string;
  /** Returns the index of `mark` at or after `from`. Searches each part of the text once for each mark. */
  readonly next: (mark: string, from: number) => number | undefined;
  /** Returns the line that contains `index`. Must be called in the order of the text. */
  readonly lineAt: (index: number) => Line;
  /** The indices of closing codes, such as `[/caption]`, whose opening codes were read. */
  readonly expectedEnds: Set<number>;
};

/** A line and the line above it, as indices. The line break at `end` is no part of it. */
export type Line = { readonly start: number; readonly end: number; readonly above: number | undefined };

/** The replacement of a part of the text. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** A code that was found. The search for the next code goes on at `end`. */
export type Found = {
  readonly end: number;
  readonly edits: readonly Edit[];
  /** The message of the problem is printed behind the code itself: ` without an end`. */
  readonly problem?: Finding;
};

export function makeCodeText(text: string, masked: string): CodeText {
  const known = new Map<string, number>();
  let line: Line = { start: 0, end: endOfLine(text, 0), above: undefined };
  return {
    text,
    masked,
    next(mark, from) {
      const before = known.get(mark);
      const at = before !== undefined && before >= from ? before : masked.indexOf(mark, from);
      known.set(mark, at < 0 ? Number.POSITIVE_INFINITY : at);
      return at < 0 || at === Number.POSITIVE_INFINITY ? undefined : at;
    },
    lineAt(index) {
      while (index > line.end)
        line = { start: line.end + 1, end: endOfLine(text, line.end + 1), above: line.start };
      return line;
    },
    expectedEnds: new Set(),
  };
}

export function replaced(start: number, end: number, text: string): Found {
  return { end, edits: [{ start, end, text }] };
}

/** Returns true if only white space shares the line with a code. */
export function isAlone({ masked, lineAt }: CodeText, start: number, end: number): boolean {
  const line = lineAt(start);
  return end <= line.end && /^\s*$/.test(masked.slice(line.start, start) + masked.slice(end, line.end));
}

/**
 * Returns the replacement of a code by a block. If its lines contain no other text, empty lines separate the
 * block from the paragraphs around it. The number of lines stays, unless such an empty line is missing.
 */
export function replacedByBlock(
  { masked, lineAt }: CodeText,
  start: number,
  end: number,
  text: string,
): Found {
  const { start: lineStart, above } = lineAt(start);
  const indentation = masked.slice(lineStart, start);
  const { end: lineEnd } = lineAt(end);
  if (indentation.trim() !== "" || masked.slice(end, lineEnd).trim() !== "")
    return replaced(start, end, text);
  const hasTextAbove = above !== undefined && masked.slice(above, lineStart).trim() !== "";
  const hasTextBelow = masked.slice(lineEnd + 1, endOfLine(masked, lineEnd + 1)).trim() !== "";
  const lines = masked.slice(start, end).replace(/[^\n]+/g, "") || (hasTextBelow ? "\n" : "");
  return replaced(lineStart, end, `${hasTextAbove ? "\n" : ""}${indentation}${text}${lines}`);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
