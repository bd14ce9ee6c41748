/**
 * Finds the articles that have the words of a query. An article has a word if it contains the word's singular
 * or plural.
 */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import {
  emptySet,
  fullSet,
  keepAll,
  type PositionSet,
  positionsIn,
  removeAll,
} from "../../pack/position-set.ts";
import type { Positions } from "../../pack/positions.ts";
import type { Pack } from "../../pack/read.ts";

/**
 * Returns the positions of the articles that have all words of a query and none of its exclusions. Includes
 * articles that are not shown.
 */
export function find({ words, exclusions }: SearchQuery, pack: Pack): Positions {
  const found = setWith(words, pack);
  for (const word of exclusions) removeAll(found, setWith([word], pack));
  return positionsIn(found);
}

/**
 * Returns the terms of the words (as the search index has them), in singular and plural. A page marks these
 * terms in its texts.
 */
export function termsToFind(words: readonly SearchWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ terms }) => terms.flatMap(formsOf)));
}

/** Returns the articles that have all terms of all words, each in singular or plural. */
function setWith(words: readonly SearchWord[], { search, articles }: Pack): PositionSet {
  const found = fullSet(articles);
  for (const term of words.flatMap(({ terms }) => terms)) {
    const own = emptySet(articles);
    for (const form of formsOf(term)) search.addPositions(form, own);
    keepAll(found, own);
  }
  return found;
}
