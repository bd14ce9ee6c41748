/** Reads the first line of a press release: `FOR IMMEDIATE RELEASE`, perhaps with its date. */

import type { Instant } from "../../../model/instant.ts";
import { parseDate } from "../../ground/date.ts";
import { defined } from "../../ground/defined.ts";

export type Release = { readonly label: string; readonly published?: Instant };

/** The names of press releases in several languages, perhaps with a number: `Pressemitteilung Nr. 44/2024`. */
const NAMES = [
  "(?:press|news|media) release",
  "(?:presse|medien)mitteilung",
  "presseinformation",
  "communiqué de presse",
  "comunicado de (?:prensa|imprensa)",
  "nota de prensa",
  "comunicato stampa",
  "persbericht",
  "presse(?:melding|meddelelse)",
  "pressmeddelande",
];
const NUMBER = "(?:\\s+(?:nr|no|n[°º])\\.?\\s*\\d{1,5}(?:[/.-]\\d{1,4})?)?";
const RELEASE = new RegExp(
  `^[*\\s]*(?<label>for immediate release|(?:${NAMES.join("|")})${NUMBER})(?:\\s*[:,–—*-]*\\s*(?<date>\\S.*?))?[\\s:*.]*$`,
  "iu",
);

/** The maximum length of such a line in characters, because the expression takes long for a long line. */
const MAX_LENGTH = 200;

export function readRelease(line: string, timezone: string): Release | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const { label, date } = RELEASE.exec(line)?.groups ?? {};
  if (label === undefined) return undefined;
  if (date === undefined) return { label };
  const parsed = parseDate(date, timezone);
  return parsed.ok ? { label, ...defined({ published: parsed.value }) } : undefined;
}
