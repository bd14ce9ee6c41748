/**
 * The results of a search for people: best first, and more forgiving than a feed of it. The last word may be the beginning of one, and so
 * may a word that no article has; where that does not help either, words nearly like it are proposed. Only what is shown counts for any of this.
 */

import leven from "leven";
import { EVERYTHING } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { formsOf } from "../../model/search/forms.ts";
import { replaceWord, type SearchQuery, type SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import { postingsIn, type ShardLine } from "../../pack/shards.ts";
import type { Positions } from "../positions.ts";
import { entriesOf, isShown } from "../released.ts";
import { addPostings, matching, type Weights, weightsOf } from "./match.ts";
import { linesAround } from "./terms.ts";

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
/** A word that only begins as it was written is worth as much less. */
const PREFIX_SHARE = 0.5;
const NEAREST = 3;

export async function rank(query: SearchQuery, pack: Pack, now: Instant): Promise<Ranked> {
  const shown = pack.entries.map((entry) => isShown(entry, now));
  const keepShown = (weights: Weights) => weights.map((weight, position) => (shown[position] ? weight : 0));
  const isShownLine = (line: ShardLine) => postingsIn(line).positions.some((position) => shown[position]);

  const weightsOfWord = await weightsOf(query, pack);
  const unwanted = query.exclusions.map(weightsOfWord);
  const exact = query.words.map(weightsOfWord);
  const terms = new Set(query.words.flatMap((word) => word.terms.flatMap(formsOf)));
  const nearest: SearchQuery[] = [];
  const wanted = exact.map(keepShown);
  const isThere = (place: number) => wanted[place]?.some(Boolean) ?? false;
  const open = [...query.words.entries()].filter(([place]) => !isThere(place) || place === query.words.length - 1);
  for (const [place, word] of open.slice(-PREFIX.words)) {
    const begun = (await linesBeginning(word, pack)).filter(isShownLine).slice(0, PREFIX.terms);
    if (begun.length === 0 && !isThere(place))
      nearest.push(...(await wordsNear(word, pack, isShownLine)).map((other) => replaceWord(query, word, other)));
    const weights = Uint8Array.from(wanted[place] ?? []);
    for (const line of begun) {
      terms.add(line[0]);
      addPostings(weights, postingsIn(line), PREFIX_SHARE);
    }
    wanted[place] = keepShown(weights);
  }
  const found = matching(wanted, unwanted, pack).filter((position) => shown[position]);
  return {
    positions: bestFirst(found, wanted, entriesOf(EVERYTHING, pack, now).total),
    exact: matching(exact, unwanted, pack),
    terms,
    nearest: nearest.slice(0, NEAREST),
  };
}

/** A rare word tells more than a common one: BM25's inverse document frequency. */
function bestFirst(found: Positions, wanted: readonly Weights[], total: number): number[] {
  const rarity = wanted.map((weights) =>
    Math.log(1 + total / weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 1)),
  );
  const scores = new Map(
    found.map((position) => [
      position,
      wanted.reduce((sum, weights, at) => sum + (weights[position] ?? 0) * (rarity[at] ?? 0), 0),
    ]),
  );
  // Positions ascend from the newest.
  return found.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
}

async function linesBeginning({ text, terms }: SearchWord, pack: Pack): Promise<ShardLine[]> {
  if (terms.length > 1 || text.length < PREFIX.minLength) return [];
  return (await linesAround(text, 0, PREFIX.shards - 1, pack)).filter(([term]) => term.startsWith(text));
}

/** The words a letter or two away, of those that stand near in the alphabet; those in more articles first. */
async function wordsNear({ text, terms }: SearchWord, pack: Pack, isShownLine: (line: ShardLine) => boolean): Promise<string[]> {
  if (terms.length > 1 || text.length < 3) return [];
  const most = text.length < 5 ? 1 : 2;
  return (await linesAround(text, 1, 1, pack))
    .map((line) => ({ line, distance: leven(text, line[0], { maxDistance: most + 1 }) }))
    .filter(({ line, distance }) => distance <= most && isShownLine(line))
    .sort((a, b) => a.distance - b.distance || b.line.length - a.line.length)
    .slice(0, NEAREST)
    .map(({ line }) => line[0]);
}
