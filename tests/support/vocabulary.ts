/** Small vocabularies to show one rule with. */

import type { Vocabulary, VocabularyTopic } from "../../src/compiler/topics/vocabulary.ts";
import { topic } from "./articles.ts";

type Written = Pick<VocabularyTopic, "terms" | "hints" | "not"> & {
  readonly slug: string;
  readonly broader?: string;
};

export function vocabularyOf(...written: readonly Written[]): Pick<Vocabulary, "topics"> {
  const topics = written.map(
    ({ slug, broader, ...words }): VocabularyTopic => ({ ...topic(slug, broader), ...words }),
  );
  return { topics: new Map(topics.map((one) => [one.slug, one])) };
}
