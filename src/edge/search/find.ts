/**
 * Finds the articles that have the words of a query. An article has a word if the word or its other number is
 * in the article.
 */

import { formsOf } from "../../model/search/forms.ts";
import type { SearchQuery, SearchWord } from "../../model/search/query.ts";
import { NONE, type Positions } from "../../pack/positions.ts";
import type { Pack } from "../../pack/read.ts";
import { intersect, subtract, unite } from "../positions.ts";

/**
 * Returns the positions of the articles with all words of a query and none of its exclusions, shown or not.
 */
export function find({ words, exclusions }: SearchQuery, pack: Pack): Positions {
  const wanted = words.map((word) => positionsWith(word, pack));
  const found = wanted.length === 0 ? pack.everyArticle() : wanted.reduce(intersect);
  return exclusions.map((word) => positionsWith(word, pack)).reduce(subtract, found);
}

/** Returns the terms of the words, in singular and plural. A page marks them. */
export function termsToFind(words: readonly SearchWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ terms }) => terms.flatMap(formsOf)));
}

/** Returns the positions of the articles that have all terms of a word. */
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
