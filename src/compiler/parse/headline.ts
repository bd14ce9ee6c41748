/** A headline for copy that came without one, taken from its lead. */

import { oneLine, shorten } from "../../model/text.ts";
import { withoutAttribution } from "./attribution.ts";

/** Longer headlines are cut by readers and search engines alike. Characters. */
const MAX_LENGTH = 110;

/** No first sentence is longer; a line made to be slow to match is. Characters. */
const MAX_LEAD = 2_000;

/** `lead` is the first paragraph, its dateline taken off. Empty only where the lead is. */
export function headlineFrom(lead: string): string {
  const sentence = firstSentence(oneLine(lead.slice(0, MAX_LEAD)));
  const statement = withoutLoneQuote(withoutAttribution(sentence).replace(/[.,;:]$/u, ""));
  return shorten(statement, MAX_LENGTH);
}

/** A quotation that goes on after its first sentence leaves its opening mark alone: it goes. */
function withoutLoneQuote(text: string): string {
  return /^["“”„«»]/u.test(text) && !/["”“»«]/u.test(text.slice(1)) ? text.slice(1) : text;
}

const ABBREVIATION =
  /(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|Prof|Adm|Amb|Brig|Capt|Cmdr|Col|Gen|Gov|Lt|Maj|Rep|Rev|Sen|Sgt|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr)|\b[ap]\.m)\.\s*$/u;
const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/** Unicode's sentence boundaries (UAX 29), but not after an initial or a title: `U.S. President`, `Gov. Lee`. */
export function firstSentence(text: string): string {
  let sentence = "";
  for (const { segment } of SEGMENTER.segment(text)) {
    sentence += segment;
    if (!ABBREVIATION.test(segment)) break;
  }
  return sentence.trim();
}
