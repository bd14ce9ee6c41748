/** How text is cut into the words that a search compares. Articles, questions and marked passages pass through here alike. */

/** A word as it is compared, and where it stands in the text it was read from, in UTF-16 code units. */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The characters of a word in a script that puts no spaces between words; such a "word" is a whole run of text. */
  readonly characters?: readonly Word[];
};

/** The words of a text, in its order. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) => {
    if (!UNSPACED.test(written)) return wordOf(written, index);
    const characters = [...written.matchAll(CHARACTER)].flatMap((one) => wordOf(one[0], index + one.index));
    const whole = wordOf(written, index)[0];
    return whole === undefined || characters.length === 0 ? [] : [{ ...whole, characters }];
  });
}

/**
 * What an article is found by: its words; of text without spaces each character, and each two side by side. Dictionaries would cut
 * such text by what stands around it, and another way in each version of Unicode's data, so that what is there would not be found.
 */
export function termsIn(text: string): Word[] {
  return wordsIn(text).flatMap((word) =>
    word.characters === undefined ? [word] : [...word.characters, ...pairsOf(word.characters)],
  );
}

/** What of {@link termsIn} a word asks for, all of it: itself, or its pairs of characters. */
export function termsOf({ text, characters }: Word): string[] {
  if (characters === undefined || characters.length < 2) return [text];
  return [...new Set(pairsOf(characters).map((pair) => pair.text))];
}

function pairsOf(characters: readonly Word[]): Word[] {
  return characters.slice(1).map((second, place) => {
    const first = characters[place] ?? second;
    return { text: first.text + second.text, start: first.start, end: second.end };
  });
}

/** Nothing where no letter and no digit is left. */
function wordOf(written: string, start: number): Word[] {
  const text = fold(written);
  return /[\p{L}\p{N}]/u.test(text) ? [{ text, start, end: start + written.length }] : [];
}

/** Characters. Nobody types a longer word, and a file may hold megabytes without a space. */
const MAX_LENGTH = 64;

/**
 * Lower case, compatibility forms as the usual ones (NFKD), accents off, apostrophes closed up. `Łódź` is `lodz`, `Russia's`
 * `russia`, `d'État` `etat`, `U.S.` `us`, `1,250` `1250`. What it gives it leaves as it is. It knows no language.
 */
function fold(written: string): string {
  if (/^[a-z]{1,64}$/.test(written)) return written;
  const folded = written
    .normalize("NFKD")
    .toLowerCase()
    .replace(ACCENTS, "")
    .replace(/[ßæœøłđðþıħŋĸſς]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFC")
    .replace(/['’＇]s$/u, "")
    .replace(/^(?:[cdjlmnst]|qu|(?:de|da|a|ne|su)ll|un)['’＇]/u, "")
    .replace(/(?<=\p{Nd})[.,](?=\p{Nd}{3}(?!\p{Nd}))/gu, "")
    .replace(/(?<!\p{Nd})[.,]|[.,](?!\p{Nd})|[^\p{L}\p{M}\p{N}.,+#&]|ʼ/gu, "")
    .replaceAll(",", ".")
    // Unicode takes a Thai and a Lao vowel apart, the first half of which would then stand on the letter before.
    .replaceAll("\u0e4d\u0e32", "\u0e33")
    .replaceAll("\u0ecd\u0eb2", "\u0eb3")
    .replace(/^[^\p{L}\p{N}]+/u, "");
  return folded.length <= MAX_LENGTH ? folded : [...folded].slice(0, MAX_LENGTH).join("");
}

/**
 * Marks that a reader may leave out: accents of Latin and Greek letters, Hebrew points, Arabic vowels. Those of other scripts make another
 * letter (`й`, `が`) or are vowels themselves (Devanagari, Thai). `ё` is mostly printed `е`.
 */
const ACCENTS =
  /(?<!\p{Script=Cyrillic}\p{M}*)[\u0300-\u036f]|(?<=е)\u0308|(?<=\p{Script=Cyrillic})\u0301(?<![гк]\u0301)|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/gu;

/** Letters that Unicode does not take apart. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
  ["ħ", "h"],
  ["ŋ", "n"],
  ["ĸ", "k"],
  ["ſ", "s"],
  ["ς", "σ"],
]);

/** Scripts that put no spaces between words. */
const UNSPACED_LETTERS = String.raw`[[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3006\u30fc\uff70]&&[\p{L}\p{N}]]`;
/** With the marks that stand on it, and those of half-width katakana, which are letters to Unicode. */
const UNSPACED_CHARACTER = String.raw`${UNSPACED_LETTERS}[\p{M}\uff9e\uff9f]*`;
/** Soft hyphens and zero-width marks stand inside words and are not seen. */
const SPACED_CHARACTER = String.raw`[[\p{L}\p{N}]--${UNSPACED_LETTERS}][\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*`;
const INITIAL = String.raw`[\p{L}--${UNSPACED_LETTERS}]`;

const WORD = new RegExp(
  [
    `(?:${UNSPACED_CHARACTER})+`,
    // U.S. and W.H.O.
    String.raw`(?:${INITIAL}\.)+${INITIAL}\.?(?!${SPACED_CHARACTER})`,
    // C++, F#, AT&T
    String.raw`[a-zA-Z]{1,2}(?:\+\+|#|&[a-zA-Z]{1,2})(?!${SPACED_CHARACTER})`,
    // An apostrophe between letters, a separator between digits.
    String.raw`(?:${SPACED_CHARACTER})+(?:(?:['’＇]|(?<=\p{Nd})[.,](?=\p{Nd}))(?:${SPACED_CHARACTER})+)*`,
  ].join("|"),
  "gv",
);
const CHARACTER = new RegExp(UNSPACED_CHARACTER, "gv");
const UNSPACED = new RegExp(`^${UNSPACED_LETTERS}`, "v");
