/**
 * Tables of byte strings, and of sorted texts. A table consists of the number of its rows, the end of each
 * row, and the rows' bytes.
 */

export type Table = {
  readonly length: number;
  /** Returns the bytes of a row. If the row does not exist, returns no bytes. */
  readonly at: (row: number) => Uint8Array<ArrayBuffer>;
};

/** Texts, sorted by code unit. */
export type TextTable = {
  readonly length: number;
  readonly at: (row: number) => string;
  /** Returns the row of a text in the table, or undefined if the table does not have the text. */
  readonly rowOf: (text: string) => number | undefined;
};

export function writeTable(rows: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const start = 4 * (rows.length + 1);
  const bytes = new Uint8Array(start + rows.reduce((sum, row) => sum + row.length, 0));
  const ends = new Uint32Array(bytes.buffer, 0, rows.length + 1);
  ends[0] = rows.length;
  let at = start;
  for (const [place, row] of rows.entries()) {
    bytes.set(row, at);
    at += row.length;
    ends[place + 1] = at - start;
  }
  return bytes;
}

/** Opens a table without reading its rows. The bytes must begin at a multiple of four. */
export function readTable(bytes: Uint8Array<ArrayBuffer>): Table {
  const length = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
  const ends = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, length);
  const rows = bytes.subarray(4 * (length + 1));
  return {
    length,
    at: (row) => rows.subarray(row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0),
  };
}

export function writeTexts(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return writeTable(texts.map((text) => encoder.encode(text)));
}

const decoder = new TextDecoder();

/** Opens a table of texts that are sorted by code unit. */
export function readTexts(bytes: Uint8Array<ArrayBuffer>): TextTable {
  const table = readTable(bytes);
  const at = (row: number) => decoder.decode(table.at(row));
  return {
    length: table.length,
    at,
    rowOf(text) {
      const row = firstRow(table.length, (one) => at(one) >= text);
      return row < table.length && at(row) === text ? row : undefined;
    },
  };
}

/**
 * Returns the first of `length` rows for which `holds` returns true. `holds` must also be true for all later
 * rows.
 */
export function firstRow(length: number, holds: (row: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorts texts by code unit, as tables need them. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
