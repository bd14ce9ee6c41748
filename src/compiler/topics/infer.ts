/** Decides which of the scored topics a text is about, and says why it is not about the others. */

import { type TopicSlug, withBroader } from "../../model/topic.ts";
import type { TermMatcher } from "./match.ts";
import { type Score, scoreTopics } from "./score.ts";
import { type ArticleText, stretchesOf } from "./stretches.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * `told`: the article's topic · `implied`: a narrower one is told · `weak`: too little evidence, or all of it in one place ·
 * `overshadowed`: enough by itself, little beside the strongest or in so long a text.
 */
export type Verdict = "chosen" | "implied" | "weak" | "overshadowed";

export type JudgedTopic = Score & { readonly verdict: Verdict };

/** What a topic needs, of points, of different terms, and of stretches in which they stand. */
const MIN_SCORE = 4;
const MIN_TERMS = 2;
const MIN_PLACES = 2;
/** What its widest topic needs besides: this share of the strongest one's score, ... */
const MIN_SHARE = 0.6;
/** ... and in a text of more stretches than these more points, growing as the root of the length: a long text mentions much. */
const USUAL_LENGTH = 12;
/** A topic that a text comes back to needs neither points nor share. Its terms (no hints) stand in so many places, ... */
const LASTING_PLACES = 3;
/** ... as many as a fifth of the stretches, ... */
const LASTING_SHARE = 0.2;
/** ... the first so many stretches before the last. */
const LASTING_DISTANCE = 4;

/** An article about everything is about nothing. */
const MAX_TOPICS = 8;

/** The topics of a text, the strongest first; broader ones are left to their narrower ones. */
export function inferTopics(
  text: ArticleText,
  match: TermMatcher,
  topics: Vocabulary["topics"],
): TopicSlug[] {
  return judgeTopics(text, match, topics).flatMap(({ slug, verdict }) =>
    verdict === "chosen" ? [slug] : [],
  );
}

/** Every topic of which the text holds a word, with the words behind it, the strongest first. */
export function judgeTopics(
  text: ArticleText,
  match: TermMatcher,
  topics: Vocabulary["topics"],
): JudgedTopic[] {
  const stretches = stretchesOf(text);
  const scores = scoreTopics(stretches, match, topics);
  const lasting = slugsOf(scores.filter((one) => lasts(one, stretches.length)));
  const supported = slugsOf(scores.filter((one) => lasting.has(one.slug) || isSupported(one)));
  const scoreOf = new Map(scores.map(({ slug, score }) => [slug, score]));
  const best = Math.max(0, ...[...supported].map((slug) => scoreOf.get(slug) ?? 0));
  const enough = Math.max(best * MIN_SHARE, MIN_SCORE * Math.sqrt(stretches.length / USUAL_LENGTH));
  const standing = scores.filter(({ slug }) => {
    const widest = withBroader(slug, topics).at(-1) ?? slug;
    return supported.has(slug) && (lasting.has(slug) || (scoreOf.get(widest) ?? 0) >= enough);
  });
  const above = broaderOf(slugsOf(standing), topics);
  const chosen = slugsOf(standing.filter(({ slug }) => !above.has(slug)).slice(0, MAX_TOPICS));
  const implied = broaderOf(chosen, topics);
  const verdictOn = (slug: TopicSlug): Verdict => {
    if (chosen.has(slug)) return "chosen";
    if (implied.has(slug)) return "implied";
    return supported.has(slug) ? "overshadowed" : "weak";
  };
  return scores.map((one) => ({ ...one, verdict: verdictOn(one.slug) }));
}

/** One word, however often, is no evidence; nor is one sentence in passing; nor are hints without a term. */
function isSupported({ score, evidence }: Score): boolean {
  const places = new Set(evidence.flatMap(({ places }) => places.map(({ stretch }) => stretch)));
  return (
    score >= MIN_SCORE &&
    evidence.length >= MIN_TERMS &&
    places.size >= MIN_PLACES &&
    evidence.some(({ kind }) => kind === "term")
  );
}

/** By its own terms: a broader topic has so many that some are always met. */
function lasts({ slug, evidence }: Score, stretches: number): boolean {
  const own = evidence.filter((one) => one.kind === "term" && one.slug === slug);
  const places = own.flatMap(({ places }) => places.map(({ stretch }) => stretch));
  return (
    own.length >= MIN_TERMS &&
    places.length >= Math.max(LASTING_PLACES, stretches * LASTING_SHARE) &&
    Math.max(...places) - Math.min(...places) >= LASTING_DISTANCE
  );
}

function broaderOf(slugs: ReadonlySet<TopicSlug>, topics: Vocabulary["topics"]): Set<TopicSlug> {
  return new Set([...slugs].flatMap((slug) => withBroader(slug, topics).slice(1)));
}

function slugsOf(scores: readonly Score[]): Set<TopicSlug> {
  return new Set(scores.map(({ slug }) => slug));
}
