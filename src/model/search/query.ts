/**
 * Parses a search query, writes it in its canonical form, and describes it in words. Does not use the
 * articles.
 */

import { err, ok, type Result } from "../result.ts";
import { termsOf, wordsIn } from "./words.ts";

/**
 * A parsed query. `arctic council -sport` means: articles with the first two words, without the third. The
 * words are in the query's order, each once.
 */
export type SearchQuery = {
  readonly words: readonly SearchWord[];
  readonly exclusions: readonly SearchWord[];
};

/** A word of a query as it is written, and the terms that an article with this word must have. */
export type SearchWord = { readonly text: string; readonly terms: readonly string[] };

/** The maximum length of a query in characters. */
export const MAX_QUERY_LENGTH = 200;
/**
 * The maximum number of terms in a query: words, and pairs of characters in scripts that put no spaces
 * between words.
 */
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
  // The query written out as text must be short enough to parse again. It may be longer than the original: ﷺ
  // is one character that is read as eighteen.
  if (printQuery(query).length > MAX_QUERY_LENGTH) return err({ kind: "bad-query", reason: "too-long" });
  return ok(query);
}

/** Writes the canonical spelling of a query, exclusions last. Parsing it gives the same query. */
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
 * Reads words twice, so that a query written out as text parses to the same words. For example, the first
 * pass turns ㊅, a sign of no script, into the Chinese letter 六.
 */
function searchWordsIn(text: string): SearchWord[] {
  return wordsIn(text)
    .flatMap((word) => wordsIn(word.text))
    .map((word) => ({ text: word.text, terms: termsOf(word) }));
}
