/** Finds the entries that have the words of a query. An entry has a word if the word or its other number is in the entry. */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import { positionsIn, type ShardLine } from "../../pack/shards.ts";
import { type Positions, subtract } from "../positions.ts";
import { linesOf } from "./lines.ts";

/** Returns the positions of the entries with all words of a query and none of its exclusions, shown or not. */
export async function find({ words, exclusions }: SearchQuery, pack: Pack): Promise<Positions> {
  const lines = await linesOf(termsToFind([...words, ...exclusions]), pack);
  const terms = words.flatMap((word) => word.terms);
  return exclusions
    .map((word) => positionsWith(word.terms, lines, pack))
    .reduce(subtract, positionsWith(terms, lines, pack));
}

/** Returns the positions of the entries with each word, in the order of the words. */
export async function findEach(words: readonly SearchWord[], pack: Pack): Promise<Positions[]> {
  const lines = await linesOf(termsToFind(words), pack);
  return words.map(({ terms }) => positionsWith(terms, lines, pack));
}

/** Returns the terms of the words, in singular and plural. A page marks them. */
export function termsToFind(words: readonly SearchWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ terms }) => terms.flatMap(formsOf)));
}

/** Returns the positions of the entries that have all of the terms. */
function positionsWith(
  terms: readonly string[],
  lines: ReadonlyMap<string, ShardLine>,
  { entries, everyPosition }: Pack,
): Positions {
  // For each entry, how many of the terms it has, counted from the first up to the first that is missing.
  const had = new Uint8Array(entries.length);
  for (const [place, term] of terms.entries()) {
    for (const form of formsOf(term)) {
      for (const position of positionsIn(lines.get(form) ?? [form]))
        if (had[position] === place) had[position] = place + 1;
    }
  }
  return everyPosition.filter((position) => had[position] === terms.length);
}
