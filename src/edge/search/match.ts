/** Which entries have the words of a query. A word is there as it is written or in its other number, and in no other way. */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { Postings } from "../../pack/shards.ts";
import { type Positions, subtract } from "../positions.ts";
import { postingsOf } from "./terms.ts";

/** For each entry of the pack by its position, how much it is about a word: 0 where it does not have it. */
export type Weights = Uint8Array;

/** What each word of a query weighs, exclusions included. */
export async function weightsOf({ words, exclusions }: SearchQuery, pack: Pack): Promise<(word: SearchWord) => Weights> {
  const terms = [...words, ...exclusions].flatMap(({ terms }) => terms);
  const postings = await postingsOf([...new Set(terms.flatMap(formsOf))], pack);
  return (word) => weigh(word, postings, pack.entries.length);
}

/** The positions of the entries that have all words of a query and none of its exclusions, whether they are shown or not. */
export async function find(query: SearchQuery, pack: Pack): Promise<Positions> {
  const weights = await weightsOf(query, pack);
  return matching(query.words.map(weights), query.exclusions.map(weights), pack);
}

export function matching(wanted: readonly Weights[], unwanted: readonly Weights[], { everyPosition }: Pack): Positions {
  const having = (word: Weights) => everyPosition.filter((position) => word[position] !== 0);
  const all = everyPosition.filter((position) => wanted.every((word) => word[position] !== 0));
  return unwanted.map(having).reduce(subtract, all);
}

/** Adds what postings weigh to what is there; of two forms of a word the weightier counts. */
export function addPostings(weights: Weights, { positions, weights: added }: Postings, share = 1): void {
  for (const [place, position] of positions.entries()) {
    const weight = Math.ceil((added[place] ?? 0) * share);
    if (weight > (weights[position] ?? 0)) weights[position] = weight;
  }
}

/** Of a word that is several terms, an entry has to have all of them, and the least of them counts. */
function weigh({ terms }: SearchWord, postings: ReadonlyMap<string, Postings>, entries: number): Weights {
  const ofTerms = terms.map((term) => {
    const weights = new Uint8Array(entries);
    for (const form of formsOf(term)) {
      const found = postings.get(form);
      if (found !== undefined) addPostings(weights, found);
    }
    return weights;
  });
  return ofTerms.reduce((least, weights) => least.map((weight, position) => Math.min(weight, weights[position] ?? 0)));
}
