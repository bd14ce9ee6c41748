/**
 * The results of a search for people: best first, and more forgiving than a feed of it. The last word may be the beginning of one, and so
 * may a word that no article has; where that does not help either, words nearly like it are proposed. Only what is shown counts for any of this.
 */

import leven from "leven";
import { EVERYTHING } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { replaceWord, type SearchQuery, type SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { ShardLine } from "../../pack/shards.ts";
import { firstWhere, type Positions } from "../positions.ts";
import { entriesOf, type ScopeEntries } from "../released.ts";
import { addLines, linesOfQuery, matching, type Weights, weigh } from "./match.ts";
import { openTerms, type Terms } from "./terms.ts";

export type Ranked = {
  /** Of the entries that are shown, the best first, among equals the newest. */
  readonly positions: Positions;
  /** Those of a feed of the search, ascending. */
  readonly exact: Positions;
  /** The terms that were found, for marking them. */
  readonly terms: ReadonlySet<string>;
  /** The same query with a word that some article has in the place of one that none has. */
  readonly nearest: readonly SearchQuery[];
};

/** What one request may cost: so many words may be beginnings, each is looked for in so many shards, and so many terms are taken. */
const PREFIX = { words: 3, shards: 4, terms: 50, minLength: 2 } as const;
const NEAREST = 3;

export async function rank(query: SearchQuery, pack: Pack, now: Instant): Promise<Ranked> {
  const everything = entriesOf(EVERYTHING, pack, now);
  const first = everything.positions[everything.first] ?? pack.entries.length;
  const isShown = (line: ShardLine) => hasShown(line, first, everything.hidden);

  const index = openTerms(pack);
  const lines = await linesOfQuery(query, index);
  const words = query.words.map((word) => ({ word, asWritten: weigh(word, lines, pack) }));
  const unwanted = query.exclusions.map((word) => weigh(word, lines, pack));
  const terms = new Set(
    query.words.flatMap((word) => word.terms.flatMap((term) => lines.get(term)?.map(([form]) => form) ?? [])),
  );

  const wanted = words.map(({ asWritten }) => asWritten);
  const nearest: SearchQuery[] = [];
  const isThere = ({ terms }: SearchWord) => terms.every((term) => lines.get(term)?.some(isShown));
  const open = [...words.entries()].filter(
    ([place, { word }]) => place === words.length - 1 || !isThere(word),
  );
  for (const [place, { word, asWritten }] of open.slice(-PREFIX.words)) {
    const begun = (await beginning(word, index))
      .filter((line) => !terms.has(line[0]) && isShown(line))
      .slice(0, PREFIX.terms);
    if (begun.length === 0 && !isThere(word))
      nearest.push(
        ...(await wordsNear(word, index, isShown)).map((other) => replaceWord(query, word, other)),
      );
    if (begun.length === 0) continue;
    for (const [term] of begun) terms.add(term);
    // A word that only begins as it was written is worth half as much.
    wanted[place] = addLines(begun, asWritten, "half");
  }
  const scores = scoresOf(wanted, unwanted, everything, pack);
  const found = pack.everyPosition.filter((position) => scores[position] !== 0);
  const exactWords = words.map(({ asWritten }) => asWritten);
  const isExact = exactWords.every((weights, place) => weights === wanted[place]);
  return {
    positions: bestFirst(shownOf(found, first, everything.hidden), scores),
    exact: isExact ? found : matching(exactWords, unwanted, pack),
    terms,
    nearest: nearest.slice(0, NEAREST),
  };
}

/** Those of ascending positions that stand from one on and are not hidden. */
function shownOf(positions: Positions, first: number, hidden: ReadonlySet<number>): Positions {
  const out = positions.slice(firstWhere(positions, (position) => position >= first));
  return hidden.size === 0 ? out : out.filter((position) => !hidden.has(position));
}

/** Whether any entry of a line stands from a position on and is not hidden. */
function hasShown(line: ShardLine, first: number, hidden: ReadonlySet<number>): boolean {
  let position = 0;
  for (let at = 1; at < line.length; at += 2) {
    position += line[at] as number;
    if (position >= first && !hidden.has(position)) return true;
  }
  return false;
}

/**
 * How well each entry answers, by its position: 0 where it does not have all that is wanted, or has what is not. A rare word tells more than
 * a common one (BM25's inverse document frequency). Whole numbers, which cost nothing to keep.
 */
function scoresOf(
  wanted: readonly Weights[],
  unwanted: readonly Weights[],
  everything: ScopeEntries,
  { entries }: Pack,
): Int32Array {
  const notShown = [...everything.positions.slice(0, everything.first), ...everything.hidden];
  const scales = wanted.map(({ at, count }) => {
    const those = count - notShown.filter((position) => at[position] !== 0).length;
    return Math.round(SCORE_STEPS * Math.log(1 + everything.total / (1 + those)));
  });
  const weights = wanted.map(({ at }) => at);
  const scores = new Int32Array(entries.length);
  for (let position = 0; position < scores.length; position += 1) {
    // One of its own, for a question that wants nothing has answers too.
    let score = 1;
    for (let word = 0; word < weights.length; word += 1) {
      const weight = (weights[word] as Uint8Array)[position] as number;
      if (weight === 0) {
        score = 0;
        break;
      }
      score += weight * (scales[word] as number);
    }
    scores[position] = score;
  }
  for (const { at } of unwanted)
    for (let position = 0; position < scores.length; position += 1)
      if (at[position] !== 0) scores[position] = 0;
  return scores;
}

/** Among equals the newest first: positions ascend from it. */
function bestFirst(positions: Positions, scores: Int32Array): number[] {
  // Score and position in one number, for numbers are sorted without asking a function.
  const keys = new Float64Array(positions.length);
  for (let place = 0; place < keys.length; place += 1) {
    const position = positions[place] as number;
    keys[place] = (MAX_SCORE - (scores[position] as number)) * scores.length + position;
  }
  return Array.from(keys.sort(), (key) => key % scores.length);
}

/** More than the words of a query give together. */
const MAX_SCORE = 10_000_000;
/** Of which the natural logarithm's unit has so many. */
const SCORE_STEPS = 1000;

async function beginning({ text, terms }: SearchWord, index: Terms): Promise<ShardLine[]> {
  return terms.length > 1 || text.length < PREFIX.minLength ? [] : index.linesBeginning(text, PREFIX.shards);
}

/** The words a letter or two away, of those that stand near in the alphabet; the nearest first. */
async function wordsNear(
  { text, terms }: SearchWord,
  index: Terms,
  isShown: (line: ShardLine) => boolean,
): Promise<string[]> {
  if (terms.length > 1 || text.length < 3) return [];
  const most = text.length < 5 ? 1 : 2;
  return (await index.linesAround(text))
    .map((line) => ({ line, distance: leven(text, line[0], { maxDistance: most + 1 }) }))
    .filter(({ line, distance }) => distance <= most && isShown(line))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ line }) => line[0]);
}
