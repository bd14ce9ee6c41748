/** What a reader searches for: parsed, printed canonically, read aloud. Syntax only: it knows no articles. */

import { err, ok, type Result } from "../result.ts";
import { termsOf, wordsIn } from "./words.ts";

/** `arctic council -sport`: articles with both words and without the third. In the order of the question, each word once. */
export type SearchQuery = {
  readonly words: readonly SearchWord[];
  readonly exclusions: readonly SearchWord[];
};

/** As it is printed, and the terms that an article with it has. */
export type SearchWord = { readonly text: string; readonly terms: readonly string[] };

/** Characters of a question. */
export const MAX_QUERY_LENGTH = 200;
/** Terms of a question: its words, and the pairs of characters of those without spaces between. */
export const MAX_QUERY_TERMS = 16;

export type QueryProblem = {
  readonly kind: "bad-query";
  readonly reason: "missing" | "repeated" | "without-words" | "too-long" | "too-many-words";
};

/** Quotes, capitals, accents and all other marks count for nothing; a hyphen before a word leaves it out. */
export function parseQuery(text: string): Result<SearchQuery, QueryProblem> {
  if (text.length > MAX_QUERY_LENGTH) return err({ kind: "bad-query", reason: "too-long" });
  const words = new Map<string, SearchWord>();
  const exclusions = new Map<string, SearchWord>();
  for (const piece of text.split(/\s+/u)) {
    const named = /^["'“„«]*-/u.test(piece) ? exclusions : words;
    for (const word of searchWordsIn(piece)) named.set(word.text, word);
  }
  const query = { words: [...words.values()], exclusions: [...exclusions.values()] };
  const all = [...query.words, ...query.exclusions];
  if (all.length === 0) return err({ kind: "bad-query", reason: "without-words" });
  if (all.flatMap(({ terms }) => terms).length > MAX_QUERY_TERMS)
    return err({ kind: "bad-query", reason: "too-many-words" });
  // ﷺ is one character that is read as eighteen: what is printed has to be read again.
  if (printQuery(query).length > MAX_QUERY_LENGTH) return err({ kind: "bad-query", reason: "too-long" });
  return ok(query);
}

/** The one spelling of a query; parsing it gives the query back. Exclusions stand last. */
export function printQuery({ words, exclusions }: SearchQuery): string {
  return [...words.map(({ text }) => text), ...exclusions.map(({ text }) => `-${text}`)].join(" ");
}

/** For titles: `“arctic council” without “sport”`. */
export function describeQuery({ words, exclusions }: SearchQuery): string {
  const wanted = words.length === 0 ? "everything" : `“${words.map(({ text }) => text).join(" ")}”`;
  return [wanted, ...exclusions.map(({ text }, place) => `${place === 0 ? "without" : "or"} “${text}”`)].join(
    " ",
  );
}

/** The query with another word in the place of one. */
export function replaceWord(query: SearchQuery, { text }: SearchWord, other: string): SearchQuery {
  return {
    ...query,
    words: query.words.flatMap((word) => (word.text === text ? searchWordsIn(other) : [word])),
  };
}

/** Read as they are printed, so that they are the same when they are read again: ㊅ alone is a sign of no script, but 六 is of one. */
function searchWordsIn(text: string): SearchWord[] {
  return wordsIn(text)
    .flatMap((word) => wordsIn(word.text))
    .map((word) => ({ text: word.text, terms: termsOf(word) }));
}
