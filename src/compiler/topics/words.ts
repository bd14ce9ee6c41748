/** Splits text into the words that are compared. Terms and articles pass through here alike. Knows no language. */

/** Soft hyphens and zero-width marks stand inside words and are not seen. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** `U.S.` and `W.H.O.` are one word each. */
const INITIALS = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Lower case, composed (NFKC), possessive endings off, apostrophes closed up, hyphens between words:
 * `Russia's cyber-competition` is three words, `d'État` one. Accents are kept: in many languages they make another letter.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(INITIALS, (initials) => initials.replaceAll(".", ""))
    .toLowerCase();
  return (plain.match(WORD) ?? []).map((word) => word.replace(/['’]s$/u, "").replace(/['’]/gu, ""));
}
