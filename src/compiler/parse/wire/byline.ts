/** Reads the authors of a report from its byline, in the forms that agencies use. */

import type { Author } from "../../../model/article.ts";
import { findDate } from "../../ground/date.ts";
import { AGENCY, isAffiliation, isAgency } from "./agencies.ts";
import { isCity, isInRegion } from "./places.ts";

const PARTICLE = "(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|y)";
const NAME_WORD = `(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|${PARTICLE})`;
const NAME = new RegExp(`^\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s+${NAME_WORD}){0,5}$`, "u");

export type Byline = {
  readonly authors: readonly Author[];
  /** The newsroom or agency in the line, if any: `Science Desk`, `The Associated Press`. */
  readonly affiliation?: string;
};

/**
 * Reads a line that is only a byline: `By Jane Doe and JOHN ROE, Science Desk`. Above a news report
 * (`isReport`), also reads other languages, handles, and names followed by an agency. Elsewhere these forms
 * are too uncertain.
 */
export function readByline(line: string, isReport = false): Byline | undefined {
  const text = withoutMail(line.trim());
  const signed =
    /^by:?\s+(.+)$/i.exec(text)?.[1] ??
    (isReport ? signedBare(text) : undefined) ??
    // A mail address beside a name makes the line a byline.
    (text !== line.trim() && isName(splitNames(text)[0] ?? "") ? text : undefined);
  return signed === undefined ? undefined : readSigned(signed);
}

/** Removes mail addresses, and the separators around them. */
function withoutMail(line: string): string {
  if (!line.includes("@")) return line;
  return line
    .replace(MAIL, " | ")
    .replace(/[\s|,;•·]+(?=(?:and|og|och|und|et|&)\s)/giu, " ")
    .replace(/(?:\s*[|,;•·]\s*){2,}/gu, " | ")
    .replace(/[\s|,;•·/–—-]+$/u, "");
}

const MAIL =
  /\s*[(<[]?(?:\be-?mail:?\s*)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[)>\]]?/giu;

/** Reads `Kari Nordmann in Bergen` above a date with a time, as web pages have it. */
export function readNameInPlace(line: string, below: string, timezone: string): Byline | undefined {
  const name = /^(\p{Lu}.{2,60}?)\s+in\s+\p{Lu}[\p{L}'’ -]{1,40}$/u.exec(line.trim())?.[1];
  if (name === undefined || !isName(name) || isAffiliation(name)) return undefined;
  return findDate(below, timezone)?.hasTime ? readNames(name) : undefined;
}

/** Reads a byline without `By`: `Jane Doe` on one line and `Reuters` below it. */
export function readNameAbove(line: string, below: string): Byline | undefined {
  return isName(line.trim()) && isAffiliation(below) ? readNames(line.trim()) : undefined;
}

function signedBare(text: string): string | undefined {
  return BY_ABROAD.exec(text)?.[1] ?? AGENCY_AFTER.exec(text)?.[0] ?? /^\(?(@\w+)\)?$/.exec(text)?.[1];
}

const BY_ABROAD = /^(?:av|af|di|door|par|por|von)\s+(.+)$/i;
const AGENCY_AFTER = new RegExp(`^[^,|]{5,60}\\s*[,|]\\s*${AGENCY}$`, "u");

function readSigned(signed: string): Byline | undefined {
  const names = splitNames(withoutOffice(signed));
  if (!names.every((name) => NAME.test(name) || HANDLE.test(name) || isAgency(name))) return undefined;
  // "By Night" and "By Land and Sea" are titles. A byline has at least one surname, handle or agency.
  if (!names.some((name) => isName(name) || HANDLE.test(name) || isAgency(name))) return undefined;
  const byline = readNames(signed);
  return byline.authors.length > 0 ? byline : undefined;
}

/** Returns true if the text can be one person's name, and nothing else. */
export function isName(text: string): boolean {
  return NAME.test(text) && text.includes(" ") && !NO_NAME.test(text);
}

/** The first words of names of places and things, which no person's name has: `Lake Mjøsa`, `My Side`. */
const NO_NAME =
  /^(?:All|Any|Cape|Each|Every|First|Fort|Her|His|Lake|Last|Loch|Mount|Mt|My|Night|No|Our|Port|Some|That|The|Their|This|Your)\b/i;

const HANDLE = /^@\w+$/;

/**
 * Reads names between commas, semicolons, `&` and "and". Handles become names. Leaves positions (`editor`),
 * places and newsrooms out of the authors.
 */
export function readNames(text: string): Byline {
  const [first, ...others] = splitNames(withoutOffice(text.replace(/^by\s+/i, "")));
  // The first name is always an author, even if it is an agency.
  const isHouse = (name: string) => isAffiliation(name) || /^The\s\p{Lu}/u.test(name);
  const isAuthor = (name: string) => !OFFICE.test(name) && !isHouse(name) && !isPlace(name);
  const names = [first, ...others.filter(isAuthor)].filter((name) => name !== undefined);
  const authors = names.map((name) => (name.startsWith("@") ? { name: nameOfHandle(name) } : toAuthor(name)));
  const affiliation = others.find(isHouse);
  return affiliation === undefined ? { authors } : { authors, affiliation };
}

function isPlace(name: string): boolean {
  return isCity(name.toUpperCase()) || isInRegion(`, ${name}`);
}

/** Positions in a newsroom. */
const OFFICE = /\b(?:correspondents?|editors?|reporters?|staff|writers?)$/i;

/**
 * Keeps only the names in `Xinhua writers Li Na`, `Jane Doe in London`, `Jane Doe (@janedoe) of Reuters`.
 * Puts the agency after a comma.
 */
function withoutOffice(signed: string): string {
  return signed
    .replace(OFFICE_BEFORE, "")
    .replace(/(?<=\p{L})\s+\(@\w+\)/gu, "")
    .replace(/\s+in\s+(\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,2})/gu, (whole, place) =>
      isPlace(place) ? "" : whole,
    )
    .replace(HOUSE_AFTER, ", ");
}

