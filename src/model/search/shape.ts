/**
 * Turns a text into its shape, which has the same length. In a shape, each character outside ASCII is
 * replaced by a sign of its kind (SHAPES). Patterns for a shape are short. Patterns with Unicode's classes
 * take milliseconds to compile, and a request has ten milliseconds in all. So Unicode's classes are used only
 * for rare characters, once for each.
 */

import { unicodePattern } from "../once.ts";

/**
 * The signs for kinds of characters in a shape. They are control characters, which become spaces in the text
 * itself.
 */
export const SHAPES = {
  letter: "\x01",
  number: "\x02",
  /** A letter or number of a script without spaces between words. */
  unspaced: "\x03",
  /**
   * A character that belongs to the one before: a mark, the second half of a surrogate pair, an invisible
   * character.
   */
  mark: "\x04",
  /** `²` or `³`. */
  power: "\x05",
  apostrophe: "'",
  other: " ",
} as const;

export function shapeOf(text: string): string {
  return text.replace(
    /[^ -~]/gu,
    (character) => shapeOfCharacter(character) + (character.length === 2 ? SHAPES.mark : ""),
  );
}

function shapeOfCharacter(character: string): string {
  if (USUAL_LETTER.test(character)) return SHAPES.letter;
  const known = KNOWN.get(character);
  if (known !== undefined) return known;
  const shape = SHAPES[kindOf(character)];
  if (KNOWN.size < MAX_KNOWN) KNOWN.set(character, shape);
  return shape;
}

/** Latin and Cyrillic letters, without `×` and `÷`. */
const USUAL_LETTER = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481]/;

/**
 * The shapes of single characters. Other characters are added at their first use. Most texts need only the
 * characters that are listed here.
 */
const KNOWN = new Map<string, string>([
  ["’", SHAPES.apostrophe],
  ..."“”‘„–—…•€£\u00a0".split("").map((one) => [one, SHAPES.other] as const),
]);
/** The maximum number of characters in KNOWN. */
const MAX_KNOWN = 10_000;

function kindOf(character: string): keyof typeof SHAPES {
  if (/[’＇]/.test(character)) return "apostrophe";
  // U+02BC is in this list because NFKD writes ŉ as U+02BC and n. The others are punctuation and signs.
  if (/[\0-\u00a9\u02bc\u2010-\u2027\u2030-\u205e\u3001\u3002]/.test(character)) return "other";
  // In Unicode, the voiced marks of half-width katakana are letters. Soft hyphens and zero-width marks can be
  // inside words.
  if (/[\uff9e\uff9f\u00ad\u200b-\u200d\u2060\ufeff]/.test(character)) return "mark";
  if (/[²³]/.test(character)) return "power";
  // Other raised digits are references to notes or powers of numbers. "10⁶" is not 106, and "1½" is not 112.
  if (/[¹⁰⁴-⁹¼-¾⅐-⅟↉]/.test(character)) return "other";
  if (LETTER().test(character)) return isUnspaced(character) ? "unspaced" : "letter";
  if (MARK().test(character)) return "mark";
  if (NUMBER().test(character)) return isUnspaced(character) ? "unspaced" : "number";
  return "other";
}

/**
 * Returns true for a character of a script without spaces between words. Thai is the first of these scripts
 * in Unicode. The three single signs are Chinese and Japanese.
 */
function isUnspaced(character: string): boolean {
  if (character < "\u0e00") return false;
  return UNSPACED().test(character);
}

const LETTER = unicodePattern("\\p{L}");
const MARK = unicodePattern("\\p{M}");
const NUMBER = unicodePattern("\\p{N}");
const UNSPACED = unicodePattern(
  "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\u3006\\u30fc\\uff70]",
);
