/** Who wrote a piece, from the ways agencies sign it. */

import type { Author } from "../../../model/article.ts";

const PARTICLE = "(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|y)";
const NAME_WORD = `(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|${PARTICLE})`;
const NAME = new RegExp(`^\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s+${NAME_WORD}){0,5}$`, "u");

export type Byline = {
  readonly authors: readonly Author[];
  /** Whom they write for, where the line says so: `Science Desk`, `The Associated Press`. */
  readonly affiliation?: string;
};

/** A line `By Jane Doe and JOHN ROE, Science Desk`, and nothing else on it. */
export function readByline(line: string): Byline | undefined {
  const signed = /^by:?\s+(.+)$/i.exec(line.trim())?.[1];
  if (signed === undefined || !splitNames(signed).every((name) => NAME.test(name))) return undefined;
  const byline = readNames(signed);
  return byline.authors.length > 0 ? byline : undefined;
}

/** Whether a text could be one person's name, and nothing else. */
export function isName(text: string): boolean {
  return NAME.test(text) && text.includes(" ");
}

/** Names in one line of text: apart by commas, semicolons, `&` or "and". Handles become names, offices and houses none. */
export function readNames(text: string): Byline {
  const [first, ...others] = splitNames(text.replace(/^by\s+/i, ""));
  // The first wrote the piece, whatever it is called: a person, or an agency.
  const names = [first, ...others.filter((name) => !OFFICE.test(name) && !isHouse(name))].filter((name) => name !== undefined);
  const authors = names.map((name) => (name.startsWith("@") ? { name: nameOfHandle(name) } : toAuthor(name)));
  const affiliation = others.find(isHouse);
  return affiliation === undefined ? { authors } : { authors, affiliation };
}

/** What a newsroom is called, and no person. */
export function isHouse(text: string): boolean {
  return /\b(?:agency|bureau|desk|journal|magazine|news|newspaper|press|service|times|tribune)$/i.test(text.trim());
}

/** What somebody is in a newsroom. */
const OFFICE = /\b(?:correspondents?|editors?|reporters?|staff|writers?)$/i;

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

/** Names in capitals are set as names: `JOHN McROE` is John McRoe. A single word in capitals is an agency's own name. */
function toAuthor(name: string): Author {
  const shouted = name.includes(" ") && !/\p{Ll}/u.test(name.replace(/\bMa?c(?=\p{Lu})/gu, ""));
  return { name: shouted ? name.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, first, rest) => first + rest.toLowerCase()) : name };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
