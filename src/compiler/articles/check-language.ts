/**
 * Warns of an article that has no `language:` and is not in the letters of the site's language. Browsers would
 * show Arabic from left to right, and read Japanese aloud as English.
 */

import { type Place, type Problem, warningAt } from "../ground/problem.ts";

/** Letters of other scripts, each with the name of the letters and a language that uses them. */
const SCRIPTS: readonly (readonly [letters: RegExp, name: string, language: string])[] = [
  [/[\p{sc=Hira}\p{sc=Kana}]/u, "Japanese", "ja"],
  [/\p{sc=Hang}/u, "Korean", "ko"],
  [/\p{sc=Hani}/u, "Chinese", "zh"],
  [/\p{sc=Arab}/u, "Arabic", "ar"],
  [/\p{sc=Hebr}/u, "Hebrew", "he"],
  [/\p{sc=Cyrl}/u, "Cyrillic", "ru"],
  [/\p{sc=Grek}/u, "Greek", "el"],
  [/\p{sc=Deva}/u, "Devanagari", "hi"],
  [/\p{sc=Thai}/u, "Thai", "th"],
];

/** The maximum number of characters that are read. */
const MAX_LENGTH = 300;
/** The minimum number of letters. A shorter text may be a name or a formula. */
const MIN_LETTERS = 20;

/** Compares the letters with those of the site's language, if these are Latin. Other languages may have two kinds. */
export function checkLanguage(text: string, siteLanguage: string, place: Place): Problem[] {
  const start = text.slice(0, MAX_LENGTH);
  const others = start.replace(/[\p{sc=Latn}\P{L}]+/gu, "").length;
  if (others < MIN_LETTERS || others < start.replace(/\P{L}+/gu, "").length * 0.75) return [];
  if (new Intl.Locale(siteLanguage).maximize().script !== "Latn") return [];
  const [, name, language] = SCRIPTS.find(([script]) => script.test(start)) ?? [];
  if (name === undefined) return [];
  const message = `${name} letters, but no language, so it counts as ${siteLanguage}`;
  return [warningAt(place, message, `a line such as \`language: ${language}\``)];
}
