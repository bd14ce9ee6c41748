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
import type { ShardLine } from "../../pack/shards.ts";
import type { Positions } from "../positions.ts";
import { entriesOf, type ScopeEntries } from "../released.ts";
import { addLine, linesOfQuery, matching, type Weights, weigh } from "./match.ts";
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
/** A word that only begins as it was written is worth as much less. */
const PREFIX_SHARE = 0.5;
const NEAREST = 3;

export async function rank(query: SearchQuery, pack: Pack, now: Instant): Promise<Ranked> {
  const everything = entriesOf(EVERYTHING, pack, now);
  const first = everything.positions[everything.first] ?? pack.entries.length;
  const isShown = (line: ShardLine | undefined) => line !== undefined && hasShown(line, first, everything.hidden);

  const index = openTerms(pack);
  const lines = await linesOfQuery(query, index);
  const exact = query.words.map((word) => weigh(word, lines, pack));
  const unwanted = query.exclusions.map((word) => weigh(word, lines, pack));
  const terms = new Set(query.words.flatMap((word) => word.terms.flatMap(formsOf)));

  const wanted = [...exact];
  const nearest: SearchQuery[] = [];
  const isThere = ({ terms }: SearchWord) => terms.every((term) => formsOf(term).some((form) => isShown(lines.get(form))));
  const open = [...query.words.entries()].filter(([place, word]) => place === query.words.length - 1 || !isThere(word));
  for (const [place, word] of open.slice(-PREFIX.words)) {
    const begun = (await beginning(word, index)).filter((line) => !terms.has(line[0]) && isShown(line)).slice(0, PREFIX.terms);
    if (begun.length === 0 && !isThere(word))
      nearest.push(...(await wordsNear(word, index, isShown)).map((other) => replaceWord(query, word, other)));
    const weights = Uint8Array.from(exact[place] ?? []);
    for (const line of begun) {
      terms.add(line[0]);
      addLine(weights, line, PREFIX_SHARE);
    }
    if (begun.length > 0) wanted[place] = weights;
  }
  const shown = matching(wanted, unwanted, pack, first).filter((position) => !everything.hidden.has(position));
  return {
    positions: bestFirst(shown, wanted, everything, pack),
    exact: matching(exact, unwanted, pack),
    terms,
    nearest: nearest.slice(0, NEAREST),
  };
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

/** A rare word tells more than a common one: BM25's inverse document frequency. */
function bestFirst(shown: Positions, wanted: readonly Weights[], everything: ScopeEntries, { entries }: Pack): number[] {
  const first = everything.positions[everything.first] ?? entries.length;
  const scores = new Float64Array(entries.length);
  for (const weights of wanted) {
    const hidden = [...everything.hidden].filter((position) => weights[position] !== 0).length;
    addScaled(scores, weights, Math.log(1 + everything.total / (1 + countFrom(first, weights) - hidden)));
  }
  // Score and position in one number, for numbers are sorted without asking a function. Positions ascend from the newest.
  const keys = new Float64Array(shown.length);
  for (let place = 0; place < keys.length; place += 1) {
    const position = shown[place] as number;
    keys[place] = (MAX_SCORE - Math.round((scores[position] as number) * SCORE_STEPS)) * entries.length + position;
  }
  return Array.from(keys.sort(), (key) => key % entries.length);
}

function addScaled(scores: Float64Array, weights: Weights, scale: number): void {
  for (let position = 0; position < scores.length; position += 1)
    scores[position] = (scores[position] as number) + (weights[position] as number) * scale;
}

function countFrom(first: number, weights: Weights): number {
  let count = 0;
  for (let position = first; position < weights.length; position += 1) if (weights[position] !== 0) count += 1;
  return count;
}

/** More than the words of a query give together. */
const MAX_SCORE = 10_000_000;
/** Scores that differ by less than one of so many parts are equal. */
const SCORE_STEPS = 1000;

async function beginning({ text, terms }: SearchWord, index: Terms): Promise<ShardLine[]> {
  return terms.length > 1 || text.length < PREFIX.minLength ? [] : index.linesBeginning(text, PREFIX.shards);
}

/** The words a letter or two away, of those that stand near in the alphabet; the nearest first. */
async function wordsNear({ text, terms }: SearchWord, index: Terms, isShown: (line: ShardLine) => boolean): Promise<string[]> {
  if (terms.length > 1 || text.length < 3) return [];
  const most = text.length < 5 ? 1 : 2;
  return (await index.linesAround(text))
    .map((line) => ({ line, distance: leven(text, line[0], { maxDistance: most + 1 }) }))
    .filter(({ line, distance }) => distance <= most && isShown(line))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ line }) => line[0]);
}
