/** Tells topics from a text by the vocabulary's terms. Deterministic: whole words, no statistics. */

import type { TopicSlug } from "../../model/topic.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type ArticleText = {
  /** Empty where the headline was taken from the lead: it would count the same words twice. */
  readonly title: string;
  /** The first is the lead. */
  readonly paragraphs: readonly string[];
};

export type TopicScore = {
  readonly slug: TopicSlug;
  readonly score: number;
  /** The terms found, in the order of the vocabulary. */
  readonly terms: readonly string[];
};

/** What a term's best place is worth; a second place adds {@link REPEAT} once. */
const WEIGHT = { title: 4, lead: 2, body: 1 } as const;
const REPEAT = 1;

/** A topic needs this much, from at least two places or by two terms: one word in passing is no topic. */
const MIN_SCORE = 3;
const MIN_EVIDENCE = 2;

/** An article about everything is about nothing. */
const MAX_TOPICS = 8;

/** The topics of a text, strongest first. */
export function inferTopics(text: ArticleText, match: TermMatcher): TopicScore[] {
  const places = [
    { weight: WEIGHT.title, text: text.title },
    ...text.paragraphs.map((paragraph, at) => ({ weight: at === 0 ? WEIGHT.lead : WEIGHT.body, text: paragraph })),
  ];
  const found = new Map<TopicSlug, Map<string, number[]>>();
  for (const place of places) {
    for (const { slug, term } of match(place.text)) {
      const terms = found.get(slug) ?? new Map<string, number[]>();
      found.set(slug, terms.set(term, [...(terms.get(term) ?? []), place.weight]));
    }
  }

  const scores: TopicScore[] = [];
  for (const [slug, terms] of found) {
    const weights = [...terms.values()];
    const score = weights.reduce((sum, seen) => sum + Math.max(...seen) + (seen.length > 1 ? REPEAT : 0), 0);
    const evidence = weights.reduce((sum, seen) => sum + seen.length, 0);
    if (score >= MIN_SCORE && evidence >= MIN_EVIDENCE) scores.push({ slug, score, terms: [...terms.keys()] });
  }
  return scores.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1)).slice(0, MAX_TOPICS);
}

type Hit = { readonly slug: TopicSlug; readonly term: string };

/** Each term that a text holds, once. */
export type TermMatcher = (text: string) => readonly Hit[];

type Term = Hit & { readonly words: readonly string[]; readonly anyEnding: boolean };

/** Terms by their first word (or the start of it), so that a text is read once, however large the vocabulary. */
export function termMatcher({ topics }: Pick<Vocabulary, "topics">): TermMatcher {
  const byWord = new Map<string, Term[]>();
  const byStem = new Map<string, Term[]>();
  for (const { slug, terms } of topics.values()) {
    for (const term of terms) {
      const words = wordsOf(term);
      const [first] = words;
      if (first === undefined) continue;
      const anyEnding = term.endsWith("*");
      const table = anyEnding && words.length === 1 ? byStem : byWord;
      table.set(first, [...(table.get(first) ?? []), { slug, term, words, anyEnding }]);
    }
  }

  return (text) => {
    const words = wordsOf(text);
    const hits = new Set<Term>();
    for (const [at, word] of words.entries()) {
      for (const term of byWord.get(word) ?? []) if (standsAt(term, words, at)) hits.add(term);
      for (let length = 1; length <= word.length; length += 1) {
        for (const term of byStem.get(word.slice(0, length)) ?? []) hits.add(term);
      }
    }
    return [...hits];
  };
}

function standsAt({ words: wanted, anyEnding }: Term, words: readonly string[], at: number): boolean {
  return wanted.every((word, offset) => {
    const found = words[at + offset];
    return anyEnding && offset === wanted.length - 1 ? found?.startsWith(word) === true : found === word;
  });
}

/** Lower case, without accents' compatibility forms, possessive endings or hyphens: `Russia's cyber-competition` is three words. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’]s?\b/gu, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
