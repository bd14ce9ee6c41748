/**
 * Reads the line that names the source of a report on a web page: its place, its agency and its date, or some
 * of them. `Oslo, Norway (Reuters)`, `Oslo | AFP | 5 March 2019 14.30 GMT`.
 */

import type { Instant } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { parseDate } from "../../ground/date.ts";
import { isAgency, isCreditLine } from "./agencies.ts";
import { isStamp } from "./boilerplate.ts";
import { isCity, isInRegion } from "./places.ts";
import { readTimestamp } from "./timestamp.ts";

export type SourceLine = {
  readonly place?: string;
  readonly credit?: string;
  readonly published?: Instant;
};

/** The maximum length of such a line, in characters. */
const MAX_SOURCE = 120;

/** Reads the source. Returns undefined if the line has other text, or only a date. */
export function readSourceLine(line: string, timezone: string): SourceLine | undefined {
  let rest = oneLine(line);
  if (rest === "" || rest.length > MAX_SOURCE) return undefined;
  if (isCity(rest.toUpperCase()) || isInRegion(rest)) return { place: rest };
  const found: { place?: string; credit?: string } = {};
  while (rest !== "") {
    const [whole = "", part = ""] = PART.exec(rest) ?? [];
    if (found.credit === undefined && isAgency(part)) found.credit = part;
    else if (found.place === undefined && isCity(part.toUpperCase())) found.place = part;
    else if (found.credit === undefined && isRegion(found.place, part))
      found.place = `${found.place}, ${part}`;
    else break;
    rest = rest.slice(whole.length);
  }
  if (found.place === undefined && found.credit === undefined) return undefined;
  if (rest === "") return found;
  // `Berlin, den 6. Mai 2024`, `Paris, le 6 mai 2024`
  const date = parseDate(rest.replace(/^(?:den|le|el|il|li)\s/i, ""), timezone);
  return date.ok ? { ...found, published: date.value } : undefined;
}

/** A name, and the mark between it and the next name. */
const PART = /^([\p{L}\p{M}.'’ ]{1,60}?)(?:$|\s*[|,;)(•·]+\s*|\s+[–—/-]+\s+|\s+in\s+(?=\p{Lu}))/u;

function isRegion(place: string | undefined, part: string): boolean {
  return place !== undefined && !place.includes(",") && isInRegion(`${place}, ${part}`);
}

/** Returns true if the next line has a date, a time or an agency. */
export function leadsToDate(lines: readonly string[], at: number, timezone: string): boolean {
  const next = lines.slice(at + 1).find((one) => one.trim() !== "") ?? "";
  return isStamp(next) || isCreditLine(next) || readTimestamp(next, timezone) !== undefined;
}

/**
 * Returns true if the source of a report starts at a line, and has a date on that line or one of the next
 * lines.
 */
export function startsSource(lines: readonly string[], at: number, timezone: string): boolean {
  for (const line of lines.slice(at, at + MAX_LINES)) {
    if (readTimestamp(line, timezone) !== undefined) return true;
    const source = readSourceLine(line, timezone);
    if (source?.published !== undefined) return true;
    if (source === undefined && !isCreditLine(line)) return false;
  }
  return false;
}

/** The maximum number of lines at the head of a text in which a source is looked for. */
const MAX_LINES = 3;
