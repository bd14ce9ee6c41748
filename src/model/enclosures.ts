/** Finds quotations and brackets in a text, so that no cut goes through one. Pure. */

import { unicodePattern } from "./once.ts";

/**
 * A quotation or a text in brackets, with both of its marks, in UTF-16 code units. `end` is the place after
 * the closing mark.
 */
export type Enclosure = { readonly start: number; readonly end: number };

const CLOSINGS: ReadonlyMap<string, string> = new Map([
  ["“", "”“"],
  // German and Polish texts close this quotation with either mark.
  ["„", "“”"],
  ["‘", "’"],
  ["‚", "‘’"],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
  ['"', '"'],
  ["'", "'"],
  ["(", ")"],
  ["[", "]"],
  ["（", "）"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["【", "】"],
]);
const IN_WORD = unicodePattern("[\\p{L}\\p{N}]");
const MARK = /[“„‘‚«»‹"'([（「『《【]/gu;

/** Returns the outermost quotations and brackets in order. Ignores an opening mark without a closing mark. */
export function enclosuresIn(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (index < from || !opens(text, index, mark)) continue;
    const end = closingOf(text, index, mark);
    if (end === undefined) continue;
    found.push({ start: index, end });
    from = end;
  }
  return found;
}

/** Returns true if a cut at this place would go through one of the enclosures. */
export function isEnclosed(enclosures: readonly Enclosure[], place: number): boolean {
  return enclosures.some(({ start, end }) => start < place && place < end);
}

/**
 * Returns true if a mark opens a quotation or bracket. Some marks may also be an apostrophe, an inch sign or
 * a closing mark. Such a mark opens only before a word.
 */
function opens(text: string, at: number, mark: string): boolean {
  if (!/["'‘»]/u.test(mark)) return true;
  return !IN_WORD().test(text[at - 1] ?? "") && /[^\s.,;:)\]]/u.test(text[at + 1] ?? "");
}

/**
 * The maximum distance from an opening mark to its closing mark, in characters. A longer quotation counts as
 * not closed.
 */
const REACH = 2_000;

function closingOf(text: string, at: number, mark: string): number | undefined {
  const closings = CLOSINGS.get(mark) ?? "";
  let depth = 0;
  const last = Math.min(text.length, at + REACH);
  for (let place = at + 1; place < last; place += 1) {
    const character = text[place] ?? "";
    if (closings.includes(character) && closes(text, place, character)) {
      if (depth === 0) return place + 1;
      depth -= 1;
    } else if (character === mark && /[([（]/u.test(mark)) depth += 1;
  }
  return undefined;
}

/** Returns true if a mark closes a quotation or bracket. Between letters, a single mark is an apostrophe. */
function closes(text: string, at: number, mark: string): boolean {
  if (!/['’]/u.test(mark)) return true;
  return !/\s/u.test(text[at - 1] ?? "") && !IN_WORD().test(text[at + 1] ?? "");
}
