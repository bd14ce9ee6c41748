/**
 * The search index as it lies in the pack: every term of the entries in order, each with its postings, cut into shards of JSON that
 * are short to read. A table in the pack's index says where each begins, so that a search opens the shards of its terms and no others.
 */

import type { SearchShard } from "./layout.ts";

/** A term, then for each entry that has it how far its position lies behind the one before, and how much the term weighs there, 1 to 9. */
export type ShardLine = readonly [term: string, ...postings: number[]];

/** Bytes of a shard, but for a term that is longer alone. */
const SHARD_SIZE = 4 * 1024;

/** `weights` has the terms of each entry, in the order of the entries; `put` says where the bytes lie. */
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

/** By code unit, as the edge compares. */
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
