/**
 * Chooses an article's topics from the topics with a score, and gives the reason why the others are not
 * chosen.
 */

import { type TopicSlug, withBroader } from "../../model/topic.ts";
import type { TermMatcher } from "./match.ts";
import { type Score, scoreTopics } from "./score.ts";
import { type ArticleText, stretchesOf } from "./stretches.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * `chosen`: a topic of the article. `implied`: a narrower topic was chosen. `weak`: too little evidence, or
 * all of it in one place. `overshadowed`: enough evidence, but little compared with the strongest topic or
 * the text's length.
 */
export type Verdict = "chosen" | "implied" | "weak" | "overshadowed";

export type JudgedTopic = Score & { readonly verdict: Verdict };

/**
 * The minimum that a topic needs in a text: points, different terms, and stretches (pieces of the text) that
 * contain the terms.
 */
const MIN_SCORE = 4;
const MIN_TERMS = 2;
const MIN_PLACES = 2;
/**
 * The minimum score, as a share of the strongest topic's score. The score of the topic's broadest topic is
 * compared with it.
 */
const MIN_SHARE = 0.6;
/**
 * The number of stretches in a text of usual length. In a longer text, the minimum score grows with the
 * square root of the length, because long texts mention more topics.
 */
const USUAL_LENGTH = 12;
/**
 * The text returns to a lasting topic again and again. Such a topic needs no minimum score. It needs terms
 * (not hints) in at least this number of stretches.
 */
const LASTING_PLACES = 3;
/** The minimum share of all stretches that contain terms of a lasting topic. */
const LASTING_SHARE = 0.2;
/**
 * The minimum distance, in stretches, between the first and the last stretch with terms of a lasting topic.
 */
const LASTING_DISTANCE = 4;

/** The maximum number of topics that are chosen for an article. */
const MAX_TOPICS = 8;

/**
 * Returns the topics of a text, the strongest first. Leaves out a broader topic if a narrower one is chosen.
 */
export function inferTopics(
  text: ArticleText,
  match: TermMatcher,
  topics: Vocabulary["topics"],
): TopicSlug[] {
  return judgeTopics(text, match, topics).flatMap(({ slug, verdict }) =>
    verdict === "chosen" ? [slug] : [],
  );
}

/**
 * Returns every topic that has a term in the text, with its verdict and its evidence, the strongest first.
 */
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

/**
 * Returns true if the evidence is enough. A single word (however frequent), a single stretch, or only hints
 * are not enough.
 */
function isSupported({ score, evidence }: Score): boolean {
  const places = new Set(evidence.flatMap(({ places }) => places.map(({ stretch }) => stretch)));
  return (
    score >= MIN_SCORE &&
    evidence.length >= MIN_TERMS &&
    places.size >= MIN_PLACES &&
    evidence.some(({ kind }) => kind === "term")
  );
}

/**
 * Returns true for a lasting topic, to which the text returns again and again. Terms of narrower topics do
 * not count, because every text has some terms of a broad topic.
 */
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
