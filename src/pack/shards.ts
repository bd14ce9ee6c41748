/**
 * The search index in the pack: the terms of all entries, sorted, each with its postings, cut into small shards of JSON. The pack's
 * index has a table of the shards, so a search reads only the shards of its terms.
 */

import type { SearchShard } from "./layout.ts";

/** A term, then two numbers for each entry that has it: the distance from the previous position, and the term's weight there, 1 to 9. */
export type ShardLine = readonly [term: string, ...postings: number[]];

/** The maximum size of a shard in bytes. A single term with more postings gets a larger shard of its own. */
const SHARD_SIZE = 4 * 1024;

/** Writes the shards. `weights` has the terms of each entry, in the order of the entries. `put` stores bytes and returns their place. */
export function writeShards(
  weights: readonly ReadonlyMap<string, number>[],
  put: (bytes: Uint8Array<ArrayBuffer>) => Omit<SearchShard, "first">,
): SearchShard[] {
  const encoder = new TextEncoder();
  const shards: { readonly first: string; readonly lines: string[]; size: number }[] = [];
  for (const line of toShardLines(weights)) {
    const text = JSON.stringify(line);
    const size = encoder.encode(text).length;
    const last = shards.at(-1);
    if (last === undefined || last.size + size > SHARD_SIZE)
      shards.push({ first: line[0], lines: [text], size });
    else {
      last.lines.push(text);
      last.size += size;
    }
  }
  return shards.map(({ first, lines }) => ({ first, ...put(encoder.encode(`[${lines.join(",\n")}]\n`)) }));
}

export function readShard(bytes: Uint8Array): ShardLine[] {
  return JSON.parse(decoder.decode(bytes));
}

const decoder = new TextDecoder();

/** Returns the lines, sorted by code unit, because the edge compares terms so. */
function toShardLines(weights: readonly ReadonlyMap<string, number>[]): ShardLine[] {
  const byTerm = new Map<string, { last: number; readonly postings: number[] }>();
  for (const [position, terms] of weights.entries()) {
    for (const [term, weight] of terms) {
      const known = byTerm.get(term) ?? { last: 0, postings: [] };
      known.postings.push(position - known.last, weight);
      known.last = position;
      byTerm.set(term, known);
    }
  }
  return [...byTerm].sort(([a], [b]) => (a < b ? -1 : 1)).map(([term, { postings }]) => [term, ...postings]);
}
