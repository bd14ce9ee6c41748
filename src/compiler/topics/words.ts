/** Splits terms and texts into the words that are compared. The rules are the same for all languages. */

/** Soft hyphens and zero-width marks, which are invisible inside words. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** Raised digits are powers and references to notes: `10⁶` is not 106. */
const RAISED = /[²³¹⁰⁴-⁹]+/gu;
/** Initials, which are one word: `U.S.`, `W.H.O.` */
const INITIALS = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Returns words in lower case, composed (NFKC), without possessive endings and apostrophes, and split at
 * hyphens. `Russia's cyber-competition` is three words, `d'État` one. Keeps accents, because in many
 * languages they make another letter.
 */
export function wordsOf(text: string): string[] {
  // ASCII has none of the characters that this step replaces.
  const composed = IS_ASCII.test(text)
    ? text
    : text.replace(RAISED, " ").normalize("NFKC").replace(INVISIBLE, "");
  const plain = (
    MAY_BE_INITIALS.test(composed)
      ? composed.replace(INITIALS, (initials) => initials.replaceAll(".", ""))
      : composed
  ).toLowerCase();
  const words: string[] = plain.match(WORD) ?? [];
  return /['’]/.test(plain) ? words.map((word) => word.replace(/['’]s$/u, "").replace(/['’]/gu, "")) : words;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range starts at the first character.
const IS_ASCII = /^[\u0000-\u007f]*$/;
const MAY_BE_INITIALS = /\.\p{L}\./u;
