/**
 * Finds the articles that have the words of a query. An article has a word if it contains the word's singular
 * or plural.
 */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import { NONE, type Positions } from "../../pack/positions.ts";
import type { Pack } from "../../pack/read.ts";
import { intersect, subtract, unite } from "../positions.ts";

/**
 * Returns the positions of the articles that have all words of a query and none of its exclusions. Includes
 * articles that are not shown.
 */
export function find({ words, exclusions }: SearchQuery, pack: Pack): Positions {
  const wanted = words.map((word) => positionsWith(word, pack));
  const found = wanted.length === 0 ? pack.everyArticle() : wanted.reduce(intersect);
  return exclusions.map((word) => positionsWith(word, pack)).reduce(subtract, found);
}

/**
 * Returns the terms of the words (as the search index has them), in singular and plural. A page marks these
 * terms in its texts.
 */
export function termsToFind(words: readonly SearchWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ terms }) => terms.flatMap(formsOf)));
}

/** Returns the positions of the articles that have all terms of a word, each in singular or plural. */
function positionsWith({ terms }: SearchWord, { search }: Pack): Positions {
  return terms
    .map((term) =>
      formsOf(term)
        .map((form) => search.lineOf(form)?.positions() ?? NONE)
        .filter(({ length }) => length > 0)
        .reduce(unite, NONE),
    )
    .reduce(intersect);
}
