/**
 * Counts the right and wrong topics that the vocabulary infers from labelled texts. Pure: reads no files and
 * prints nothing.
 */

import { type JudgedTopic, judgeTopics } from "../../src/compiler/topics/infer.ts";
import { termMatcher } from "../../src/compiler/topics/match.ts";
import type { Vocabulary } from "../../src/compiler/topics/vocabulary.ts";
import { type TopicSlug, withBroader } from "../../src/model/topic.ts";
import type { Half, LabelledText } from "./labelled.ts";

/** A text with its expected and its inferred topics. Both sets contain the broader topics too. */
export type Outcome = {
  readonly labelled: LabelledText;
  readonly expected: ReadonlySet<TopicSlug>;
  readonly inferred: ReadonlySet<TopicSlug>;
  readonly judged: readonly JudgedTopic[];
};

export type Counts = { readonly right: number; readonly inferred: number; readonly expected: number };
export type Rates = { readonly precision: number; readonly recall: number };

export function measureTopics(
  texts: readonly LabelledText[],
  { topics }: Pick<Vocabulary, "topics">,
): Outcome[] {
  const match = termMatcher({ topics });
  const closed = (slugs: readonly TopicSlug[]) => new Set(slugs.flatMap((slug) => withBroader(slug, topics)));
  return texts.map((labelled) => {
    const judged = judgeTopics(labelled.text, match, topics);
    const inferred = judged.filter(({ verdict }) => verdict === "chosen").map(({ slug }) => slug);
    return { labelled, expected: closed(labelled.expected), inferred: closed(inferred), judged };
  });
}

export function ofHalf(outcomes: readonly Outcome[], half: Half): Outcome[] {
  return outcomes.filter(({ labelled }) => labelled.half === half);
}

/** Returns the counts of one topic. */
export function countsOf(topic: TopicSlug, outcomes: readonly Outcome[]): Counts {
  const inferred = outcomes.filter((outcome) => outcome.inferred.has(topic));
  const right = inferred.filter(({ expected }) => expected.has(topic)).length;
  return {
    right,
    inferred: inferred.length,
    expected: outcomes.filter(({ expected }) => expected.has(topic)).length,
  };
}

/**
 * Returns precision and recall. If nothing was inferred, precision is 1. If nothing was expected, recall is
 * 1.
 */
export function ratesOf({ right, inferred, expected }: Counts): Rates {
  return { precision: inferred === 0 ? 1 : right / inferred, recall: expected === 0 ? 1 : right / expected };
}

/** Returns the micro averages, in which every decision has the same weight. */
export function microRates(topics: readonly TopicSlug[], outcomes: readonly Outcome[]): Rates {
  const counts = topics.map((topic) => countsOf(topic, outcomes));
  const sum = (of: keyof Counts) => counts.reduce((total, one) => total + one[of], 0);
  return ratesOf({ right: sum("right"), inferred: sum("inferred"), expected: sum("expected") });
}

/** Returns the macro averages, in which every topic has the same weight. */
export function macroRates(topics: readonly TopicSlug[], outcomes: readonly Outcome[]): Rates {
  const rates = topics.map((topic) => ratesOf(countsOf(topic, outcomes)));
  const mean = (of: keyof Rates) => rates.reduce((total, one) => total + one[of], 0) / rates.length;
  return { precision: mean("precision"), recall: mean("recall") };
}

/** Returns the top level of IPTC: the topics without a broader one. */
export function topLevel({ topics }: Pick<Vocabulary, "topics">): TopicSlug[] {
  return [...topics.values()].flatMap(({ slug, broader }) => (broader === undefined ? [slug] : []));
}
