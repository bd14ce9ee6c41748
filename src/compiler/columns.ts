/** Aligns rows of text in columns. Wide characters count as two. */

import { getBorderCharacters, table } from "table";

export function columnsOf(rows: string[][]): string {
  return table(rows, {
    border: getBorderCharacters("void"),
    columnDefault: { paddingLeft: 0, paddingRight: 2 },
    drawHorizontalLine: () => false,
  }).trimEnd();
}
