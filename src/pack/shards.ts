/**
 * The search index in the pack: the terms of all entries, sorted, each with its postings, cut into small shards of JSON. The pack's
 * index has a table of the shards, so a search reads only the shards of its terms.
 */

import type { SearchShard } from "./layout.ts";

/** A term, then a number for each entry that has it: the distance from the previous such entry's position, at first from 0. */
export type ShardLine = readonly [term: string, ...distances: number[]];

/** The maximum size of a shard in bytes. A single term with more postings gets a larger shard of its own. */
const SHARD_SIZE = 4 * 1024;

/** Writes the shards. `terms` has the terms of each entry, in the order of the entries. `put` stores bytes and returns their place. */
export function writeShards(
  terms: readonly ReadonlySet<string>[],
  put: (bytes: Uint8Array<ArrayBuffer>) => Omit<SearchShard, "first">,
): SearchShard[] {
  const encoder = new TextEncoder();
  const shards: { readonly first: string; readonly lines: string[]; size: number }[] = [];
  for (const line of toShardLines(terms)) {
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

/** Returns the positions of the entries that have the line's term, ascending. A plain loop, because a new isolate interprets it. */
export function positionsIn(line: ShardLine): number[] {
  const positions: number[] = [];
  let position = 0;
  for (let place = 1; place < line.length; place += 1) {
    position += line[place] as number;
    positions.push(position);
  }
  return positions;
}

/** Returns the lines, sorted by code unit, because the edge compares terms so. */
function toShardLines(termsOfEntries: readonly ReadonlySet<string>[]): ShardLine[] {
  const byTerm = new Map<string, { last: number; readonly distances: number[] }>();
  for (const [position, terms] of termsOfEntries.entries()) {
    for (const term of terms) {
      const known = byTerm.get(term) ?? { last: 0, distances: [] };
      known.distances.push(position - known.last);
      known.last = position;
      byTerm.set(term, known);
    }
  }
  return [...byTerm]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, { distances }]) => [term, ...distances]);
}
