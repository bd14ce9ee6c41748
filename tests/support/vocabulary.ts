/** Small vocabularies, each for the test of one rule. */

import type { Vocabulary, VocabularyTopic } from "../../src/compiler/topics/vocabulary.ts";
import { topic } from "./articles.ts";

type TopicTerms = Pick<VocabularyTopic, "terms" | "hints" | "not"> & {
  readonly slug: string;
  readonly broader?: string;
};

export function vocabularyOf(...written: readonly TopicTerms[]): Pick<Vocabulary, "topics"> {
  const topics = written.map(
    ({ slug, broader, ...words }): VocabularyTopic => ({ ...topic(slug, broader), ...words }),
  );
  return { topics: new Map(topics.map((one) => [one.slug, one])) };
}
