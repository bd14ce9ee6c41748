/** Looks terms up in the search index, opening only the shards that may have them. */

import type { Pack } from "../../pack/read.ts";
import { readShard, type ShardLine } from "../../pack/shards.ts";
import { firstWhere } from "../positions.ts";

/** The lines of those of the terms that some entry has, shown or not. */
export async function linesOf(terms: ReadonlySet<string>, pack: Pack): Promise<ReadonlyMap<string, ShardLine>> {
  const lines = await open([...terms].map(shardOf(pack)), pack);
  return new Map(lines.filter(([term]) => terms.has(term)).map((line) => [line[0], line]));
}

/** The terms that begin so, in order, as far as so many shards have them. */
export async function linesBeginning(text: string, shards: number, pack: Pack): Promise<ShardLine[]> {
  const home = shardOf(pack)(text);
  const places = Array.from({ length: shards }, (_, place) => home + place);
  const lines = await open(
    places.filter((place) => place === home || pack.searchShards[place]?.first.startsWith(text)),
    pack,
  );
  return lines.filter(([term]) => term.startsWith(text));
}

/** The terms next to one: those of its shard, of the one before and of the one after. */
export function linesAround(term: string, pack: Pack): Promise<ShardLine[]> {
  const home = shardOf(pack)(term);
  return open([home - 1, home, home + 1], pack);
}

/** The place of the only shard that may have a term. */
function shardOf({ searchShards }: Pack): (term: string) => number {
  return (term) => firstWhere(searchShards, ({ first }) => first > term) - 1;
}

async function open(places: readonly number[], { searchShards, readFragments }: Pack): Promise<ShardLine[]> {
  const shards = [...new Set(places)].sort((a, b) => a - b).flatMap((place) => searchShards[place] ?? []);
  return (await readFragments(shards)).flatMap(readShard);
}
