/** The parts of the index: whole numbers, lists of terms, tables of texts, the search index. Each is read as it was written. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addPosition,
  emptySet,
  fullSet,
  keepAll,
  type PositionSet,
  positionsIn,
  removeAll,
} from "../../src/pack/position-set.ts";
import { readSearchIndex, type SearchIndex, writeSearchIndex } from "../../src/pack/search-index.ts";
import { byCodeUnit, readTable, readTexts, writeTable, writeTexts } from "../../src/pack/table.ts";
import { addTermList, writeTermList } from "../../src/pack/term-list.ts";
import { ByteWriter, readVarint } from "../../src/pack/varint.ts";

/** With characters outside of the first 65,536, which are two code units. */
const text = fc.string({ unit: fc.constantFrom("a", "b", "ø", "漢", "𝒜", "𝒞", "\uffff"), maxLength: 6 });

function varintsOf(numbers: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  for (const number of numbers) writer.writeVarint(number);
  return writer.toBytes();
}

/** The number of articles in these tests. It is no multiple of the 32 positions in a number of a set. */
const SIZE = 1_000;

const positions = fc.uniqueArray(fc.nat(SIZE - 1)).map((numbers) => numbers.sort((a, b) => a - b));

function listOf(positions: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  writeTermList(Uint32Array.from(positions), SIZE, writer);
  return writer.toBytes();
}

function setOf(positions: readonly number[]): PositionSet {
  const set = emptySet(SIZE);
  for (const position of positions) addPosition(set, position);
  return set;
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

describe("a set of positions", () => {
  it("has the positions that were added, in ascending order", () => {
    fc.assert(
      fc.property(positions, (own) => {
        expect([...positionsIn(setOf(own))]).toEqual(own);
      }),
    );
    for (const size of [0, 1, 31, 32, 33, SIZE])
      expect([...positionsIn(fullSet(size))]).toEqual(Array.from({ length: size }, (_, place) => place));
  });

  it("keeps and removes the positions of another set", () => {
    fc.assert(
      fc.property(positions, positions, (own, others) => {
        const [kept, left] = [setOf(own), setOf(own)];
        keepAll(kept, setOf(others));
        removeAll(left, setOf(others));
        expect([...positionsIn(kept)]).toEqual(own.filter((position) => others.includes(position)));
        expect([...positionsIn(left)]).toEqual(own.filter((position) => !others.includes(position)));
      }),
    );
  });
});

describe("the list of a term", () => {
  it("has its length first, then distances", () => {
    expect([...listOf([3, 5, 300])]).toEqual([3, 3, 2, 0xa7, 2]);
  });

  it("has a bit for each article if that is shorter", () => {
    const even = Array.from({ length: SIZE / 2 }, (_, place) => 2 * place);
    // 32 numbers of 32 bits. The last one has no bits for positions from 1,000 on.
    expect([...listOf(even)]).toEqual([0, ...Array(125).fill(0b01010101), 0, 0, 0]);
  });

  it("adds its positions to those that a set has", () => {
    const most = positions.map((few) =>
      Array.from({ length: SIZE }, (_, place) => place).filter((position) => !few.includes(position)),
    );
    fc.assert(
      fc.property(fc.oneof(positions, most), positions, (own, before) => {
        const set = setOf(before);
        addTermList(listOf(own), set);
        expect(new Set(positionsIn(set))).toEqual(new Set([...own, ...before]));
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

function positionsWith(term: string, index: SearchIndex, articles: number): number[] {
  const set = emptySet(articles);
  index.addPositions(term, set);
  return [...positionsIn(set)];
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
          const found = positionsWith(term, index, articles.length);
          expect(found).toEqual(oracle.get(term)?.map(({ position }) => position) ?? []);
        }
      }),
    );
  });

  it("is cut into shards, of which a search needs one, and a proposal the neighbours", () => {
    const terms = Array.from({ length: 3_000 }, (_, n) => `term${String(n).padStart(5, "0")}`);
    const index = readSearchIndex(indexOf(terms.map((term) => [term, "all"])));
    expect(positionsWith("all", index, terms.length).length).toBe(3_000);
    for (const [position, term] of terms.entries())
      if (position % 97 === 0) expect(positionsWith(term, index, terms.length)).toEqual([position]);
    const around = index.termsAround("term01500");
    expect(around).toContain("term01499");
    expect(around.length).toBeLessThan(2_000);
    expect(around).toEqual(around.toSorted(byCodeUnit));
    expect(index.termsAround("")).toContain("all");
  });
});
