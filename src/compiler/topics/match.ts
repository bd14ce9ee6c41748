/**
 * Finds a vocabulary's terms (words and phrases that show a topic) in a text. Matches whole words, and
 * neither weighs nor judges them.
 */

import { type TopicSlug, withBroader } from "../../model/topic.ts";
import { MAX_TERMS_AT_A_WORD, OverLimit } from "../ground/file-limits.ts";
import { quote } from "../ground/problem.ts";
import { remembered } from "../ground/remembered.ts";
import type { Vocabulary, VocabularyTopic } from "./vocabulary.ts";
import { wordsOf } from "./words.ts";

/** A term found in a text. */
export type Hit = {
  readonly slug: TopicSlug;
  /** The term as the vocabulary spells it. */
  readonly term: string;
  readonly kind: "term" | "hint";
  /** The matching words of the text, in lower case. */
  readonly words: string;
};

/**
 * Returns the terms in a text, in its order. Only the longest phrase counts: `tennis court` is no hit for
 * `court`.
 */
export type TermMatcher = (text: string) => readonly Hit[];

type Phrase = Omit<Hit, "kind" | "words"> & {
  readonly kind: Hit["kind"] | "not";
  readonly wanted: readonly string[];
  readonly anyEnding: boolean;
};

/** A phrase in a text, from the word at `start` to the word before `end`. */
type PhraseMatch = { readonly phrase: Phrase; readonly start: number; readonly end: number };

/**
 * The matchers, by vocabulary. They are kept, because the shipped vocabulary has thousands of terms to split
 * into words.
 */
const matchers = new WeakMap<Vocabulary["topics"], TermMatcher>();

export function termMatcher({ topics }: Pick<Vocabulary, "topics">): TermMatcher {
  const matcher = matchers.get(topics) ?? newTermMatcher(topics);
  matchers.set(topics, matcher);
  return matcher;
}

function newTermMatcher(topics: Vocabulary["topics"]): TermMatcher {
  const phrases = [...topics.values()].flatMap((topic) => phrasesOf(topic, topics));
  const phrasesAt = phraseFinder(phrases);
  const longest = longestOf(phrases.map(({ wanted }) => wanted.length));
  return (text) => {
    const words = wordsOf(text);
    const found = words.map((word, start) => {
      const phrases = phrasesAt(words, start);
      if (phrases.length > MAX_TERMS_AT_A_WORD) throw tooManyTerms(word);
      return phrases.map((phrase): PhraseMatch => ({ phrase, start, end: start + phrase.wanted.length }));
    });
    return found.flatMap((here, start) => {
      if (here.length === 0) return [];
      const near = found.slice(Math.max(0, start - longest + 1), start + 1).flat();
      return here.flatMap(({ phrase, end }): Hit[] => {
        const { slug, term, kind } = phrase;
        if (kind === "not" || near.some((other) => hides(other, { phrase, start, end }))) return [];
        return [{ slug, term, kind, words: words.slice(start, end).join(" ") }];
      });
    });
  };
}

function tooManyTerms(word: string): OverLimit {
  return new OverLimit(
    `more than ${MAX_TERMS_AT_A_WORD} terms of the vocabulary start with ${quote(word)}`,
    "fewer topics that share a word",
  );
}

/**
 * Returns true if `outer` hides `inner`. A longer phrase hides every match inside it. A `not` phrase hides
 * only matches of its own topic.
 */
function hides(outer: PhraseMatch, inner: PhraseMatch): boolean {
  if (outer.start > inner.start || outer.end < inner.end) return false;
  return outer.phrase.kind === "not"
    ? outer.phrase.slug === inner.phrase.slug
    : lengthOf(outer) > lengthOf(inner);
}

function lengthOf({ start, end }: PhraseMatch): number {
  return end - start;
}

/** Returns a topic's phrases. The `not` phrases of its broader topics apply to it too. */
function phrasesOf({ slug, terms, hints = [] }: VocabularyTopic, topics: Vocabulary["topics"]): Phrase[] {
  const not = withBroader(slug, topics).flatMap((one) => topics.get(one)?.not ?? []);
  const phrases = (kind: Phrase["kind"], written: readonly string[]) =>
    written.flatMap((term): Phrase[] => {
      const wanted = wordsOf(term);
      return wanted.length === 0 ? [] : [{ slug, term, kind, wanted, anyEnding: term.endsWith("*") }];
    });
  return [...phrases("term", terms), ...phrases("hint", hints), ...phrases("not", not)];
}

/**
 * Returns a function that finds the phrases that start at a word. The function looks phrases up by their
 * first word, or by the start of this word. So a text is read only once, even with a large vocabulary.
 */
function phraseFinder(phrases: readonly Phrase[]): (words: readonly string[], at: number) => Phrase[] {
  const byStem = Map.groupBy(
    phrases.filter(({ wanted, anyEnding }) => anyEnding && wanted.length === 1),
    ({ wanted }) => wanted[0],
  );
  const byWord = Map.groupBy(
    phrases.filter(({ wanted, anyEnding }) => !anyEnding || wanted.length > 1),
    ({ wanted }) => wanted[0],
  );
  const longest = longestOf([...byStem.keys()].map((stem = "") => stem.length));
  const startingWith = remembered((word: string): readonly Phrase[] => {
    const starts = Array.from({ length: Math.min(longest, word.length) }, (_, last) =>
      word.slice(0, last + 1),
    );
    const found = [...(byWord.get(word) ?? []), ...starts.flatMap((start) => byStem.get(start) ?? [])];
    return found.length === 0 ? NO_PHRASES : found;
  });
  return (words, at) => {
    const found = startingWith(words[at] ?? "");
    return found.length === 0 ? [] : found.filter((phrase) => standsAt(phrase, words, at));
  };
}

/** Most words start no phrase. They share this list, so that remembering them costs little memory. */
const NO_PHRASES: readonly Phrase[] = [];

/**
 * Returns the largest of the lengths. Avoids `Math.max(...lengths)`, because a function cannot take a hundred
 * thousand arguments.
 */
function longestOf(lengths: readonly number[]): number {
  return lengths.reduce((longest, length) => Math.max(longest, length), 0);
}

function standsAt({ wanted, anyEnding }: Phrase, words: readonly string[], at: number): boolean {
  return wanted.every((word, offset) => {
    const found = words[at + offset];
    return anyEnding && offset === wanted.length - 1 ? found?.startsWith(word) === true : found === word;
  });
}
