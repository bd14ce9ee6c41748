/** Finds the terms by which a search finds an article. */

import type { Article } from "../../model/article.ts";
import { addTerms, foldWord } from "../../model/search/words.ts";
import { remembered } from "../ground/remembered.ts";

const fold = remembered(foldWord);

/** Returns the terms of the title, the summary, the text, the topics' labels and the authors' names. */
export function searchTerms({ title, topics, authors, summary, contentText }: Article): ReadonlySet<string> {
  const texts = [
    title,
    summary,
    contentText,
    ...topics.map(({ label }) => label),
    ...authors.map(({ name }) => name),
  ];
  const terms = new Set<string>();
  for (const text of texts) addTerms(text, terms, fold);
  return terms;
}
