/** A headline for copy that came without one, taken from its lead. */

import { oneLine, shorten } from "../../model/text.ts";

/** Longer headlines are cut by readers and search engines alike. Characters. */
const MAX_LENGTH = 110;

/** No first sentence is longer; a line made to be slow to match is. Characters. */
const MAX_LEAD = 2_000;

/** What is left must still be a statement. Words. */
const MIN_WORDS = 4;

const SPEECH =
  /\b(?:said|says|told|tells|announced|reported|reports|stated|added|noted|stressed|wrote|tweeted|warned|declared|confirmed|revealed|according to)\b/iu;

/** `lead` is the first paragraph, its dateline taken off. Empty only where the lead is. */
export function headlineFrom(lead: string): string {
  const sentence = firstSentence(oneLine(lead.slice(0, MAX_LEAD)));
  const statement = withoutLoneQuote(withoutAttribution(sentence).replace(/[.,;:]$/u, ""));
  return shorten(statement, MAX_LENGTH);
}

/** A quotation that goes on after its first sentence leaves its opening mark alone: it goes. */
function withoutLoneQuote(text: string): string {
  return /^["“„«]/u.test(text) && !/["”“»]/u.test(text.slice(1)) ? text.slice(1) : text;
}

/**
 * Takes off the tail that only says who said it: `..., the minister said on Tuesday.` A subject that a description
 * follows (`..., Anna Berg, the minister, said`) goes with it.
 */
function withoutAttribution(sentence: string): string {
  const commas = [...sentence.matchAll(/,(["”’»]?)\s+/gu)].map(({ index, 0: { length }, 1: quotationMark = "" }) => ({
    start: index,
    end: index + length,
    quotationMark,
  }));
  for (const comma of commas.toReversed()) {
    const tail = sentence.slice(comma.end);
    const verb = SPEECH.exec(tail);
    if (verb === null) continue;
    const subject = tail.slice(0, verb.index).trim();
    const isReversed = /^according to\b/iu.test(tail);
    // "said on Monday" has no subject yet, and "the minister, said" only the description of one: both lie further left.
    if (!isReversed && (subject === "" || /^[^,]*,$/u.test(subject))) continue;
    const says = tail.slice(verb.index + verb[0].length).split(",")[0] ?? "";
    // "the bank said it would cut rates" is the news itself, not who told it.
    if (!isReversed && STATEMENT.test(says)) return sentence;
    const isSpeaker = isReversed || (!CLAUSE.test(subject) && subject.split(" ").length <= MAX_SPEAKER_WORDS);
    const statement = sentence.slice(0, comma.start) + comma.quotationMark;
    return isSpeaker && statement.split(" ").length >= MIN_WORDS ? statement : sentence;
  }
  return sentence;
}

/** A name with its office. Words. */
const MAX_SPEAKER_WORDS = 12;

/** What a verb of speech is followed by when it goes on to tell. */
const STATEMENT = /\b(?:that|it|he|she|they|we|would|will|could|can|may|might|has|have|had|is|are|was|were|no|yes)\b/iu;

/** What opens a clause that goes on telling, and names no speaker. */
const CLAUSE = /^(?:which|who|whose|that|and|but|as|when|while|where|if|because|after|before|although|though|since|so)\b/iu;

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
