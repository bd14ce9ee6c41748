/**
 * Cuts text into the words that a search compares. Used for articles, queries and the passages that a search
 * highlights.
 */

import { SHAPES, shapeOf } from "./shape.ts";

/** A word in the form that is compared, and its place in the original text, in UTF-16 code units. */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /**
   * The single characters, if the script has no spaces between words. In such a script, a "word" is a whole
   * run of text.
   */
  readonly characters?: readonly Word[];
};

/** Returns the words of a text, in its order. */
export function wordsIn(text: string): Word[] {
  const shape = shapeOf(text);
  const words: Word[] = [];
  for (const { 0: run, index } of shape.matchAll(WORD)) {
    const word = wordAt(text, index, run.length);
    if (word === undefined) continue;
    if (!run.startsWith(unspaced)) words.push(word);
    else
      words.push({
        ...word,
        characters: [...run.matchAll(UNSPACED)].flatMap(
          (one) => wordAt(text, index + one.index, one[0].length) ?? [],
        ),
      });
  }
  return words;
}

/**
 * Returns the terms of an article in the index: its words and, for text without spaces, each character and
 * each pair of neighbours. A dictionary would split such text differently by context and by Unicode version,
 * so some words would not be found.
 */
export function termsIn(text: string): Word[] {
  return wordsIn(text).flatMap((word) =>
    word.characters === undefined ? [word] : [...word.characters, ...pairsOf(word.characters)],
  );
}

/**
 * Adds the texts of {@link termsIn} to a set. Makes no object for each word, because a build reads every word
 * of the site. `fold` is {@link foldWord}, or the same function with a memory.
 */
export function addTerms(text: string, terms: Set<string>, fold = foldWord): void {
  const shape = shapeOf(text);
  for (const { 0: run, index } of shape.matchAll(WORD)) {
    const folded = fold(text.slice(index, index + run.length));
    if (folded === "") continue;
    if (!run.startsWith(unspaced)) {
      terms.add(folded);
      continue;
    }
    let before = "";
    for (const one of run.matchAll(UNSPACED)) {
      const start = index + one.index;
      const character = fold(text.slice(start, start + one[0].length));
      if (character === "") continue;
      terms.add(character);
      if (before !== "") terms.add(before + character);
      before = character;
    }
  }
}

/**
 * Returns the terms of {@link termsIn} that each article with this word has: the word, or all its pairs of
 * characters.
 */
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

/**
 * Returns the word at a place, or undefined if the word has no letter and no digit in the form for
 * comparison.
 */
function wordAt(text: string, start: number, length: number): Word | undefined {
  const end = start + length;
  const folded = foldWord(text.slice(start, end));
  return folded === "" ? undefined : { text: folded, start, end };
}

const { letter, number, unspaced, mark, power } = SHAPES;
const INITIAL = `[A-Za-z${letter}]${mark}*`;
const CHARACTER = `[A-Za-z0-9${letter}${number}]${mark}*`;
const END = `(?![A-Za-z0-9${letter}${number}${mark}])`;

/** Matches the power of a unit at the end of a word: m², km³, ft². */
const UNIT_POWER = `(?:(?<=(?<![A-Za-z${letter}${mark}])(?:[cdhkmCDHKM]?[mM]|ft))${power})`;

/** Matches a word in a shape. */
const WORD = new RegExp(
  [
    `(?:${unspaced}${mark}*)+`,
    // Abbreviations, such as U.S. and W.H.O.
    String.raw`(?:${INITIAL}\.)+${INITIAL}\.?${END}`,
    // Names with signs: C++, F#, AT&T
    String.raw`[A-Za-z]{1,2}(?:\+\+|#|&[A-Za-z]{1,2})${END}`,
    // Other words. They can contain an apostrophe between letters, or a separator between digits.
    // Raised digits after other words than units are references to notes, not parts of the word.
    `(?:${CHARACTER})+(?:(?:'|(?<=[0-9])[.,](?=[0-9]))(?:${CHARACTER})+)*${UNIT_POWER}?`,
  ].join("|"),
  "g",
);
const UNSPACED = new RegExp(`${unspaced}${mark}*`, "g");
const IN_WORD = new RegExp(`[A-Za-z0-9.,+#&${letter}${number}${unspaced}${mark}]`);
const FIRST = new RegExp(`[A-Za-z0-9${letter}${number}${unspaced}]`);

