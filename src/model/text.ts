/** Makes text safe to send. Only this file removes characters that feeds cannot carry, and escapes markup. */

import { enclosuresIn, isEnclosed } from "./enclosures.ts";
import { unicodePattern } from "./once.ts";

/**
 * Characters that XML 1.0 (2.2 Char) excludes: C0 controls except tab, line feed and carriage return, lone
 * surrogates, U+FFFE and U+FFFF. U+007F and the noncharacters from U+FDD0 are legal but discouraged, and no
 * feed reader shows them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point.
const UNSENDABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * The characters that replace the controls U+0080 to U+009F, which XML discourages. Windows-1252 has these
 * characters in the place of the controls. HTML replaces `&#146;` in the same way
 * (https://html.spec.whatwg.org/#numeric-character-reference-end-state).
 */
const WINDOWS_1252 = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

/** Any character that {@link sendable} changes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point.
const CHANGED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/;

/** Removes characters that no feed format can carry. Replaces controls by characters of Windows-1252. */
export function sendable(text: string): string {
  // Most texts need no change, and one test is faster than two replacements.
  if (text.isWellFormed() && !CHANGED.test(text)) return text;
  return text
    .replace(UNSENDABLE, "")
    .replace(/[\u0080-\u009F]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? "");
}

/** Returns the characters of `text` that no feed format can carry, as `U+0001`, each once. */
export function unsendable(text: string): string[] {
  return [...new Set(text.match(UNSENDABLE) ?? [])].map(
    (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** Escapes text once, for XML or HTML content and for quoted attribute values. */
export function escapeMarkup(text: string): string {
  // Most texts need no change, and one test is faster than a replacement.
  if (!SIGNS.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => MARKUP[character as keyof typeof MARKUP]);
}

const SIGNS = /[&<>"]/;
const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" } as const;

/** Replaces every run of white space by one space, and joins Chinese and Japanese lines. */
export function oneLine(text: string): string {
  return joinEastAsianLines(text).replace(/\s+/gu, " ").trim();
}

/** Removes line ends between Chinese or Japanese characters, because these scripts have no spaces. */
export function joinEastAsianLines(text: string): string {
  if (!/[\r\n]/.test(text) || !EAST_ASIAN_CHARACTER().test(text)) return text;
  return text.replace(EAST_ASIAN_LINE_END(), "");
}

const EAST_ASIAN = "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\uFF01-\\uFF65]";
const EAST_ASIAN_CHARACTER = unicodePattern(EAST_ASIAN);
const EAST_ASIAN_LINE_END = unicodePattern(
  `(?<=${EAST_ASIAN})[^\\S\\r\\n]*[\\r\\n]\\s*(?=${EAST_ASIAN})`,
  "gu",
);

/** A share of the limit. If a clause ends after this share, the text is cut there and not later. */
const CLAUSE_FROM = 0.75;

/**
 * Cuts a text to at most `limit` characters, and adds an ellipsis if something was cut. Cuts between words,
 * and outside quotations and brackets. If a clause ends near the limit, cuts after this clause. A quotation
 * that fills most of the limit is cut and closed.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const enclosures = enclosuresIn(text.slice(0, limit * 4));
  const spaces = [...text.slice(0, limit + 1).matchAll(/\s+/gu)].map(({ index }) => index);
  const free = spaces.filter((place) => place > limit / 3 && !isEnclosed(enclosures, place));
  const clause = free.findLast(
    (place) => place >= limit * CLAUSE_FROM && /[,;:.!?–—]["”’»)]?$/u.test(text.slice(0, place)),
  );
  const cut = clause ?? free.at(-1);
  if (cut !== undefined) return `${trimEnd(text.slice(0, cut))}…`;
  const space = spaces.findLast((place) => place > limit / 2 && place < limit);
  // A text without spaces (Chinese, a long URL) is cut between graphemes, which people see as characters.
  const head = space === undefined ? graphemesWithin(text, limit) : text.slice(0, space);
  const open = enclosures.find(({ start, end }) => start < head.length && head.length < end);
  return `${trimEnd(head)}…${open === undefined ? "" : (text[open.end - 1] ?? "")}`;
}

function trimEnd(text: string): string {
  return text.replace(/[\s,;:.–—-]+$/u, "");
}

function graphemesWithin(text: string, limit: number): string {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let head = "";
  for (const { segment } of graphemes.segment(text.slice(0, limit * 2))) {
    if (head.length + segment.length > limit) break;
    head += segment;
  }
  return head;
}

/** Made at the first use, because this takes milliseconds and the Worker rarely needs graphemes. */
let graphemes: Intl.Segmenter | undefined;
