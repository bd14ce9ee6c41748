/**
 * The search index in the pack: a line for each term, which has the positions of the articles with that term.
 * Lines are sorted and cut into small shards, so a search reads only the shards of its terms. A term is
 * stored without the beginning that it shares with the term before it in the shard.
 */

import { type Positions, readPositions, writePositions } from "./positions.ts";
import { byCodeUnit, firstRow, readTable, writeTable } from "./table.ts";
import { readVarint, writeVarints } from "./varint.ts";

export type SearchLine = { readonly term: string; readonly positions: () => Positions };

export type SearchIndex = {
  /** Returns the line of a term, or undefined if no article, shown or not, has it. */
  readonly lineOf: (term: string) => SearchLine | undefined;
  /**
   * Returns the lines around a term in the alphabet: those of its shard, the shard before and the shard
   * after.
   */
  readonly linesAround: (term: string) => SearchLine[];
};

/** The maximum size of a shard in bytes. A single term with more positions gets a separate, larger shard. */
const SHARD_SIZE = 4 * 1024;

/**
 * Writes the index. `numbersOfEntries` has the numbers of each entry's terms, in the order of the entries. The
 * number of a term is its place in `terms`.
 */
export function writeSearchIndex(
  terms: readonly string[],
  numbersOfEntries: readonly Iterable<number>[],
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const shards: number[][] = [];
  let last = "";
  for (const [term, positions] of positionsByTerm(terms, numbersOfEntries)) {
    const list = writePositions(positions);
    const line = (shared: number) => {
      const rest = encoder.encode(term.slice(shared));
      return [...writeVarints([shared, rest.length]), ...rest, ...writeVarints([list.length]), ...list];
    };
    const continued = line(sharedLength(last, term));
    const shard = shards.at(-1);
    if (shard === undefined || shard.length + continued.length > SHARD_SIZE) shards.push(line(0));
    else for (const byte of continued) shard.push(byte);
    last = term;
  }
  return writeTable(shards.map((shard) => Uint8Array.from(shard)));
}

export function readSearchIndex(bytes: Uint8Array): SearchIndex {
  const shards = readTable(bytes);
  const linesOf = (shard: number) => readLines(shards.at(shard));
  /**
   * Returns the number of the only shard that can have the term. Returns -1 if the term sorts before all
   * terms of the index.
   */
  const shardOf = (term: string) =>
    firstRow(shards.length, (shard) => firstTerm(shards.at(shard)) > term) - 1;
  return {
    lineOf: (term) => linesOf(shardOf(term)).find((line) => line.term === term),
    linesAround(term) {
      const shard = shardOf(term);
      return [shard - 1, shard, shard + 1].flatMap(linesOf);
    },
  };
}

const decoder = new TextDecoder();

function readLines(shard: Uint8Array): SearchLine[] {
  const lines: SearchLine[] = [];
  const cursor = { bytes: shard, at: 0 };
  let term = "";
  while (cursor.at < shard.length) {
    const shared = readVarint(cursor);
    term = term.slice(0, shared) + decoder.decode(take(readVarint(cursor)));
    const list = take(readVarint(cursor));
    lines.push({ term, positions: () => readPositions(list) });
  }
  return lines;

  function take(length: number): Uint8Array {
    cursor.at += length;
    return shard.subarray(cursor.at - length, cursor.at);
  }
}

function firstTerm(shard: Uint8Array): string {
  const cursor = { bytes: shard, at: 0 };
  readVarint(cursor);
  const length = readVarint(cursor);
  return decoder.decode(shard.subarray(cursor.at, cursor.at + length));
}

/** Returns the number of code units at the start that both texts share, without half of a surrogate pair. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return /[\uD800-\uDBFF]$/.test(b.slice(0, length)) ? length - 1 : length;
}

/**
 * Returns the positions of each term. Terms are sorted by code unit, because the edge compares them in that
 * order. A counting sort groups the positions, because lists for millions of positions would take seconds.
 */
function* positionsByTerm(
  terms: readonly string[],
  numbersOfEntries: readonly Iterable<number>[],
): Iterable<[string, Uint32Array]> {
  const ends = new Uint32Array(terms.length);
  let sum = 0;
  for (const numbers of numbersOfEntries)
    for (const number of numbers) {
      ends[number] = (ends[number] ?? 0) + 1;
      sum += 1;
    }
  const counts = ends.slice();
  for (let number = 1; number < ends.length; number += 1)
    ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
  const next = ends.map((end, number) => end - (counts[number] ?? 0));
  const positions = new Uint32Array(sum);
  for (const [position, numbers] of numbersOfEntries.entries())
    for (const number of numbers) {
      const at = next[number] ?? 0;
      positions[at] = position;
      next[number] = at + 1;
    }
  const used = [...terms.keys()].filter((number) => counts[number] !== 0);
  for (const number of used.sort((a, b) => byCodeUnit(terms[a] ?? "", terms[b] ?? ""))) {
    const end = ends[number] ?? 0;
    yield [terms[number] ?? "", positions.subarray(end - (counts[number] ?? 0), end)];
  }
}
