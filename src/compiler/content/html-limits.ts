/**
 * Checks that HTML is within the limits on its depth, its combining marks (such as accents), and the size of
 * its tables as text. Does not change it.
 */

import { Parser } from "htmlparser2";
import {
  MAX_COMBINING_MARKS,
  MAX_ELEMENT_DEPTH,
  MAX_TABLE_AREA,
  MAX_TABLE_CELLS,
  OverLimit,
  printCount,
} from "../ground/file-limits.ts";

/** Throws if elements are nested too deeply. The time of tree parsers grows with the square of the depth. */
export function holdDepth(html: string): void {
  if (!hasMore(html, "<", MAX_ELEMENT_DEPTH)) return;
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth > MAX_ELEMENT_DEPTH)
        throw new OverLimit(
          "elements nested too deeply",
          `at most ${printCount(MAX_ELEMENT_DEPTH)} levels, each with its end tag`,
          html.slice(0, parser.startIndex).split("\n").length,
        );
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
}

/** Returns true if the text has the character more than `most` times. */
function hasMore(text: string, character: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

/**
 * Throws if letters have more combining marks than in any language. The time to sort the marks grows with the
 * square of their number.
 */
export function holdMarks(text: string): void {
  const at = MAY_BE_MARKS.test(text) ? TOO_MANY_MARKS.exec(text)?.index : undefined;
  if (at === undefined) return;
  throw new OverLimit(
    `more than ${MAX_COMBINING_MARKS} combining marks in a row`,
    "letters with a few marks each",
    text.slice(0, at).split("\n").length,
  );
}

/** The first combining mark is U+0300. This pattern is much faster, and few texts match it. */
const MAY_BE_MARKS = new RegExp(`[\\u0300-\\uffff]{${MAX_COMBINING_MARKS + 1}}`);
const TOO_MANY_MARKS = new RegExp(`\\p{M}{${MAX_COMBINING_MARKS + 1}}`, "u");

/** A table whose end tag has not been read yet. */
type OpenTable = {
  rows: number;
  /** The number of columns in the current row. `mostColumns` is the number in the widest row. */
  columns: number;
  mostColumns: number;
  /** The length of each cell in characters, as an upper limit of the longest line in the cell. */
  readonly lengths: number[];
};

/** Throws if the tables would be too large as plain text. `html` is sanitised. */
export function holdTables(html: string): void {
  if (!html.includes("<table")) return;
  const open: OpenTable[] = [];
  let cells = 0;
  let rows = 0;
  let area = 0;
  const addText = (length: number) => {
    const lengths = open.at(-1)?.lengths;
    if (lengths !== undefined && lengths.length > 0) lengths.push((lengths.pop() ?? 0) + length);
  };
  const parser = new Parser({
    onopentag(name, { colspan = "1", rowspan = "1" }) {
      const table = open.at(-1);
      if (name === "table") open.push({ rows: 0, columns: 0, mostColumns: 0, lengths: [] });
      if (table === undefined) return;
      if (name === "tr") {
        rows += 1;
        table.rows += 1;
        table.columns = 0;
      }
      if (name !== "td" && name !== "th") return;
      cells += Number(colspan) * Number(rowspan);
      table.columns += Number(colspan);
      table.mostColumns = Math.max(table.mostColumns, table.columns);
      table.lengths.push(0);
    },
    ontext: (text) => addText(text.length),
    onclosetag(name) {
      if (name !== "table") return;
      const table = open.pop();
      if (table === undefined) return;
      const width = widthOf(table);
      area += width * table.rows;
      addText(width);
    },
  });
  parser.end(html);
  const counted = Math.max(cells, rows);
  if (counted > MAX_TABLE_CELLS)
    throw new OverLimit(
      `${printCount(counted)} table cells`,
      `at most ${printCount(MAX_TABLE_CELLS)} in an article`,
    );
  if (area > MAX_TABLE_AREA)
    throw new OverLimit(
      `tables that take up to ${printCount(area)} characters as text`,
      `at most ${printCount(MAX_TABLE_AREA)}: fewer rows, or shorter cells`,
    );
}

/**
 * Returns a number of characters that no line of the table as text exceeds. A row has at most `mostColumns`
 * cells, so this is the sum of that many lengths, the longest ones.
 */
function widthOf({ mostColumns, lengths }: OpenTable): number {
  const longest = lengths.toSorted((a, b) => b - a).slice(0, mostColumns);
  return longest.reduce((sum, length) => sum + length, 0);
}
