/** How agencies set datelines. One row a shape; a new agency is a new row, or a name in `agencies.ts`. Patterns only. */

import { DAY_AND_MONTH } from "../day-of-year.ts";
import { AGENCY, AGENCY_BESIDE_DATE } from "./agencies.ts";

/** What a shape needs beside its form, since a form alone is met in lists, plays and glossaries too. */
type ShapeNeed =
  /** The form suffices: it holds an agency's name, or a date where only datelines have one. */
  | "nothing"
  /** A date in full. */
  | "date"
  /** That the brackets name an agency or a house. */
  | "credit"
  /** A date, a well-known city, or a country or state behind the place; and no other paragraph that opens so. */
  | "place";

export type DatelineShape = {
  /** What the rule is called where its work is explained. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly needs: ShapeNeed;
};

const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const PARTICLE = "(?:a\\.M\\.|am|an der|and|d[aeo]l?|der|des?|du|la|of|upon|y)";
const SHOUTED = "(?:Mc|De|La)?\\p{Lu}[\\p{Lu}\\p{M}.'’-]";
/** A second city, or what the place lies in: `/MOSCOW`, `, Norway`, ` and GENEVA`, ` [India]`. */
const JOINT = "(?:\\s?/\\s?|,\\s+| and | & )";
const INDIAN = "(?:\\s\\[[\\p{L} ]+\\])?";
const ANY_PLACE = `(?<place>${NAME}(?:(?:[ -]${PARTICLE})?(?:${JOINT}| )${NAME}|[ ]${PARTICLE} ${NAME}){0,6}?${INDIAN})`;
/** In capitals, with the country or state after it as a name. */
const CITY = `${SHOUTED}+(?: ${SHOUTED}*){0,4}`;
const CAPITAL_PLACE = `(?<place>(?:(?:Near|NEAR|ABOARD|OFF) )?${CITY}(?:${JOINT}(?:${CITY}|${NAME}(?:\\s(?:and\\s|of\\s)?${NAME}){0,2}?)){0,4}${INDIAN})`;
const DATE = `(?<date>${DAY_AND_MONTH})`;
const CREDIT = "(?<credit>\\p{L}[^()]{1,79})";
const KNOWN = `(?<credit>${AGENCY})`;
const KNOWN_BESIDE_DATE = `(?<credit>${AGENCY_BESIDE_DATE})`;
const DASH = "(?:-{1,2}|[–—_])";
/** A dash, or what else may part a dateline with an agency's name from its report. */
const SIGN = `(?:\\.?\\s*${DASH}|[:=.])`;
/** A word in small letters within the first few: behind a hyphen or a colon, it tells a report from a timetable. */
const PROSE = "[^\\n]{0,40}?(?<!\\p{L})\\p{Ll}{2}";
/** What follows a dateline is the start of a sentence. */
const SENTENCE = "(?=[\"“”„«»'‘‚‹¿¡(\\[]{0,2}\\s?[\\p{Lu}\\p{Lo}\\d]|$)";

const shape = (name: string, needs: ShapeNeed, pattern: string): DatelineShape => ({
  name,
  needs,
  pattern: new RegExp(`^${pattern}${SENTENCE}`, "u"),
});

export const DATELINE_SHAPES: readonly DatelineShape[] = [
  shape(
    "OSLO (Desk / Agency - 02nd November, 2021)",
    "date",
    `${ANY_PLACE}\\s*[,:]?\\s*\\(\\s*${CREDIT}\\s+${DASH}\\s+(?<date>[^()]{6,40})\\)\\s*(?:${DASH}|:)?\\s*`,
  ),
  shape(
    "OSLO, November 2. /AGENCY/.",
    "nothing",
    `${ANY_PLACE},\\s+${DATE}\\.?\\s*/(?<credit>[^/]{2,40})/\\.?\\s*${DASH}?\\s*`,
  ),
  shape(
    "OSLO, November 2 (Agency) -",
    "credit",
    `${CAPITAL_PLACE}[,.]?\\s+${DATE},?\\s+\\(\\s*${CREDIT}\\s*\\)\\s*${SIGN}?\\s*`,
  ),
  shape(
    "Oslo, November 2 (Agency) -",
    "nothing",
    `${ANY_PLACE}[,.]?\\s+${DATE},?\\s+\\(\\s*${KNOWN_BESIDE_DATE}\\s*\\)\\s*${SIGN}?\\s*`,
  ),
  shape(
    "OSLO (Agency), November 2 -",
    "nothing",
    `${ANY_PLACE},?\\s+\\(\\s*${KNOWN_BESIDE_DATE}\\s*\\),?\\s+${DATE}\\s*${SIGN}\\s*`,
  ),
  shape(
    "OSLO, November 2, AGENCY -",
    "nothing",
    `${ANY_PLACE},\\s+${DATE},?\\s+${KNOWN_BESIDE_DATE}\\s*${SIGN}\\s*`,
  ),
  shape(
    "OSLO, November 2 - AGENCY.",
    "nothing",
    `${ANY_PLACE},\\s+${DATE}\\s*${DASH}\\s*${KNOWN_BESIDE_DATE}\\s*${SIGN}\\s*`,
  ),
  shape(
    "OSLO, Norway (AGENCY) —",
    "credit",
    `${CAPITAL_PLACE},?\\s+\\(\\s*${CREDIT}\\s*\\)\\s*(?:${DASH}|:)\\s*`,
  ),
  shape("Oslo (Agency) -", "nothing", `${ANY_PLACE},?\\s+\\(\\s*${KNOWN}\\s*\\)\\s*${SIGN}\\s*`),
  shape("Oslo /agency/ -", "nothing", `${ANY_PLACE}\\s+/\\s?${KNOWN}\\s?/\\.?\\s*${DASH}\\s*`),
  shape("Oslo, AGENCY -", "nothing", `${ANY_PLACE},\\s+${KNOWN}\\s+${DASH}\\s+`),
  shape(
    "(AGENCY) - OSLO, NOV 2 -",
    "nothing",
    `\\(\\s*${KNOWN}\\s*\\)\\s*${SIGN}\\s*${ANY_PLACE}(?:,\\s+${DATE})?\\s+${DASH}\\s+`,
  ),
  shape(
    "OSLO--(AGENCY)--",
    "nothing",
    `${ANY_PLACE}\\s?--\\s?\\(${KNOWN}\\)\\s?--\\s?(?:${DATE}\\s?--\\s?)?`,
  ),
  shape("OSLO (2 November 2021) -", "date", `${CAPITAL_PLACE}\\s+\\(${DATE}\\)\\s*(?:${DASH}|:)\\s*`),
  shape("November 2 (Agency) -", "nothing", `${DATE}\\s+\\(\\s*${KNOWN}\\s*\\)\\s*${SIGN}\\s*`),
  shape("(Agency) -", "nothing", `\\(\\s*${KNOWN}\\s*\\)\\s*${DASH}\\s*`),
  shape(
    "OSLO, Norway, November 2 —",
    "place",
    `${CAPITAL_PLACE}(?:,\\s+${DATE})?(?:\\s+(?:--|[–—])\\s+|(?:\\s+[-_]|:)\\s+(?=${PROSE}))`,
  ),
];