/**
 * The maximum length of a word in characters. People search for no longer words, but a file can have
 * megabytes without a space.
 */
const MAX_LENGTH = 64;

/**
 * Returns a word in the form for comparison: lower case, without compatibility forms (NFKD), accents and
 * apostrophes. `Łódź` gives `lodz`, `Russia's` `russia`, `d'État` `etat`, `U.S.` `us`, `1,250` `1250`. A
 * second call changes nothing.
 */
export function foldWord(written: string): string {
  if (/^[a-z0-9]{1,64}$/i.test(written)) return written.toLowerCase();
  const letters = /^[ -~]*$/.test(written) ? written.toLowerCase() : foldLetters(written);
  if (/^[a-z0-9]{1,64}$/.test(letters)) return letters;
  const folded = withoutOthers(
    letters
      .replace(/['’＇]s$/, "")
      .replace(/^(?:[cdjlmnst]|qu|(?:de|da|a|ne|su)ll|un)['’＇]/, "")
      .replace(/(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))/g, "")
      .replace(/(?<![0-9])[.,]|[.,](?![0-9])/g, "")
      .replaceAll(",", "."),
  );
  return folded.length <= MAX_LENGTH ? folded : [...folded].slice(0, MAX_LENGTH).join("");
}

/** Puts letters in lower case and removes accents. */
function foldLetters(written: string): string {
  return (
    written
      .normalize("NFKD")
      .toLowerCase()
      .replace(ACCENTS, (_, letter = "", marks = "") => letter + (letter === "" ? "" : keptOf(letter, marks)))
      .replace(/[ßæœøłđðþıħŋĸſς]/g, (letter) => LETTERS.get(letter) ?? letter)
      .normalize("NFC")
      // NFKD splits a Thai and a Lao vowel. The first half would then belong to the letter before.
      .replaceAll("\u0e4d\u0e32", "\u0e33")
      .replaceAll("\u0ecd\u0eb2", "\u0eb3")
  );
}

/** Removes apostrophes, other characters that NFKD adds, and everything before the first letter or digit. */
function withoutOthers(text: string): string {
  const shape = shapeOf(text);
  const start = shape.search(FIRST);
  if (start === -1) return "";
  return Array.from({ length: text.length - start }, (_, place) => start + place)
    .filter((at) => IN_WORD.test(shape[at] ?? ""))
    .map((at) => text[at])
    .join("");
}

/**
 * Matches a run of marks that people may omit in a query: accents of Latin and Greek letters, Hebrew points,
 * Arabic vowels. In other scripts a mark makes another letter (`й`, `が`) or is a vowel (Devanagari, Thai), so
 * a Cyrillic letter is matched with its marks.
 */
const ACCENTS =
  /([\u0400-\u052f]?)([\u0300-\u036f]+)|[\u00ad\u200b-\u200d\u2060\ufeff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]+/g;

/**
 * Returns the marks of a Cyrillic letter that are kept. Those of `ё` are dropped, because most texts have `е`
 * for it, and so is the stress of `ста́рый`, which newspapers omit. `ѓ` and `ќ` keep theirs, because they are
 * different letters.
 */
function keptOf(letter: string, marks: string): string {
  const [first] = marks;
  const isLeftOut = (first === "\u0308" && letter === "е") || (first === "\u0301" && !/[гк]/.test(letter));
  return isLeftOut ? marks.slice(1) : marks;
}

/** Letters that Unicode does not decompose, and their replacements. */
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
