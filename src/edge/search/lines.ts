/** Reads lines of the search index. Reads only the shards that can have them. */

import type { Pack } from "../../pack/read.ts";
import { readShard, type ShardLine } from "../../pack/shards.ts";
import { firstWhere } from "../positions.ts";

/** Returns the lines of the terms. A term has no line if no entry, shown or not, has it. */
export async function linesOf(
  terms: ReadonlySet<string>,
  pack: Pack,
): Promise<ReadonlyMap<string, ShardLine>> {
  const places = [...terms].map((term) => placeOf(term, pack));
  const lines = await readLines(places, pack);
  return new Map(lines.filter(([term]) => terms.has(term)).map((line) => [line[0], line]));
}

/** Returns the lines around a term in the alphabet: those of its shard, the shard before and the shard after. */
export function linesAround(term: string, pack: Pack): Promise<ShardLine[]> {
  const place = placeOf(term, pack);
  return readLines([place - 1, place, place + 1], pack);
}

/** Returns the place of the only shard that can have the term. It is -1, where no shard is, if all terms come later. */
function placeOf(term: string, { searchShards }: Pack): number {
  return firstWhere(searchShards, ({ first }) => first > term) - 1;
}

async function readLines(
  places: readonly number[],
  { searchShards, readFragments }: Pack,
): Promise<ShardLine[]> {
  const shards = [...new Set(places)].flatMap((place) => searchShards[place] ?? []);
  return (await readFragments(shards)).flatMap((bytes) => readShard(bytes));
}
