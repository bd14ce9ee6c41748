/** What an article is found by, and how much each word tells of it. */

import type { Article } from "../model/article.ts";
import { termsIn } from "../model/search/words.ts";
import { paragraphsOf } from "./content/plain-text.ts";

/** What a word is worth for each time it stands there. Title, summary and opening stand in the text again, mostly. */
const WORTH = { title: 8, topics: 4, authors: 4, summary: 2, opening: 2, text: 1 } as const;

/** Paragraphs. */
const OPENING = 2;

/**
 * The terms of an article, each with its weight from 1 to 9. It grows less and less with what the term is worth, so that nothing is found
 * first for saying a word often: of 4 in all it is 4 or 5, of 12 it is 7.
 */
export function weigh({
  title,
  topics,
  authors,
  summary,
  contentText,
}: Article): ReadonlyMap<string, number> {
  const fields: Readonly<Record<keyof typeof WORTH, readonly string[]>> = {
    title: [title],
    topics: topics.map(({ label }) => label),
    authors: authors.map(({ name }) => name),
    summary: [summary],
    opening: paragraphsOf(contentText).slice(0, OPENING),
    text: [contentText],
  };
  const worths = new Map<string, number>();
  for (const [name, texts] of Object.entries(fields)) {
    const worth = WORTH[name as keyof typeof WORTH];
    for (const { text } of texts.flatMap(termsIn)) worths.set(text, (worths.get(text) ?? 0) + worth);
  }
  return new Map(
    [...worths].map(([term, worth]) => [
      term,
      Math.max(1, Math.round((MAX_WEIGHT * worth) / (worth + HALFWAY))),
    ]),
  );
}

const MAX_WEIGHT = 9;
/** What gives half of that. */
const HALFWAY = 4;