const OFFICE_BEFORE = new RegExp(
  `^(?:${AGENCY}\\s+)?(?:staff\\s+)?(?:writers?|reporters?|correspondents?)\\s+`,
  "u",
);
const HOUSE_AFTER = new RegExp(`\\s+(?:of|for)\\s+(?=${AGENCY}(?:$|,))`, "gu");

/**
 * Returns the name in a handle: `@FahadShabbir` gives Fahad Shabbir, `@john_roe88` John Roe. If the handle
 * has no visible parts, returns it as one word.
 */
export function nameOfHandle(handle: string): string {
  const words = handle
    .replace(/^@/, "")
    .replace(/(?<=\p{L})\d+$/u, "")
    .replace(/(?<!Mc|Mac)(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[\s_.]+/)
    .filter(Boolean);
  return words.length === 1 ? (words[0] ?? "") : words.map(capitalised).join(" ");
}

function splitNames(text: string): string[] {
  return text
    .split(/\s*[,;&|•·]\s*|\s+(?:and|og|och|und|et|[–—/-])\s+/i)
    .map((name) => name.trim())
    .filter(Boolean);
}

/**
 * Changes a name in capitals to the usual form: `JOHN McROE` gives John McRoe. A single word stays, because
 * it is an agency's name.
 */
function toAuthor(name: string): Author {
  const shouted = name.includes(" ") && !/\p{Ll}/u.test(name.replace(/\bMa?c(?=\p{Lu})/gu, ""));
  return { name: shouted ? name.split(/\s+/).map(unshouted).join(" ") : name };
}

function unshouted(word: string, at: number): string {
  if (at > 0 && new RegExp(`^${PARTICLE}$`, "i").test(word)) return word.toLowerCase();
  if (/^(?:II|III|IV)$/.test(word)) return word;
  return word.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, first, rest) => first + rest.toLowerCase());
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Joins the authors' names, for people to read. */
export function namesOf(authors: readonly Author[]): string {
  return authors.map(({ name }) => name).join(", ");
}
