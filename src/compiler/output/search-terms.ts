/** Finds the terms by which a search finds an article. */

import type { Article } from "../../model/article.ts";
import { termsIn } from "../../model/search/words.ts";

/** Returns the terms of the title, the summary, the text, the topics' labels and the authors' names. */
export function searchTerms({ title, topics, authors, summary, contentText }: Article): ReadonlySet<string> {
  const texts = [
    title,
    summary,
    contentText,
    ...topics.map(({ label }) => label),
    ...authors.map(({ name }) => name),
  ];
  return new Set(texts.flatMap(termsIn).map(({ text }) => text));
}
