/** Makes a headline from the lead, for copy without one. */

import { oneLine, shorten } from "../../model/text.ts";
import { withoutAttribution } from "./attribution.ts";

/** Characters. Feed readers and search engines cut longer headlines. */
const MAX_LENGTH = 110;

/** Characters. First sentences are shorter. The limit protects against lines that are slow to match. */
const MAX_LEAD = 2_000;

/**
 * Returns a headline, empty only if the lead is empty. `lead` is the first paragraph without its dateline.
 */
export function headlineFrom(lead: string): string {
  const sentence = firstSentence(oneLine(lead.slice(0, MAX_LEAD)));
  const statement = withoutLoneQuote(withoutAttribution(sentence).replace(/[.,;:]$/u, ""));
  return shorten(statement, MAX_LENGTH);
}

/** Removes an opening quotation mark without a closing one. A quotation of several sentences leaves one. */
function withoutLoneQuote(text: string): string {
  return /^["“”„«»]/u.test(text) && !/["”“»«]/u.test(text.slice(1)) ? text.slice(1) : text;
}

const ABBREVIATION =
  /(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|Prof|Adm|Amb|Brig|Capt|Cmdr|Col|Gen|Gov|Lt|Maj|Rep|Rev|Sen|Sgt|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr)|\b[ap]\.m)\.\s*$/u;
const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Returns the first sentence by Unicode's rules (UAX 29). Does not split after initials and titles:
 * `U.S. President`, `Gov. Lee`.
 */
export function firstSentence(text: string): string {
  let sentence = "";
  for (const { segment } of SEGMENTER.segment(text)) {
    sentence += segment;
    if (!ABBREVIATION.test(segment)) break;
  }
  return sentence.trim();
}
