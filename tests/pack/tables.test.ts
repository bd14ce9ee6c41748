/** The parts of the index: whole numbers, lists of positions, tables of texts, the search index. Each is read as it was written. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPositions, writePositions } from "../../src/pack/positions.ts";
import { readSearchIndex, writeSearchIndex } from "../../src/pack/search-index.ts";
import { byCodeUnit, readTable, readTexts, writeTable, writeTexts } from "../../src/pack/table.ts";
import { ByteWriter, readVarint } from "../../src/pack/varint.ts";

/** With characters outside of the first 65,536, which are two code units. */
const text = fc.string({ unit: fc.constantFrom("a", "b", "ø", "漢", "𝒜", "𝒞", "\uffff"), maxLength: 6 });

function varintsOf(numbers: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  for (const number of numbers) writer.writeVarint(number);
  return writer.toBytes();
}

function listOf(positions: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  writePositions(positions, writer);
  return writer.toBytes();
}

describe("whole numbers", () => {
  it("take a byte up to 127, and are read one after the other", () => {
    expect([...varintsOf([0, 127, 128])]).toEqual([0, 127, 128, 1]);
    fc.assert(
      fc.property(fc.array(fc.nat(0x7fffffff)), (numbers) => {
        const cursor = { bytes: varintsOf(numbers), at: 0 };
        expect(numbers.map(() => readVarint(cursor))).toEqual(numbers);
        expect(cursor.at).toBe(cursor.bytes.length);
      }),
    );
  });
});

describe("a list of positions", () => {
  it("has its length first, then distances", () => {
    expect([...listOf([3, 5, 300])]).toEqual([3, 3, 2, 0xa7, 2]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000)), (numbers) => {
        const sorted = numbers.sort((a, b) => a - b);
        expect([...readPositions(listOf(sorted))]).toEqual(sorted);
      }),
    );
  });
});

describe("a table", () => {
  it("gives every row, and no bytes for others", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (rows) => {
        const table = readTable(writeTable(rows));
        expect(table.length).toBe(rows.length);
        expect(rows.map((_, row) => table.at(row))).toEqual(rows.map((row) => new Uint8Array(row)));
        for (const row of [-1, rows.length]) expect(table.at(row).length).toBe(0);
      }),
    );
  });

  it("of texts finds the row of each text, and of no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), text, (texts, other) => {
        const sorted = texts.sort(byCodeUnit);
        const table = readTexts(writeTexts(sorted));
        expect(sorted.map(table.rowOf)).toEqual(sorted.map((_, row) => row));
        expect(table.rowOf(other)).toBe(sorted.includes(other) ? sorted.indexOf(other) : undefined);
      }),
    );
  });
});

/** Writes the index of articles with these terms. */
function indexOf(articles: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const terms = [...new Set(articles.flat())];
  const numbers = new Map(terms.map((term, number) => [term, number]));
  return writeSearchIndex(
    terms,
    articles.map((own) => own.map((term) => numbers.get(term) ?? 0)),
  );
}

describe("the search index", () => {
  it("has the articles of every term, as a Map has", () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(text, { maxLength: 12 })), text, (articles, other) => {
        const index = readSearchIndex(indexOf(articles));
        const oracle = Map.groupBy(
          articles.flatMap((terms, position) => terms.map((term) => ({ term, position }))),
          ({ term }) => term,
        );
        for (const term of [...oracle.keys(), other]) {
          const found = index.lineOf(term)?.positions();
          expect(found && [...found]).toEqual(oracle.get(term)?.map(({ position }) => position));
        }
      }),
    );
  });

  it("is cut into shards, of which a search needs one, and a proposal the neighbours", () => {
    const terms = Array.from({ length: 3_000 }, (_, n) => `term${String(n).padStart(5, "0")}`);
    const index = readSearchIndex(indexOf(terms.map((term) => [term, "all"])));
    expect(index.lineOf("all")?.positions().length).toBe(3_000);
    for (const [position, term] of terms.entries())
      if (position % 97 === 0) expect([...(index.lineOf(term)?.positions() ?? [])]).toEqual([position]);
    const around = index.linesAround("term01500").map(({ term }) => term);
    expect(around).toContain("term01499");
    expect(around.length).toBeLessThan(2_000);
    expect(around).toEqual(around.toSorted(byCodeUnit));
    expect(index.linesAround("").map(({ term }) => term)).toContain("all");
  });
});
