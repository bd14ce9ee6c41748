/** A text in which codes (such as `{{< figure >}}`) are searched for, and the changes that they make. */

import type { Finding } from "../../ground/problem.ts";

export type CodeText = {
  readonly text: string;
  /**
   * A copy of `text` with the same length. In Markdown's code, the first character of each code is replaced,
   * so that the code is not found.
   */
  readonly masked: string;
  /** Returns the index of `mark` at or after `from`. Searches each part of the text once for each mark. */
  readonly next: (mark: string, from: number) => number | undefined;
  /**
   * Returns the line that contains `index`. Each call needs an index on the same line as the last one, or
   * below.
   */
  readonly lineAt: (index: number) => Line;
  /** The indices of closing codes, such as `[/caption]`, whose opening codes were read. */
  readonly expectedEnds: Set<number>;
  /** The index behind the last closing code of each name whose opening code was read. */
  readonly takenEnds: Map<string, number>;
};

/**
 * The indices of a line's start and end, and of the start of the line above it. The line break is at `end`.
 */
export type Line = { readonly start: number; readonly end: number; readonly above: number | undefined };

/** The replacement of a part of the text. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** A code that was found. The search for the next code goes on at `end`. */
export type FoundCode = {
  readonly end: number;
  readonly edits: readonly Edit[];
  /** The problem. The report prints the code, then the message: ` without an end`. */
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
    takenEnds: new Map(),
  };
}

export function replaced(start: number, end: number, text: string): FoundCode {
  return { end, edits: [{ start, end, text }] };
}

/** Returns true if only white space shares the line with a code. */
export function isAlone({ masked, lineAt }: CodeText, start: number, end: number): boolean {
  const line = lineAt(start);
  return end <= line.end && /^\s*$/.test(masked.slice(line.start, start) + masked.slice(end, line.end));
}

/**
 * Returns the replacement of a code by a block. If the code shares its lines with no other text, empty lines
 * separate the block from the paragraphs around it. The number of lines stays the same, unless an empty line
 * has to be added.
 */
export function replacedByBlock(
  { masked, lineAt }: CodeText,
  start: number,
  end: number,
  text: string,
): FoundCode {
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
