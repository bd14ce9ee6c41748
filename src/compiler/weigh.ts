/** Weighs the terms by which a search finds an article. */

import type { Article } from "../model/article.ts";
import { termsIn } from "../model/search/words.ts";
import { paragraphsOf } from "./content/plain-text.ts";

/** The points for each occurrence of a word in a field. Words of title, summary and opening usually occur in the text again. */
const WORTH = { title: 8, topics: 4, authors: 4, summary: 2, opening: 2, text: 1 } as const;

/** Paragraphs. */
const OPENING = 2;

/**
 * Returns the terms of an article, each with its weight from 1 to 9. Each further point adds less: 4 points give a weight of 5, and
 * 12 points give 7. So repeating a word does not bring an article to the top.
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
/** The points that give half of the maximum weight. */
const HALFWAY = 4;
