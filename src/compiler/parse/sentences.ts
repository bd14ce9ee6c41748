/**
 * Finds the ends of sentences. `sentences.yaml` lists the words whose full stop or other mark ends no
 * sentence.
 */

import { z } from "zod";
import { anyOf, nameList, readDataFile } from "../ground/data-file.ts";
import { MONTH } from "../ground/months.ts";

const FILE = z.strictObject({
  before_names: nameList,
  anywhere: nameList,
  names: nameList,
  starters: nameList,
});

const DATA = readDataFile(new URL("./sentences.yaml", import.meta.url), FILE);

const WORD_START = "(?<![\\p{L}\\p{N}.])";
/** An initial, or an abbreviation that a name or a number follows: `J.`, `Gov.`, `No.` */
const BEFORE_NAME = new RegExp(`${WORD_START}(?:\\p{Lu}|${anyOf(DATA.before_names)})\\.\\s*$`, "u");
const ANYWHERE = new RegExp(`(?:\\b\\p{Lu}|${WORD_START}${anyOf(DATA.anywhere)})\\.\\s*$`, "u");
const NAME = new RegExp(`${WORD_START}${anyOf(DATA.names)}\\s*$`, "u");
/** A name with an exclamation mark after a small word: `made by Jump! Productions`. */
const CALLED_NAME = /\s(?:and|at|by|called|for|from|named|of|with)\s\p{Lu}[\p{L}\p{N}'’-]*!\s*$/u;
const STARTER = new RegExp(`^["“‘'«„(]?${anyOf(DATA.starters)}(?![\\p{L}'’])`, "u");
const ORDINAL = /(?<![\p{L}\p{N}])\d{1,2}\.\s*$/u;
const AFTER_ORDINAL = new RegExp(`^${MONTH}(?!\\p{L})`, "iu");
const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Yields the sentences by Unicode's rules (UAX 29), without the space around them. Does not split after
 * abbreviations, initials and names with a mark: `Gov. Lee`, `U.S. President`, `Yahoo! Inc.`
 */
export function* sentencesIn(text: string): Generator<string> {
  let sentence = "";
  for (const { segment } of SEGMENTER.segment(text)) {
    if (sentence !== "" && !isContinued(sentence, segment)) {
      yield sentence.trim();
      sentence = "";
    }
    sentence += segment;
  }
  if (sentence.trim() !== "") yield sentence.trim();
}

export function firstSentence(text: string): string {
  for (const sentence of sentencesIn(text)) return sentence;
  return "";
}

/** Returns true if the text ends with the full stop of an abbreviation: `Tidewater Inc.` */
export function endsAbbreviated(text: string): boolean {
  return ANYWHERE.test(text) || BEFORE_NAME.test(text);
}

function isContinued(sentence: string, next: string): boolean {
  // A mark within a name or a quotation: `Shares in Yahoo! rose`, `"Who is it?" she asked`.
  if (/^["”’»)\]]*\s*\p{Ll}/u.test(next) && !/\n\s*\n\s*$/u.test(sentence)) return true;
  const end = sentence.slice(-40);
  if (BEFORE_NAME.test(end) && !STARTER.test(next)) return true;
  if (ORDINAL.test(end)) return AFTER_ORDINAL.test(next);
  return (ANYWHERE.test(end) || NAME.test(end) || CALLED_NAME.test(end)) && !STARTER.test(next);
}
