/**
 * Weighs a text's evidence for each topic. Only computes points; `infer.ts` decides if they are enough. A
 * stretch is a piece of the text, and the lead is its first piece after the title.
 */

import { type TopicSlug, withBroader } from "../../model/topic.ts";
import { MAX_TERM_PLACES, OverLimit, printCount } from "../ground/file-limits.ts";
import type { Hit, TermMatcher } from "./match.ts";
import type { Stretch } from "./stretches.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The place of a term in a text. */
export type TermPlace = Pick<Stretch, "part" | "paragraph"> & {
  /** The index of the stretch in the text, from 0. */
  readonly stretch: number;
  /** The matching words of the text, in lower case. */
  readonly words: string;
};

export type Evidence = Pick<Hit, "term" | "kind"> & {
  /** The topic that has the term: the scored topic, or a narrower one. */
  readonly slug: TopicSlug;
  /** The places of the term, in the text's order. Each stretch has at most one place. */
  readonly places: readonly TermPlace[];
  readonly points: number;
};

export type Score = {
  readonly slug: TopicSlug;
  /** The sum of the evidence's points. */
  readonly score: number;
  /** The evidence, the strongest first. A broader topic has the evidence of its narrower topics too. */
  readonly evidence: readonly Evidence[];
};

/**
 * The points for the best place of a term. Each further place adds {@link REPEAT}, at most
 * {@link MAX_REPEATS} times.
 */
const WEIGHT = { title: 3, lead: 2, body: 1 } as const satisfies Record<Stretch["part"], number>;
const REPEAT = 0.5;
const MAX_REPEATS = 2;
const KIND = { term: 1, hint: 0.5 } as const satisfies Record<Hit["kind"], number>;

/**
 * Returns every topic with a term in the text, the strongest first. Topics with equal scores are sorted by
 * slug.
 */
export function scoreTopics(
  stretches: readonly Stretch[],
  match: TermMatcher,
  topics: Vocabulary["topics"],
): Score[] {
  const byTopic = new Map<TopicSlug, Map<string, Evidence>>();
  for (const evidence of evidenceIn(stretches, match)) {
    // Several narrower topics may have the same word. For their broader topic, it counts once, with its
    // highest points.
    const word = evidence.term.replace("*", "");
    for (const slug of withBroader(evidence.slug, topics)) {
      const words = byTopic.get(slug) ?? new Map<string, Evidence>();
      if ((words.get(word)?.points ?? 0) < evidence.points) words.set(word, evidence);
      byTopic.set(slug, words);
    }
  }
  return [...byTopic]
    .map(([slug, words]) => {
      const evidence = [...words.values()].sort((a, b) => b.points - a.points || compare(a.term, b.term));
      return { slug, score: evidence.reduce((sum, { points }) => sum + points, 0), evidence };
    })
    .sort((a, b) => b.score - a.score || compare(a.slug, b.slug));
}

function evidenceIn(stretches: readonly Stretch[], match: TermMatcher): Evidence[] {
  let met = 0;
  const hits = stretches.flatMap(({ part, paragraph, text }, stretch) => {
    const found = match(text);
    met += found.length;
    if (met > MAX_TERM_PLACES)
      throw new OverLimit(
        `terms of the vocabulary in more than ${printCount(MAX_TERM_PLACES)} places`,
        "a shorter text, or `topics:`",
      );
    return found.map(({ words, ...hit }) => ({ hit, place: { part, paragraph, stretch, words } }));
  });
  return [...Map.groupBy(hits, ({ hit: { slug, term } }) => `${slug} ${term}`).values()].flatMap((group) => {
    const hit = group[0]?.hit;
    const places = group
      .map(({ place }) => place)
      .filter(({ stretch }, at, all) => stretch !== all[at - 1]?.stretch);
    return hit === undefined ? [] : [{ ...hit, places, points: pointsOf(hit.kind, places) }];
  });
}

function pointsOf(kind: Hit["kind"], places: readonly TermPlace[]): number {
  const best = Math.max(...places.map(({ part }) => WEIGHT[part]));
  return KIND[kind] * (best + REPEAT * Math.min(places.length - 1, MAX_REPEATS));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
