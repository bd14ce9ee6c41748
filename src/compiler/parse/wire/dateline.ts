/** The dateline: the place, date and agency that open the lead of a report. One row a shape; a new agency is a new row. */

import type { Instant } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { findDate } from "../date.ts";

export type Dateline = {
  readonly place: string;
  readonly credit: string;
  readonly published?: Instant;
  /** Characters of the paragraph that the dateline takes up, the dash and space after it included. */
  readonly length: number;
};

const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’/-]*";
const SHOUTED = "\\p{Lu}[\\p{Lu}\\p{M}.'’/-]";
const ANY_PLACE = `(?<place>${NAME}(?:[ ,]+${NAME}){0,5}?)`;
/** In capitals, with the country or state after it as a name. */
const CAPITAL_PLACE = `(?<place>${SHOUTED}+(?: ${SHOUTED}*){0,4}(?:,\\s+${NAME}(?:\\s${NAME}){0,2})?)`;
const CREDIT = "(?<credit>[^()]{2,80})";
const MONTH_DAY = "(?<date>\\p{Lu}\\p{L}+\\.?\\s+\\d{1,2}(?:,?\\s+\\d{4})?)";
const DASH = "(?:-{1,2}|[–—])";

type Shape = {
  readonly example: string;
  readonly pattern: RegExp;
  /** Whether it is a dateline only if its `date` is one in full; otherwise the year may be missing. */
  readonly needsDate?: true;
};

const SHAPES: readonly Shape[] = [
  {
    example: "OSLO (News Desk / Agency - 02nd November, 2021) ",
    pattern: new RegExp(
      `^${ANY_PLACE}\\s*[,:]?\\s*\\(\\s*${CREDIT}\\s+${DASH}\\s+(?<date>[^()]{6,40})\\)\\s*(?:${DASH}|:)?\\s*`,
      "u",
    ),
    needsDate: true,
  },
  {
    example: "OSLO, November 2. /AGENCY/. ",
    pattern: new RegExp(`^${CAPITAL_PLACE},\\s+${MONTH_DAY}\\.?\\s*/(?<credit>[^/]{2,40})/\\.?\\s*${DASH}?\\s*`, "u"),
  },
  {
    example: "OSLO, March 3, 2022 (Agency) - ",
    pattern: new RegExp(`^${CAPITAL_PLACE},\\s+${MONTH_DAY}\\s+\\(${CREDIT}\\)\\s*(?:${DASH}|:)\\s*`, "u"),
  },
  {
    example: "OSLO, Norway (AGENCY) — ",
    pattern: new RegExp(`^${CAPITAL_PLACE}\\s+\\(${CREDIT}\\)\\s*(?:${DASH}|:)\\s*`, "u"),
  },
];

export function readDateline(paragraph: string, timezone: string): Dateline | undefined {
  for (const { pattern, needsDate } of SHAPES) {
    const match = pattern.exec(paragraph);
    if (match === null) continue;
    const { place = "", credit = "", date } = match.groups ?? {};
    const published = date === undefined ? undefined : findDate(date, timezone)?.instant;
    if (needsDate && published === undefined) continue;
    const found = { place: oneLine(place).replace(/,$/, ""), credit: oneLine(credit), length: match[0].length };
    return published === undefined ? found : { ...found, published };
  }
  return undefined;
}
