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

/** For each entry of the pack by its position, how much it is about a word: 0 where it does not have it. */
export type Weights = Uint8Array;

/** The lines of all terms that the words of a query may be there as, exclusions included. */
export function linesOfQuery({ words, exclusions }: SearchQuery, index: Terms): Promise<ReadonlyMap<string, ShardLine>> {
  return index.linesOf(new Set([...words, ...exclusions].flatMap(({ terms }) => terms.flatMap(formsOf))));
}

/** The positions of the entries that have all words of a query and none of its exclusions, whether they are shown or not. */
export async function find(query: SearchQuery, pack: Pack): Promise<Positions> {
  const lines = await linesOfQuery(query, openTerms(pack));
  const weights = (word: SearchWord) => weigh(word, lines, pack);
  return matching(query.words.map(weights), query.exclusions.map(weights), pack);
}

/** Of a word that is several terms, an entry has to have all of them, and the least of them counts. */
export function weigh({ terms }: SearchWord, lines: ReadonlyMap<string, ShardLine>, { entries }: Pack): Weights {
  const ofTerms = terms.map((term) => {
    const weights = new Uint8Array(entries.length);
    for (const form of formsOf(term)) addLine(weights, lines.get(form));
    return weights;
  });
  return ofTerms.reduce((least, weights) => least.map((weight, position) => Math.min(weight, weights[position] ?? 0)));
}

/** Adds what a term weighs to what is there; of two forms of a word the weightier counts. */
export function addLine(weights: Weights, line: ShardLine | undefined, share = 1): void {
  if (line === undefined) return;
  let position = 0;
  for (let at = 1; at < line.length; at += 2) {
    position += line[at] as number;
    const weight = Math.ceil((line[at + 1] as number) * share);
    if (weight > (weights[position] as number)) weights[position] = weight;
  }
}

/** The positions, from one on, of the entries with all that is wanted and nothing that is not. */
export function matching(wanted: readonly Weights[], unwanted: readonly Weights[], { entries }: Pack, from = 0): number[] {
  const fails = new Uint8Array(entries.length);
  for (const weights of wanted) markMissing(weights, fails);
  for (const weights of unwanted) markPresent(weights, fails);
  const positions: number[] = [];
  for (let position = from; position < fails.length; position += 1) if (fails[position] === 0) positions.push(position);
  return positions;
}

function markMissing(weights: Weights, marks: Uint8Array): void {
  for (let position = 0; position < marks.length; position += 1) if (weights[position] === 0) marks[position] = 1;
}

function markPresent(weights: Weights, marks: Uint8Array): void {
  for (let position = 0; position < marks.length; position += 1) if (weights[position] !== 0) marks[position] = 1;
}
