/**
 * Removes the attribution: the words at the end of a lead that only name the speaker, such as `..., the
 * minister said on Tuesday.`
 */

import { z } from "zod";
import { anyOf, nameList, readDataFile } from "../ground/data-file.ts";
import { isAgency } from "./wire/agencies.ts";

const FILE = z.strictObject({ sources: nameList, verbs: nameList, impersonal: nameList });

const DATA = readDataFile(new URL("./attribution.yaml", import.meta.url), FILE);

/** The minimum length of the statement without its attribution, in words. */
const MIN_WORDS = 4;

/** The maximum length of a speaker's name with the office, in words. */
const MAX_SPEAKER_WORDS = 12;

const SPEECH =
  /\b(?:said|says?|told|tells|announced|reported|reports|stated|added|noted|stressed|wrote|tweeted|warned|declared|confirmed|revealed|learned|argued|claims?|claimed|explained|insisted|recalled|emphasi[sz]ed|according to)\b/iu;

/** Words after a verb of speech that show that news follows. */
const STATEMENT =
  /\b(?:that|it|he|she|they|we|would|will|could|can|may|might|has|have|had|is|are|was|were|no|yes)\b/iu;

/**
 * Words after the verb that only give the time, place or channel of the statement. If the verb has an object
 * (`..., the council announced a new park`), the object is the news. Then the words before the comma only
 * introduce it.
 */
const CIRCUMSTANCE = new RegExp(
  `^(?:${[
    "(?:early|late|earlier|later|here|today|yesterday|tonight|afterwards|separately|again|recently|publicly)\\b",
    "(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day|\\.)",
    "(?:last|this)\\s+(?:week|month|year|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)\\b",
    "(?:in|on|at|during|via|by|from|through|after|before|ahead of|following|over|to|as|when|while)\\s",
    "(?:citing|quoting|adding|referring|speaking|pointing|noting|warning|describing|commenting)\\b",
  ].join("|")})`,
  "iu",
);

/** The maximum length of the audience in words, as in `told reporters in Oslo`. */
const MAX_RECIPIENT_WORDS = 8;

/** The first word of a clause that continues the news and names no speaker. */
const CLAUSE =
  /^(?:which|who|whose|that|and|but|as|when|while|where|if|because|after|before|although|though|since|so)\b/iu;

/**
 * Words that must stay: a condition, or the rest of a quotation. Without them, the statement has another
 * meaning.
 */
const REST_OF_STATEMENT =
  /[,–—-]\s+(?:if|unless|but|though|although|except|until|only|provided|as long as|because|even)\b|[,:]\s*["“„«‘]/iu;

const SOURCE =
  `(?:(?:a|an|another|the|new|latest|one|some|\\p{L}[\\p{L}\\p{N}.'’-]*)\\s+){0,5}?${anyOf(DATA.sources)}(?!\\p{L})` +
  // The author, the place or the subject of the report: `a report by the port`, `a court in Bergen`.
  "(?:\\s+(?:by|from|for|of|in|into|on|at|with)\\s+(?:(?:[^\\s,]|,(?=\\d))+\\s+){0,7}?(?:[^\\s,]|,(?=\\d))+)?";
const CONVEYS = `(?:(?:has|have|had|is|was|were|now)\\s+)?(?:also\\s+)?${anyOf(DATA.verbs)}`;
const WHEN =
  "(?:\\s+(?:today|yesterday|(?:on\\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|last week|earlier))?";

/**
 * The end of a sentence, if it names a report, a court or unnamed experts: `research suggests`,
 * `says a report`.
 */
const UNNAMED = new RegExp(
  `^(?:${[
    `${SOURCE}\\s+${CONVEYS}${WHEN}`,
    `(?:say|says|said)\\s+${SOURCE}${WHEN}`,
    `it (?:has|have|had|is|was|has been|had been|is being|was being)\\s+(?:also\\s+)?${anyOf(DATA.impersonal)}${WHEN}`,
  ].join("|")})[.;:]?$`,
  "iu",
);

const CLOSING = "[\"”“’'»«]";
const COMMA = new RegExp(`(?:,(${CLOSING}?)|(${CLOSING}),)\\s+`, "gu");

/**
 * Returns the sentence without its attribution and without the full stop. A subject with a description
 * (`..., Anna Berg, the minister, said`) is removed too. If the end of the sentence contains news, nothing is
 * removed.
 */
export function withoutAttribution(sentence: string): string {
  const commas = [...sentence.matchAll(COMMA)].map(({ index, 0: { length }, 1: inside, 2: before }) => ({
    start: index,
    end: index + length,
    quotationMark: inside ?? before ?? "",
  }));
  for (const comma of commas.toReversed()) {
    const tail = sentence.slice(comma.end);
    if (UNNAMED.test(tail) && !CLAUSE.test(tail)) {
      const statement = sentence.slice(0, comma.start) + comma.quotationMark;
      return statement.split(" ").length >= MIN_WORDS ? statement : sentence;
    }
    const verb = SPEECH.exec(tail);
    if (verb === null) continue;
    const subject = tail.slice(0, verb.index).trim();
    // The verb is before the speaker: `according to the port`, `reports Xinhua`, and after a quotation `said
    // Anna Berg`.
    const isReversed =
      subject === "" &&
      (/^according to\b/iu.test(tail) || isSpeakerAfter(tail, verb[0], comma.quotationMark));
    // "said on Monday" has no subject here, and "the minister, said" has only its description. The subject
    // itself stands before an earlier comma.
    if (!isReversed && (subject === "" || /^[^,]*,$/u.test(subject))) continue;
    const says = tail.slice(verb.index + verb[0].length);
    // "the bank said it would cut rates" is the news itself, not an attribution.
    if (!isReversed && STATEMENT.test(says.split(",")[0] ?? "")) return sentence;
    if (!isReversed && !isCircumstance(says, verb[0])) return sentence;
    if (REST_OF_STATEMENT.test(says)) return sentence;
    const isSpeaker = isReversed || (!CLAUSE.test(subject) && subject.split(" ").length <= MAX_SPEAKER_WORDS);
    const statement = sentence.slice(0, comma.start) + comma.quotationMark;
    return isSpeaker && statement.split(" ").length >= MIN_WORDS ? statement : sentence;
  }
  return sentence;
}

function isCircumstance(says: string, verb: string): boolean {
  const [before = ""] = says.split(",");
  const text = before.trim().replace(/^[.;:]+$/u, "");
  if (text === "" || CIRCUMSTANCE.test(text)) return true;
  return /^tells?$|^told$/iu.test(verb) && text.split(" ").length <= MAX_RECIPIENT_WORDS;
}

function isSpeakerAfter(tail: string, verb: string, quotationMark: string): boolean {
  const speaker = tail.slice(verb.length).trim();
  if (isAgency(speaker.replace(/[.,].*$/, ""))) return true;
  return quotationMark !== "" && /^(?:(?:the|a|an)\s|\p{Lu})/u.test(speaker) && !STATEMENT.test(tail);
}
