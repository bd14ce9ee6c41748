/**
 * Warns about articles that look like takes (versions) of one story, but have no `replaces:` line. Never
 * folds such articles into one.
 */

import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { articleName } from "../ground/article-name.ts";
import { type Problem, warningAt } from "../ground/problem.ts";
import { splitLabel } from "../parse/wire/news-label.ts";
import { wordsOf } from "../topics/words.ts";

/** An article that may be a take of another one. */
export type TakeCandidate = {
  readonly path: string;
  readonly published: Instant;
  readonly dateline?: string | undefined;
  readonly credit?: string | undefined;
  readonly sketch: TakeSketch;
};

/** The part of an article by which takes are recognised. It does not contain the text. */
export type TakeSketch = {
  /** The words of the title, without the label. */
  readonly headline: string;
  /** The agency's label before the headline: `UPDATE 2`. */
  readonly version?: string | undefined;
  /** The number of words that were compared. */
  readonly words: number;
  /** The hashes of the lead's shingles (runs of {@link SHINGLE} words), each once, ascending. */
  readonly shingles: Uint32Array;
};

/**
 * The maximum time between two takes, in milliseconds. Agencies continue a story for a day or two. A column
 * with the same title returns later.
 */
const MAX_GAP = 48 * 60 * 60 * 1000;
/** The number of words at the start of a text that are compared. */
const LEAD = 120;
/**
 * The minimum number of words in a text that is compared. Shorter notices are all similar: drawn numbers,
 * times of high water.
 */
const MIN_WORDS = 40;
/** The number of words in a shingle, a run of consecutive words that is compared as a unit. */
const SHINGLE = 4;
/** The number of a lead's shingles that serve as keys of buckets. */
const SKETCH = 8;
/**
 * The maximum number of articles in a bucket with which an article is compared. The limit keeps the time
 * short if many articles are similar.
 */
const NEIGHBOURS = 3;
/**
 * The minimum share of the shorter lead's shingles that the other lead must have too. It is lower for equal
 * titles.
 */
const ENOUGH = { sameOrigin: 0.5, sameTitle: 0.3 } as const;

/** Returns one warning for each article that looks like a later take of another one, with the line to add. */
export function checkLookalikes(articles: readonly TakeCandidate[]): Problem[] {
  const seen = [...articles].sort((a, b) => a.published - b.published || (a.path < b.path ? -1 : 1));
  const buckets = new Map<BucketKey, TakeCandidate[]>();
  return seen.flatMap((later) => {
    const keys = keysOf(later.sketch);
    const earlier = new Set(keys.flatMap((key) => withinGap(buckets.get(key), later)));
    for (const key of keys) buckets.set(key, [...(buckets.get(key) ?? []).slice(1 - NEIGHBOURS), later]);
    const take = [...earlier].find((one) => isLikely(one, later));
    if (take === undefined) return [];
    const [first, second] =
      take.published === later.published && isVersion(take) && !isVersion(later)
        ? [later, take]
        : [take, later];
    const line = `\`replaces: ${articleName(first.path)}\``;
    return [
      warningAt({ path: second.path }, `looks like a later take of ${first.path}`, `${line} if it is one`),
    ];
  });
}

/** Returns the sketch of an article. */
export function sketchOf({
  title,
  label,
  contentText,
}: Pick<Article, "title" | "label" | "contentText">): TakeSketch {
  const { label: labelInTitle, headline } = splitLabel(title, true);
  const words = wordsOf(contentText.slice(0, LEAD * 12)).slice(0, LEAD);
  const shingles = words.slice(0, 1 - SHINGLE).map((_, at) => hashOf(words.slice(at, at + SHINGLE)));
  return {
    headline: wordsOf(headline).join(" "),
    version: label ?? labelInTitle,
    words: words.length,
    shingles: Uint32Array.from(new Set(shingles)).sort(),
  };
}

/** A headline, or the hash of a shingle. */
type BucketKey = string | number;

/** Returns the keys of an article's buckets. Only articles that share a bucket are compared. */
function keysOf({ headline, shingles }: TakeSketch): BucketKey[] {
  return [...(headline === "" ? [] : [headline]), ...shingles.subarray(0, SKETCH)];
}

function withinGap(bucket: readonly TakeCandidate[] = [], later: TakeCandidate): TakeCandidate[] {
  return bucket.filter(({ published }) => later.published - published <= MAX_GAP);
}

function isLikely(earlier: TakeCandidate, later: TakeCandidate): boolean {
  const [one, other] = [earlier.sketch, later.sketch];
  const hasSameTitle = one.headline === other.headline && one.headline !== "";
  if (hasSameTitle && (isVersion(earlier) || isVersion(later))) return true;
  if (Math.min(one.words, other.words) < MIN_WORDS) return false;
  const shared = overlap(one.shingles, other.shingles);
  if (hasSameTitle && shared >= ENOUGH.sameTitle) return true;
  return isSame(earlier.dateline, later.dateline) || isSame(earlier.credit, later.credit)
    ? shared >= ENOUGH.sameOrigin
    : false;
}

/**
 * Returns true if the label marks a version of a story. `ANALYSIS`, for example, marks a kind of text
 * instead.
 */
function isVersion({ sketch: { version = "" } }: TakeCandidate): boolean {
  return /UPDATE|CORRECT|REFILE|RPT|RECAST|WRAPUP|LEAD|\bLD\b|CLARIFICATION|BERICHTIGUNG|KORREKTUR/i.test(
    version,
  );
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/** Returns the share of the shorter list that both lists have. Both are ascending. */
function overlap(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  let at = 0;
  for (const hash of one) {
    while ((other[at] ?? Number.POSITIVE_INFINITY) < hash) at += 1;
    if (other[at] === hash) shared += 1;
  }
  return shared / Math.min(one.length, other.length);
}

/**
 * Returns the FNV-1a hash of some words, with a space between them. It stands for the words, and sorts
 * shingles in an arbitrary order that is the same on every machine.
 */
function hashOf(words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const [place, word] of words.entries()) {
    if (place > 0) hash = Math.imul(hash ^ SPACE, FNV_PRIME);
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  }
  return hash >>> 0;
}

const FNV_PRIME = 0x01000193;
const SPACE = 0x20;
