/** Looks terms up in the search index, opening only the shards that may have them. */

import type { Pack } from "../../pack/read.ts";
import { type Postings, postingsIn, readShard, type ShardLine } from "../../pack/shards.ts";
import { firstWhere } from "../positions.ts";

/** Where each of the terms stands, of those that some entry has, shown or not. */
export async function postingsOf(terms: readonly string[], pack: Pack): Promise<ReadonlyMap<string, Postings>> {
  const lines = new Map((await open(terms.map(shardOf(pack)), pack)).map((line) => [line[0], line]));
  return new Map(
    terms.flatMap((term) => {
      const line = lines.get(term);
      return line === undefined ? [] : [[term, postingsIn(line)]];
    }),
  );
}

/** The terms next to one, in order: those of its shard, of so many shards before it and so many after. */
export function linesAround(term: string, before: number, after: number, pack: Pack): Promise<ShardLine[]> {
  const home = shardOf(pack)(term);
  return open(
    Array.from({ length: before + 1 + after }, (_, place) => home - before + place),
    pack,
  );
}

/** The place of the only shard that may have a term. */
function shardOf({ searchShards }: Pack): (term: string) => number {
  return (term) => firstWhere(searchShards, ({ first }) => first > term) - 1;
}

async function open(places: readonly number[], { searchShards, readFragments }: Pack): Promise<ShardLine[]> {
  const shards = [...new Set(places)].sort((a, b) => a - b).flatMap((place) => searchShards[place] ?? []);
  return (await readFragments(shards)).flatMap(readShard);
}
