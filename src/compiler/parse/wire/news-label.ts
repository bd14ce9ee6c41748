/**
 * Splits an agency's label off a headline: its version, urgency or kind, such as `UPDATE 2-` and
 * `Correction:`. `news-labels.yaml` lists the labels.
 */

import { z } from "zod";
import { anyOf, anyOfInAnyCase, nameList, readDataFile } from "../../ground/data-file.ts";

export type LabelledHeadline = {
  readonly label?: string;
  /** The text after the label. Empty if the label is alone on its line. */
  readonly headline: string;
};

const FILE = z.strictObject({ sure: nameList, numbered: nameList, other: nameList });

const DATA = readDataFile(new URL("./news-labels.yaml", import.meta.url), FILE);

const NAMES = [...DATA.sure, ...DATA.numbered, ...DATA.other];
const WORDS = anyOf(NAMES);
const ORDINAL = anyOfInAnyCase(["st", "nd", "rd", "th"]);
const SURE = `(?:${anyOf(DATA.sure)}|${anyOf(DATA.numbered)} \\d{1,2})`;
const NUMBER = "(?: \\d{1,2})?";
/** The start of a headline after a label. A word in small letters would continue a sentence instead. */
const HEADLINE = "(?=[\"“”„«'‘]?[\\p{Lu}\\p{Lo}\\d])";

/**
 * A label in capitals that a hyphen joins to a headline with small letters: `CORRECTED-UPDATE 2-Ferry sinks`.
 */
const joined = (words: string) =>
  new RegExp(
    `^\\s*(?<label>${words}${NUMBER}(?:-${WORDS}${NUMBER}){0,3})-${HEADLINE}(?=.*\\p{Ll})(?=\\S+\\s+\\S+\\s+\\S)`,
    "u",
  );
const JOINED = joined(SURE);
const JOINED_IN_REPORT = joined(WORDS);

/**
 * A separate label: `Update 2: Ferry runs aground`, `URGENT - ...`, `(2nd LD) ...`. Ordinary titles can have
 * this form too.
 */
const APART = new RegExp(
  `^\\s*(?:(?<label>${anyOfInAnyCase(NAMES)}${NUMBER})(?:\\s*:\\s*|\\s+(?:-{1,2}|[–—])\\s+)${HEADLINE}` +
    `|[(\\[](?<bracketed>(?:${anyOfInAnyCase([...NAMES, "LEAD"])}|\\d${ORDINAL} ${anyOfInAnyCase(["LD"])})${NUMBER})[)\\]]\\s+${HEADLINE})`,
  "u",
);

/** A label alone on its line: `URGENT`, `BREAKING NEWS:`. */
const ALONE = new RegExp(`^\\s*[(\\[*]*(?<label>${WORDS}${NUMBER})[)\\]*]*\\s*[:-]?\\s*$`, "u");

/**
 * The number of a text's characters in which a label is looked for. Headlines and datelines are shorter. The
 * limit protects against lines that are slow to match.
 */
const MAX_LENGTH = 300;

/**
 * Splits a label off a headline. If the text has no dateline (`isReport` is false), only a sure label in
 * capitals before a hyphen counts.
 */
export function splitLabel(text: string, isReport: boolean): LabelledHeadline {
  const opening = text.slice(0, MAX_LENGTH);
  const patterns = isReport ? [JOINED, JOINED_IN_REPORT, APART, ALONE] : [JOINED];
  const match = patterns.reduce<RegExpExecArray | null>(
    (found, pattern) => found ?? pattern.exec(opening),
    null,
  );
  const label = match?.groups?.label ?? match?.groups?.bracketed;
  return match === null || label === undefined
    ? { headline: text }
    : { label, headline: text.slice(match[0].length) };
}

/**
 * Returns true if a word is a news label. Then `Update: ...` is a headline and no field, even below
 * `Date: ...`.
 */
export function isLabel(word: string): boolean {
  return WHOLE_WORD.test(word);
}

const WHOLE_WORD = new RegExp(`^${WORDS}$`, "i");
