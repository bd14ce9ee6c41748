/** Parses a search query, prints it canonically, and describes it in words. Does not know the articles. */

import { err, ok, type Result } from "../result.ts";
import { termsOf, wordsIn } from "./words.ts";

/**
 * `arctic council -sport`: articles with the first two words, without the third. In the query's order, each
 * word once.
 */
export type SearchQuery = {
  readonly words: readonly SearchWord[];
  readonly exclusions: readonly SearchWord[];
};

/** A word as it is printed, and the terms that an article with this word must have. */
export type SearchWord = { readonly text: string; readonly terms: readonly string[] };

/** Characters. */
export const MAX_QUERY_LENGTH = 200;
/** Terms: words, and pairs of characters in scripts that put no spaces between words. */
export const MAX_QUERY_TERMS = 16;

export type QueryProblem = {
  readonly kind: "bad-query";
  readonly reason: "missing" | "repeated" | "without-words" | "too-long" | "too-many-words";
};

/**
 * Reads a query. Ignores quotes, capitals, accents and other marks. A hyphen before a word excludes the word.
 */
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
  // The printed query must be short enough to parse again: ﷺ is one character that is read as eighteen.
  if (printQuery(query).length > MAX_QUERY_LENGTH) return err({ kind: "bad-query", reason: "too-long" });
  return ok(query);
}

/** Prints the canonical spelling of a query, exclusions last. Parsing it gives the same query. */
export function printQuery({ words, exclusions }: SearchQuery): string {
  return [...words.map(({ text }) => text), ...exclusions.map(({ text }) => `-${text}`)].join(" ");
}

/** Describes a query in words, for titles: `“arctic council” without “sport”`. */
export function describeQuery({ words, exclusions }: SearchQuery): string {
  const wanted = words.length === 0 ? "everything" : `“${words.map(({ text }) => text).join(" ")}”`;
  return [wanted, ...exclusions.map(({ text }, place) => `${place === 0 ? "without" : "or"} “${text}”`)].join(
    " ",
  );
}

/**
 * Reads words twice, so that a printed query parses to the same words. The first pass turns ㊅, a sign of no
 * script, into the Chinese letter 六.
 */
function searchWordsIn(text: string): SearchWord[] {
  return wordsIn(text)
    .flatMap((word) => wordsIn(word.text))
    .map((word) => ({ text: word.text, terms: termsOf(word) }));
}
