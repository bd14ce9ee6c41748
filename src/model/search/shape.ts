/**
 * What the characters of a text are to a word, as a text of the same length: letters, digits and marks of ASCII stand for themselves, each other
 * character is replaced by what it is (SHAPES). Patterns on such a text are short. Patterns of Unicode's classes take milliseconds
 * to compile, and a request has ten in all; so one is asked only for a rare character, once.
 */

/** Stand for characters in a shape; no text that is cut has them, for its own controls become spaces. */
export const SHAPES = {
  letter: "\x01",
  number: "\x02",
  /** A letter or number of a script without spaces between words. */
  unspaced: "\x03",
  /** Belongs to the character before: a mark, the second half of a pair, what is not seen. */
  mark: "\x04",
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

/** Of Latin and Cyrillic, but for `×` and `÷`. */
const USUAL_LETTER = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481]/;

/** What was asked of other characters; most texts have no others than those that are known from the start. */
const KNOWN = new Map<string, string>([
  ["’", SHAPES.apostrophe],
  ..."“”‘„–—…•€£\u00a0".split("").map((one) => [one, SHAPES.other] as const),
]);
/** Characters. */
const MAX_KNOWN = 10_000;

function kindOf(character: string): keyof typeof SHAPES {
  if (/[’＇]/.test(character)) return "apostrophe";
  // U+02BC comes of NFKD, before the n of ŉ. Punctuation and signs are the rest.
  if (/[\0-\u00a9\u02bc\u2010-\u2027\u2030-\u205e\u3001\u3002]/.test(character)) return "other";
  // Voiced marks of half-width katakana are letters to Unicode; soft hyphens and zero-width marks stand inside words.
  if (/[\uff9e\uff9f\u00ad\u200b-\u200d\u2060\ufeff]/.test(character)) return "mark";
  if (/\p{L}/u.test(character)) return isUnspaced(character) ? "unspaced" : "letter";
  if (/\p{M}/u.test(character)) return "mark";
  if (/\p{N}/u.test(character)) return isUnspaced(character) ? "unspaced" : "number";
  return "other";
}

/** The first such script in Unicode is Thai; the signs are of Chinese and Japanese, and of no one script. */
function isUnspaced(character: string): boolean {
  if (character < "\u0e00") return false;
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3006\u30fc\uff70]/u.test(
    character,
  );
}
