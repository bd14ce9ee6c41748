/** The dateline: the place, date and agency that open the lead of a report. One row a shape; a new agency is a new row. */

import type { Instant } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { findDate } from "../date.ts";

export type Dateline = {
  readonly place: string;
  readonly credit?: string;
  readonly published?: Instant;
  /** Characters of the paragraph that the dateline takes up, the dash and space after it included. */
  readonly length: number;
};

const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’/-]*";
const SHOUTED = "\\p{Lu}[\\p{Lu}\\p{M}.'’/-]";
const ANY_PLACE = `(?<place>${NAME}(?:[ ,]+${NAME}){0,5}?)`;
/** In capitals, with the country or state after it as a name. */
const CAPITAL_PLACE = `(?<place>${SHOUTED}+(?: ${SHOUTED}*){0,4}(?:,\\s+${NAME}(?:\\s${NAME}){0,2}?)?)`;
const CREDIT = "(?<credit>[^()]{2,80})";
/** Agencies that set the place in small letters, so that capitals alone do not tell it from a name. */
const AGENCY = "(?<credit>AFP|ANI|ANSA|AP|APA|APP|dpa|EFE|IANS|IPS|Interfax|Kyodo|NTB|PAP|PTI|Reuters|SDA|TASS|TT|UPI|Xinhua)";
const MONTH_DAY = "(?<date>\\p{Lu}\\p{L}+\\.?\\s+\\d{1,2}(?:,?\\s+\\d{4})?)";
const DASH = "(?:-{1,2}|[–—])";
/** What follows a dateline is the start of a sentence. */
const SENTENCE = "(?=[\"“”„«'‘]?[\\p{Lu}\\p{Lo}\\d]|$)";

type Shape = {
  readonly example: string;
  readonly pattern: RegExp;
  /** Whether it is a dateline only if its `date` is one in full; otherwise the year may be missing. */
  readonly needsDate?: true;
};

const shape = (example: string, pattern: string): Shape => ({ example, pattern: new RegExp(`^${pattern}${SENTENCE}`, "u") });

const SHAPES: readonly Shape[] = [
  {
    ...shape(
      "OSLO (News Desk / Agency - 02nd November, 2021) ",
      `${ANY_PLACE}\\s*[,:]?\\s*\\(\\s*${CREDIT}\\s+${DASH}\\s+(?<date>[^()]{6,40})\\)\\s*(?:${DASH}|:)?\\s*`,
    ),
    needsDate: true,
  },
  shape("OSLO, November 2. /AGENCY/. ", `${CAPITAL_PLACE},\\s+${MONTH_DAY}\\.?\\s*/(?<credit>[^/]{2,40})/\\.?\\s*${DASH}?\\s*`),
  shape("OSLO, March 3, 2022 (Agency) - ", `${CAPITAL_PLACE},\\s+${MONTH_DAY}\\s+\\(${CREDIT}\\)\\s*(?:${DASH}|:)?\\s*`),
  shape("Oslo, Nov 2, 2021 (AFP) - ", `${ANY_PLACE},\\s+${MONTH_DAY}\\s+\\(${AGENCY}\\)\\s*(?:${DASH}|:)?\\s*`),
  shape("OSLO, Norway (AGENCY) — ", `${CAPITAL_PLACE}\\s+\\(${CREDIT}\\)\\s*(?:${DASH}|:)\\s*`),
  shape("Oslo (dpa) - ", `${ANY_PLACE}\\s+\\(${AGENCY}\\)\\s*(?:${DASH}|:)\\s*`),
  shape("OSLO, Norway, Nov. 2 — ", `(?!${SHOUTED}+:)${CAPITAL_PLACE}(?:,\\s+${MONTH_DAY})?\\s+(?:--|[–—])\\s+`),
];

/** No dateline is longer; a line made to be slow to match is. Characters. */
const MAX_LENGTH = 300;

export function readDateline(paragraph: string, timezone: string): Dateline | undefined {
  for (const { pattern, needsDate } of SHAPES) {
    const match = pattern.exec(paragraph.slice(0, MAX_LENGTH));
    if (match === null) continue;
    const { place = "", credit, date } = match.groups ?? {};
    if (NO_PLACE.test(place)) continue;
    const published = date === undefined ? undefined : findDate(date, timezone)?.instant;
    if (needsDate && published === undefined) continue;
    return {
      place: oneLine(place).replace(/,$/, ""),
      length: match[0].length,
      ...(credit === undefined ? {} : { credit: oneLine(credit) }),
      ...(published === undefined ? {} : { published }),
    };
  }
  return undefined;
}

/** Words in capitals that open a report and are no place. */
const NO_PLACE =
  /^(?:ADVISORY|ANALYSIS|BREAKING|CORRECTED|CORRECTION|EXCLUSIVE|FACTBOX|FLASH|NOTE|OPINION|UPDATED?|URGENT|WATCH)\b/;
