/**
 * The search index in the pack. It has a line for each term, with the positions of the articles that have the
 * term. Lines are sorted and cut into small shards, so a search reads only the shards of its terms. A term is
 * stored without the beginning that it shares with the term before it in the shard.
 */

import type { PositionSet } from "./position-set.ts";
import type { Positions } from "./positions.ts";
import { byCodeUnit, firstRow, readTable, writeTable } from "./table.ts";
import { addTermList, writeTermList } from "./term-list.ts";
import { ByteWriter, readVarint } from "./varint.ts";

export type SearchIndex = {
  /** Adds the positions of the articles that have a term to a set. Hidden articles are added too. */
  readonly addPositions: (term: string, set: PositionSet) => void;
  /**
   * Returns the terms near a term in the alphabet: all terms of its shard, of the shard before, and of the
   * shard after.
   */
  readonly termsAround: (term: string) => string[];
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
  const shards: Uint8Array[] = [];
  const shard = new ByteWriter();
  // One writer for all lists, because a new one for each term would take longer than the list.
  const list = new ByteWriter();
  let last = "";
  for (const [term, positions] of positionsByTerm(terms, numbersOfEntries)) {
    list.cutTo(0);
    writeTermList(positions, numbersOfEntries.length, list);
    const start = shard.length;
    writeLine(start === 0 ? 0 : sharedLength(last, term));
    if (start > 0 && shard.length > SHARD_SIZE) {
      shard.cutTo(start);
      shards.push(shard.toBytes());
      shard.cutTo(0);
      writeLine(0);
    }
    last = term;

    function writeLine(shared: number): void {
      const rest = encoder.encode(term.slice(shared));
      shard.writeVarint(shared);
      shard.writeVarint(rest.length);
      shard.writeBytes(rest);
      shard.writeVarint(list.length);
      shard.writeBytes(list.bytes);
    }
  }
  return writeTable(shard.length === 0 ? shards : [...shards, shard.toBytes()]);
}

export function readSearchIndex(bytes: Uint8Array<ArrayBuffer>): SearchIndex {
  const shards = readTable(bytes);
  /**
   * Returns the number of the only shard that can have the term. Returns -1 if the term sorts before all
   * terms of the index.
   */
  const shardOf = (term: string) =>
    firstRow(shards.length, (shard) => firstTerm(shards.at(shard)) > term) - 1;
  return {
    addPositions(term, set) {
      const list = findList(term, shards.at(shardOf(term)));
      if (list !== undefined) addTermList(list, set);
    },
    termsAround(term) {
      const shard = shardOf(term);
      return [shard - 1, shard, shard + 1].flatMap((one) => readTerms(shards.at(one)));
    },
  };
}

const decoder = new TextDecoder();

/** Finds the list of a term. Decodes only terms that share the beginning of this one. */
function findList(wanted: string, shard: Uint8Array): Uint8Array | undefined {
  const cursor = { bytes: shard, at: 0 };
  /** The number of code units at the start that `wanted` shares with the line before. */
  let common = 0;
  while (cursor.at < shard.length) {
    const shared = readVarint(cursor);
    const rest = readVarint(cursor);
    const start = cursor.at;
    cursor.at += rest;
    const length = readVarint(cursor);
    cursor.at += length;
    // At the place where the line before first differs from `wanted`, this line has the same letter as the
    // line before. So this line sorts before `wanted` too.
    if (shared > common) continue;
    const term = wanted.slice(0, shared) + decoder.decode(shard.subarray(start, start + rest));
    if (term > wanted) return undefined;
    if (term === wanted) return shard.subarray(cursor.at - length, cursor.at);
    common = sharedLength(term, wanted);
  }
  return undefined;
}

function readTerms(shard: Uint8Array): string[] {
  const terms: string[] = [];
  const cursor = { bytes: shard, at: 0 };
  let term = "";
  while (cursor.at < shard.length) {
    const shared = readVarint(cursor);
    term = term.slice(0, shared) + decoder.decode(take(readVarint(cursor)));
    take(readVarint(cursor));
    terms.push(term);
  }
  return terms;

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

/** The first of the 1,024 code units that are the first half of a pair. */
const HIGH_SURROGATE = 0xd800;

/** Returns the number of code units at the start that both texts share, without half of a surrogate pair. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  const isHalf = (b.charCodeAt(length - 1) & 0xfc00) === HIGH_SURROGATE;
  return isHalf ? length - 1 : length;
}

/**
 * Yields each term with its positions. Terms are sorted by code unit, because the edge compares them in that
 * order. This is a counting sort: it counts the articles of each term, and puts all positions into one array.
 */
function* positionsByTerm(
  terms: readonly string[],
  numbersOfEntries: readonly Iterable<number>[],
): Generator<[string, Positions]> {
  const counts = new Uint32Array(terms.length);
  for (const own of numbersOfEntries) for (const number of own) counts[number] = (counts[number] ?? 0) + 1;
  const ends = new Uint32Array(terms.length);
  let total = 0;
  for (const [number, count] of counts.entries()) {
    ends[number] = total;
    total += count;
  }
  const positions = new Uint32Array(total);
  for (const [position, own] of numbersOfEntries.entries()) {
    for (const number of own) {
      const end = ends[number] ?? 0;
      positions[end] = position;
      ends[number] = end + 1;
    }
  }
  const used = Uint32Array.from(terms.keys()).filter((number) => counts[number] !== 0);
  for (const number of used.sort((a, b) => byCodeUnit(terms[a] as string, terms[b] as string))) {
    const end = ends[number] ?? 0;
    yield [terms[number] as string, positions.subarray(end - (counts[number] ?? 0), end)];
  }
}
