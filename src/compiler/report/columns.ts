/** Aligns rows of text in columns for a terminal. Wide characters count as two. */

import stringWidth from "string-width";

/** The space between two columns. */
export const GAP = "  ";

export function columnsOf(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell));
  return rows
    .map((row) => row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - stringWidth(cell))).join(GAP))
    .map((line) => line.trimEnd())
    .join("\n");
}

export function widest(cells: readonly string[]): number {
  return cells.reduce((most, cell) => Math.max(most, stringWidth(cell)), 0);
}

/** Cuts a text to a number of columns. Keep the end of a path, because paths differ there. */
export function cut(text: string, width: number, keep: "start" | "end" = "start"): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  if (keep === "end") characters.reverse();
  const kept: string[] = [];
  let left = width - 1;
  for (const character of characters) {
    left -= stringWidth(character);
    if (left < 0) break;
    kept.push(character);
  }
  return keep === "end" ? `…${kept.toReversed().join("")}` : `${kept.join("").trimEnd()}…`;
}

const GRAPHEMES = new Intl.Segmenter("en");
