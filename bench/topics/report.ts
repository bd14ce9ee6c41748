/** Prints the measurement of topics. */

import { columnsOf } from "../../src/compiler/report/columns.ts";
import type { Vocabulary } from "../../src/compiler/topics/vocabulary.ts";
import type { TopicSlug } from "../../src/model/topic.ts";
import type { Half } from "./labelled.ts";
import {
  countsOf,
  macroRates,
  microRates,
  type Outcome,
  ofHalf,
  type Rates,
  ratesOf,
  topLevel,
} from "./measure.ts";

const HALVES: readonly Half[] = ["tuning", "held out"];

export function reportTopics(outcomes: readonly Outcome[], vocabulary: Pick<Vocabulary, "topics">): string {
  const tops = topLevel(vocabulary);
  const all = [...vocabulary.topics.keys()];
  const row = (
    name: string,
    ratesIn: (half: readonly Outcome[]) => Rates,
    expectedIn?: (half: readonly Outcome[]) => number,
  ) => [
    name,
    ...HALVES.flatMap((half) => {
      const those = ofHalf(outcomes, half);
      const { precision, recall } = ratesIn(those);
      return [expectedIn === undefined ? "" : String(expectedIn(those)), share(precision), share(recall)];
    }),
  ];
  return [
    `${outcomes.length} texts: ${HALVES.map((half) => `${ofHalf(outcomes, half).length} ${half}`).join(", ")}`,
    "",
    columnsOf([
      ["", ...HALVES.flatMap((half) => [half, "precision", "recall"])],
      ...tops.map((top) =>
        row(
          top,
          (half) => ratesOf(countsOf(top, half)),
          (half) => countsOf(top, half).expected,
        ),
      ),
      row("macro, top level", (half) => macroRates(tops, half)),
      row("micro, top level", (half) => microRates(tops, half)),
      row("micro, all topics", (half) => microRates(all, half)),
    ]),
    "",
    "Topics of the tuning half that were inferred wrongly (+) or missed (-), with the words that support them:",
    ...ofHalf(outcomes, "tuning").flatMap((outcome) => confusionsOf(outcome, tops)),
  ].join("\n");
}

function confusionsOf(
  { labelled, expected, inferred, judged }: Outcome,
  tops: readonly TopicSlug[],
): string[] {
  const lines = tops.flatMap((top) => {
    if (expected.has(top) === inferred.has(top)) return [];
    const one = judged.find(({ slug }) => slug === top);
    const words = one?.evidence.map(({ term, points }) => `${term} ${points}`).join(", ");
    return [
      `    ${inferred.has(top) ? "+" : "-"} ${top} ${one === undefined ? "no word" : `${one.score} ${one.verdict}: ${words}`}`,
    ];
  });
  return lines.length === 0 ? [] : [`  ${labelled.name}`, ...lines];
}

function share(value: number): string {
  return value.toFixed(2);
}
