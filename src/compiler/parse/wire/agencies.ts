/** Recognises the names of news agencies and newsrooms. `agencies.yaml` lists them. */

import { z } from "zod";
import { oneLine } from "../../../model/text.ts";
import { anyOf, nameList, readDataFile } from "../../ground/data-file.ts";

const FILE = z.strictObject({
  agencies: z.array(nameList).transform((rows) => rows.flat()),
  services: nameList,
  initials: nameList,
  newsroom_words: nameList,
  newsroom_endings: nameList,
});

const DATA = readDataFile(new URL("./agencies.yaml", import.meta.url), FILE);

/**
 * The source of a regular expression for an agency's name. A second agency, a service or a person may follow:
 * `AFP/Reuters`, `Xinhua/Li Na`.
 */
export const AGENCY =
  `${anyOf(DATA.agencies)}(?![\\p{L}\\d])(?:\\s?[/-]\\s?[\\p{L}-]+(?: \\p{Lu}\\p{L}+)?)?` +
  `(?: ${anyOf(DATA.services)})?`;

const INITIALS = anyOf(DATA.initials);

/**
 * The source of a regular expression for an agency's name beside a date. The initials of an agency count too.
 */
export const AGENCY_BESIDE_DATE = `(?:${AGENCY}|${INITIALS})`;

const WHOLE_AGENCY = new RegExp(`^${AGENCY}$`, "u");

/** Returns true for the name of an agency, with or without a service: `Reuters`, `dpa/tmn`. */
export function isAgency(text: string): boolean {
  return WHOLE_AGENCY.test(text.trim());
}

/**
 * Returns true for a line with only an agency, perhaps with a place: `Reuters`, `Staff and agencies`,
 * `AFP in Oslo`.
 */
export function isCreditLine(line: string): boolean {
  const text = withoutPlace(line);
  return isAgency(text) || /^(?:staff and )?agenc(?:y|ies)(?: staff)?$/i.test(text);
}

export function withoutPlace(line: string): string {
  return oneLine(line).replace(/\s+in \p{Lu}[\p{L} ]*$/u, "");
}

/** Returns true for a newsroom's name: `Science Desk`, `Nordwire`. No person has such a name. */
function isNewsroom(text: string): boolean {
  return NEWSROOM.test(text.trim());
}

/** Returns true for the name of an agency or newsroom, for which an author may write. */
export function isAffiliation(name: string): boolean {
  return isNewsroom(name) || isAgency(name);
}

const NEWSROOM = new RegExp(`(?:\\b${anyOf(DATA.newsroom_words)}|${anyOf(DATA.newsroom_endings)})$`, "i");

/**
 * Returns true if the text in a dateline's brackets is the name of an agency or newsroom. Beside a date
 * (`isDated`), any initials count.
 */
export function isCredit(text: string, isDated: boolean): boolean {
  const names = text.split(/\s*[/,;|]\s*|\s+[-–—]\s+/).map((name) => name.trim());
  if (isAgency(text) || names.some(isAffiliation)) return true;
  return (isDated ? /^\p{Lu}{2,10}$/u : WHOLE_INITIALS).test(text.trim());
}

const WHOLE_INITIALS = new RegExp(`^${INITIALS}$`);
