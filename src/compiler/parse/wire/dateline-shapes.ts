/**
 * The shapes of agencies' datelines. A new shape is a new row here. A new agency is a new row in
 * `agencies.yaml`.
 */

import { DAY_AND_MONTH } from "../day-of-year.ts";
import { AGENCY, AGENCY_BESIDE_DATE } from "./agencies.ts";

/** The evidence that a shape needs besides its form. Lists, plays and glossaries can have the same form. */
type ShapeNeed =
  /** The form is enough: it has an agency's name, or a date at a place where only datelines have one. */
  | "nothing"
  /** A full date. */
  | "date"
  /** An agency or newsroom in the brackets. */
  | "credit"
  /**
   * A date, a well-known city, or a country or state after the place. No other paragraph may have the same
   * form.
   */
  | "place";

export type DatelineShape = {
  /** The name of the rule, for `npm run explain`. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly needs: ShapeNeed;
};

const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const PARTICLE = "(?:a\\.M\\.|am|an der|and|d[aeo]l?|der|des?|du|la|of|upon|y)";
const SHOUTED = "(?:Mc|De|La)?\\p{Lu}[\\p{Lu}\\p{M}.'’-]";
/** The text before a second city, a country or a state: `/MOSCOW`, `, Norway`, ` and GENEVA`. */
const JOINT = "(?:\\s?/\\s?|,\\s+| and | & )";
/** A country in square brackets, as in reports of Indian agencies: ` [India]`. */
const INDIAN = "(?:\\s\\[[\\p{L} ]+\\])?";
const ANY_PLACE = `(?<place>${NAME}(?:(?:[ -]${PARTICLE})?(?:${JOINT}| )${NAME}|[ ]${PARTICLE} ${NAME}){0,6}?${INDIAN})`;
/** A city in capitals. The country or state after it may have small letters. */
const CITY = `${SHOUTED}+(?: ${SHOUTED}*){0,4}`;
const CAPITAL_PLACE = `(?<place>(?:(?:Near|NEAR|ABOARD|OFF) )?${CITY}(?:${JOINT}(?:${CITY}|${NAME}(?:\\s(?:and\\s|of\\s)?${NAME}){0,2}?)){0,4}${INDIAN})`;
const DATE = `(?<date>${DAY_AND_MONTH})`;
const CREDIT = "(?<credit>\\p{L}[^()]{1,79})";
const KNOWN = `(?<credit>${AGENCY})`;
const KNOWN_BESIDE_DATE = `(?<credit>${AGENCY_BESIDE_DATE})`;
const DASH = "(?:-{1,2}|[–—_])";
/** The signs between a dateline with an agency's name and its report. */
const SIGN = `(?:\\.?\\s*${DASH}|[:=.])`;
/**
 * A word in small letters near the start. After a hyphen or a colon, a report has such a word and a timetable
 * does not.
 */
const PROSE = "[^\\n]{0,40}?(?<!\\p{L})\\p{Ll}{2}";
/** The same below a date, which is evidence too. The word may be in the next line. */
const DATED_PROSE = "[^]{0,80}?(?<!\\p{L})\\p{Ll}{2}";
/** The start of a sentence, which must follow a dateline. */
const SENTENCE = "(?=[\"“”„«»'‘‚‹¿¡(<\\[]{0,2}\\s?[\\p{Lu}\\p{Lo}\\d]|$)";

const shape = (name: string, needs: ShapeNeed, pattern: string): DatelineShape => ({
  name,
  needs,
  pattern: new RegExp(`^${pattern}${SENTENCE}`, "u"),
});

/** Returns the shapes. They are made at the first use, because their patterns take a while to compile. */
export function datelineShapes(): readonly DatelineShape[] {
  shapes ??= makeShapes();
  return shapes;
}

let shapes: readonly DatelineShape[] | undefined;

const makeShapes = (): readonly DatelineShape[] => [
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
    "OSLO, November 2 -",
    "place",
    `${CAPITAL_PLACE},\\s+${DATE},?\\s*(?:${DASH}|:)\\s+(?=${DATED_PROSE})`,
  ),
  shape(
    "OSLO, Norway, November 2 —",
    "place",
    `${CAPITAL_PLACE}(?:,\\s+${DATE})?(?:\\s+(?:--|[–—])\\s+|(?:\\s+[-_]|:)\\s+(?=${PROSE}))`,
  ),
];
