/**
 * Which entries have the words of a query. A word is there as it is written or in its other number, and in no other way. Plain loops in few
 * passes, here and in rank.ts: a first request runs them over thousands of entries before anything is compiled.
 */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { ShardLine } from "../../pack/shards.ts";
import type { Positions } from "../positions.ts";
import { openTerms, type Terms } from "./terms.ts";

/** How much the entries of a pack are about a word. */
export type Weights = {
  /** Of each entry by its position: 0 where it does not have the word. */
  readonly at: Uint8Array;
  /** How many entries have it. */
  readonly count: number;
};

/** For each term of a query, exclusions included, the lines of those of its forms that some entry has. */
export type QueryLines = ReadonlyMap<string, readonly ShardLine[]>;

export async function linesOfQuery({ words, exclusions }: SearchQuery, index: Terms): Promise<QueryLines> {
  const forms = new Map<string, readonly string[]>();
  for (const { terms } of [...words, ...exclusions]) for (const term of terms) forms.set(term, formsOf(term));
  const lines = await index.linesOf(new Set([...forms.values()].flat()));
  const linesOf = (all: readonly string[]) =>
    all.map((form) => lines.get(form)).filter((line) => line !== undefined);
  return new Map([...forms].map(([term, all]) => [term, linesOf(all)]));
}

/** The positions of the entries that have all words of a query and none of its exclusions, whether they are shown or not. */
export async function find(query: SearchQuery, pack: Pack): Promise<Positions> {
  const lines = await linesOfQuery(query, openTerms(pack));
  const weights = (word: SearchWord) => weigh(word, lines, pack);
  return matching(query.words.map(weights), query.exclusions.map(weights), pack);
}

/** Of a word that is several terms, an entry has to have all of them, and the least of them counts. */
export function weigh({ terms }: SearchWord, lines: QueryLines, { entries }: Pack): Weights {
  const none: Weights = { at: new Uint8Array(entries.length), count: 0 };
  const ofTerms = terms.map((term) => addLines(lines.get(term) ?? [], none));
  return ofTerms.reduce((a, b) => {
    const least = a.at.map((weight, position) => Math.min(weight, b.at[position] ?? 0));
    return { at: least, count: least.reduce((count, weight) => count + Math.sign(weight), 0) };
  });
}

/** What terms weigh, or half of it, together with what is there already; of two forms of a word the weightier counts. */
export function addLines(
  lines: readonly ShardLine[],
  { at: before, count }: Weights,
  share: "all" | "half" = "all",
): Weights {
  const at = before.slice();
  const isHalved = share === "half";
  let more = 0;
  for (const line of lines) {
    let position = 0;
    for (let place = 1; place < line.length; place += 2) {
      position += line[place] as number;
      const written = line[place + 1] as number;
      const weight = isHalved ? (written + 1) >> 1 : written;
      const known = at[position] as number;
      if (known === 0) more += 1;
      if (weight > known) at[position] = weight;
    }
  }
  return { at, count: count + more };
}

/** The positions of the entries with all that is wanted and nothing that is not. */
export function matching(
  wanted: readonly Weights[],
  unwanted: readonly Weights[],
  { everyPosition }: Pack,
): number[] {
  const positions = everyPosition.slice();
  for (const weights of wanted) keep(positions, weights, true);
  for (const weights of unwanted) keep(positions, weights, false);
  return positions;
}

/** Leaves, in their place, only the positions that have a word, or only those that have it not. */
function keep(positions: number[], { at, count }: Weights, isWanted: boolean): void {
  // A word of every entry, as many short ones are, parts none from another.
  if (isWanted && count === at.length) return;
  let kept = 0;
  for (let place = 0; place < positions.length; place += 1) {
    const position = positions[place] as number;
    if ((at[position] !== 0) !== isWanted) continue;
    positions[kept] = position;
    kept += 1;
  }
  positions.length = kept;
}
