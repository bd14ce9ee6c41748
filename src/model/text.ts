/** Text as the wire may carry it: which characters, and how they are escaped. The only place that does either. */

/**
 * What XML 1.0 (2.2 Char) excludes: C0 controls but tab, line feed and carriage return, lone surrogates, U+FFFE and
 * U+FFFF. The noncharacters from U+FDD0 and U+007F are legal but discouraged; no reader shows them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point.
const UNSENDABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * What U+0080 to U+009F were meant to be. As characters they are controls that XML discourages; they come from text that
 * was Windows-1252 once, and HTML reads `&#146;` so (https://html.spec.whatwg.org/#numeric-character-reference-end-state).
 */
const WINDOWS_1252 = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

/** Takes out the characters that no feed format can carry, and reads those of an old encoding as what they were. */
export function sendable(text: string): string {
  return text
    .replace(UNSENDABLE, "")
    .replace(/[\u0080-\u009F]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? "");
}

/** The characters of `text` that no feed format can carry, as `U+0001`, each once. */
export function unsendable(text: string): string[] {
  return [...new Set(text.match(UNSENDABLE) ?? [])].map(
    (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** Escapes text once, for XML or HTML content and for quoted attribute values alike. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => MARKUP[character as keyof typeof MARKUP]);
}

const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" } as const;

/** Folds every run of white space into one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** At most `limit` characters, cut between words, with an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(" ");
  // A text without spaces (Chinese, a long URL) is cut between what a reader sees as characters.
  const head = space > limit / 2 ? cut.slice(0, space) : graphemesWithin(text, limit);
  return `${head.replace(/[\s,;:.–—-]+$/u, "")}…`;
}

function graphemesWithin(text: string, limit: number): string {
  let head = "";
  for (const { segment } of GRAPHEMES.segment(text.slice(0, limit * 2))) {
    if (head.length + segment.length > limit) break;
    head += segment;
  }
  return head;
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
