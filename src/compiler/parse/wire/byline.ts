/** Who wrote a piece, from the ways agencies sign it. */

import type { Author } from "../../../model/article.ts";

const PARTICLE = "(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|y)";
const NAME_WORD = `(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|${PARTICLE})`;
const NAME = new RegExp(`^\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s+${NAME_WORD}){0,5}$`, "u");

/** A line `By Jane Doe and JOHN ROE`, and nothing else on it. */
export function readByline(line: string): Author[] | undefined {
  const signed = /^by:?\s+(.+)$/i.exec(line.trim())?.[1];
  if (signed === undefined) return undefined;
  const names = splitNames(signed);
  return names.length > 0 && names.every((name) => NAME.test(name)) ? names.map(toAuthor) : undefined;
}

/** Whether a text could be one person's name, and nothing else. */
export function isName(text: string): boolean {
  return NAME.test(text) && text.includes(" ");
}

/** Names in one line of text: apart by commas, semicolons, `&` or "and". Handles become names. */
export function readNames(text: string): Author[] {
  return splitNames(text).map((name) => (name.startsWith("@") ? { name: nameOfHandle(name) } : toAuthor(name)));
}

/** `@FahadShabbir` is Fahad Shabbir, `@john_roe88` John Roe; a handle without visible parts stays as it is. */
export function nameOfHandle(handle: string): string {
  const words = handle
    .replace(/^@/, "")
    .replace(/(?<=\p{L})\d+$/u, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[\s_.]+/)
    .filter(Boolean);
  return words.length === 1 ? (words[0] ?? "") : words.map(capitalised).join(" ");
}

function splitNames(text: string): string[] {
  return text
    .split(/\s*[,;&]\s*|\s+and\s+/i)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Names in capitals are set as names: `JOHN ROE` is John Roe. */
function toAuthor(name: string): Author {
  const shouted = name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
  return { name: shouted ? name.replace(/\p{L}+/gu, (word) => capitalised(word.toLowerCase())) : name };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
