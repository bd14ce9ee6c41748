/** Looks terms up in the search index for one search, opening only the shards that may have them, and each but once. */

import type { Pack } from "../../pack/read.ts";
import { readShard, type ShardLine } from "../../pack/shards.ts";
import { firstWhere } from "../positions.ts";

export type Terms = {
  /** The lines of those of the terms that some entry has, shown or not. */
  readonly linesOf: (terms: ReadonlySet<string>) => Promise<ReadonlyMap<string, ShardLine>>;
  /** The terms that begin so, in order, as far as so many shards have them. */
  readonly linesBeginning: (text: string, shards: number) => Promise<ShardLine[]>;
  /** The terms next to one: those of its shard, of the one before and of the one after. */
  readonly linesAround: (term: string) => Promise<ShardLine[]>;
};

export function openTerms({ searchShards, readFragments }: Pack): Terms {
  const opened = new Map<number, readonly ShardLine[]>();
  return {
    async linesOf(terms) {
      const lines = await open([...terms].map(shardOf));
      return new Map(lines.filter(([term]) => terms.has(term)).map((line) => [line[0], line]));
    },
    async linesBeginning(text, shards) {
      const home = shardOf(text);
      const places = Array.from({ length: shards }, (_, place) => home + place);
      const lines = await open(
        places.filter((place) => place === home || searchShards[place]?.first.startsWith(text)),
      );
      return lines.filter(([term]) => term.startsWith(text));
    },
    linesAround(term) {
      const home = shardOf(term);
      return open([home - 1, home, home + 1]);
    },
  };

  /** The place of the only shard that may have a term. */
  function shardOf(term: string): number {
    return firstWhere(searchShards, ({ first }) => first > term) - 1;
  }

  async function open(places: readonly number[]): Promise<ShardLine[]> {
    const wanted = [...new Set(places)].sort((a, b) => a - b);
    const unread = wanted.filter((place) => searchShards[place] !== undefined && !opened.has(place));
    const read = await readFragments(unread.flatMap((place) => searchShards[place] ?? []));
    for (const [at, place] of unread.entries()) opened.set(place, readShard(read[at] ?? new Uint8Array()));
    return wanted.flatMap((place) => opened.get(place) ?? []);
  }
}
