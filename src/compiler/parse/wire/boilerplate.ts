/** Recognises boilerplate: lines around an article on a web page, which are often copied with its text. */

import { findDate, ZONE } from "../../ground/date.ts";
import { DAY_AND_MONTH } from "../day-of-year.ts";
import { endsSentence } from "./paragraphs.ts";

const BOILERPLATE = new RegExp(
  `^(?:${[
    "share",
    "(?:share|print|save|e-?mail) this(?: article| story| page| post)?(?: on \\w+)?",
    "advertisements?",
    "(?:afp/)?getty images(?:/.*)?",
    "(?:image|photo|picture|media) (?:source|copyright|credit)[:,]?.*",
    "listen to this (?:article|story)",
    "\\d+ ?min(?:ute)?s?(?: read)?",
    "skip to (?:main )?content",
    "(?:sign up|subscribe) (?:for|to) (?:our|the) .*newsletters?",
    "this (?:article|story) is more than .* old",
  ].join("|")})$`,
  "i",
);

export function isBoilerplate(line: string): boolean {
  return BOILERPLATE.test(line);
}

/**
 * Returns the number of lines from `at` on that are boilerplate, or 0. Days and clocks without a year count
 * below a title (`isBelowTitle`), or above it if a clock is among them.
 */
export function boilerplateLength(lines: readonly string[], at: number, isBelowTitle: boolean): number {
  const line = (lines[at] ?? "").trim();
  if (isBoilerplate(line) || MAIL_OR_PHONE.test(line)) return 1;
  if (CONTACT.test(line)) return contactLength(lines, at);
  if (!isStamp(line)) return 0;
  const next = lines.slice(at + 1).find((one) => one.trim() !== "") ?? "";
  return isBelowTitle || CLOCK_ONLY.test(line) || CLOCK_ONLY.test(next.trim()) ? 1 : 0;
}

/** The contact of a press office: `Contact: Jon Doe`, `Media contact:`. */
const CONTACT =
  /^(?:(?:for )?(?:further|more) information,?(?: please)? contact|(?:(?:media|press|news|investor) )?(?:relations )?(?:contacts?|enquiries|inquiries))\s*(?::|$)/i;
const MAIL = "<?[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}>?";
/** A number alone needs a sign of its own. Without one it may be a date or a result. */
const PHONE = "[\\d(+][\\d\\s().-]{5,20}\\d";
const MEANS = "(?:e-?mail|mail|tel|telephone|phone|mobile|cell|fax|office)\\.?:?\\s+";
const MAIL_OR_PHONE = new RegExp(
  `^(?:${MAIL}|(?:${MEANS}|(?=[(+]))${PHONE}|${MEANS}${MAIL})(?:\\s*[,|/]\\s*(?:${MEANS})?(?:${MAIL}|${PHONE}))*$`,
  "i",
);

/** The maximum number of lines of a contact. */
const MAX_CONTACT = 8;

/** The contact ends at an empty line or a sentence. The headline may follow without an empty line. */
function contactLength(lines: readonly string[], at: number): number {
  const below = lines.slice(at + 1, at + MAX_CONTACT).map((line) => line.trim());
  const end = below.findIndex((line) => line === "" || endsSentence(line));
  const block = below.slice(0, end < 0 ? below.length : end);
  const last = block.findLastIndex((line) => MAIL_OR_PHONE.test(line));
  return 1 + (end < 0 || last >= 0 ? last + 1 : block.length);
}

const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
const CLOCK = `\\d{1,2}[.:h]?(?:\\d{2})?\\s*(?:[ap]\\.?m\\.?)?(?:\\s*(?:${ZONE}|BST|IST|local(?: time)?))?`;
/** `Saturday, 26 February`, `1400 GMT`, `Tue 10.15am` */
const STAMP = new RegExp(
  `^(?=.*\\p{L}|.*[.:h]\\d)(?:${WEEKDAY},?\\s*)?(?:${DAY_AND_MONTH}\\.?,?\\s*)?(?:(?:at\\s+)?${CLOCK})?$`,
  "iu",
);
const CLOCK_ONLY = new RegExp(`^(?=.*\\d)${CLOCK}$`, "iu");

/** Returns true for a line with a day or a time and no year: `Saturday, 26 February`, `10.15 GMT`. */
export function isStamp(line: string): boolean {
  return line.length <= MAX_STAMP && STAMP.test(line.trim()) && findDate(line, "UTC") === undefined;
}

/** Characters. */
const MAX_STAMP = 60;
