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
 * Returns the number of lines from `at` on that are boilerplate, or 0. A stamp (a line with a day or a time,
 * but no year) counts below a title. Above a title, a stamp counts only if it or the next line is just a
 * time. In a schedule, stamps are the text itself.
 */
export function boilerplateLength(
  lines: readonly string[],
  at: number,
  { isBelowTitle, isSchedule }: { readonly isBelowTitle: boolean; readonly isSchedule: boolean },
): number {
  const line = (lines[at] ?? "").trim();
  if (isBoilerplate(line) || MAIL_OR_PHONE.test(line)) return 1;
  if (CONTACT.test(line)) return contactLength(lines, at);
  if (isSchedule || !isStamp(line)) return 0;
  const next = lines.slice(at + 1).find((one) => one.trim() !== "") ?? "";
  return isBelowTitle || CLOCK_ONLY.test(line) || CLOCK_ONLY.test(next.trim()) ? 1 : 0;
}

/** Returns true for the first line of a press office's contact. */
export function isContact(line: string): boolean {
  return CONTACT.test(line);
}

/** The contact of a press office: `Contact: Jon Doe`, `Media contact:`. */
const CONTACT =
  /^(?:(?:for )?(?:further|more) information,?(?: please)? contact|(?:(?:media|press|news|investor) )?(?:relations )?(?:contacts?|enquiries|inquiries))\s*(?::|$)/i;
const MAIL = "<?[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}>?";
/**
 * A phone number. On a line without a word such as `Tel`, it must start with `(` or `+`. Otherwise it may be
 * a date or a result.
 */
const PHONE = "[\\d(+][\\d\\s().-]{5,20}\\d";
const MEANS = "(?:e-?mail|mail|tel|telephone|phone|mobile|cell|fax|office)\\.?:?\\s+";
const MAIL_OR_PHONE = new RegExp(
  `^(?:${MAIL}|(?:${MEANS}|(?=[(+]))${PHONE}|${MEANS}${MAIL})(?:\\s*[,|/]\\s*(?:${MEANS})?(?:${MAIL}|${PHONE}))*$`,
  "i",
);

/** The maximum number of lines of a contact. */
const MAX_CONTACT = 8;

/**
 * Returns the number of lines of a contact. It ends with its last mail address or phone number, because the
 * headline may follow without an empty line. If it has neither, it ends before an empty line or a sentence.
 */
function contactLength(lines: readonly string[], at: number): number {
  const below = lines.slice(at + 1, at + MAX_CONTACT).map((line) => line.trim());
  const end = below.findIndex((line) => line === "" || endsSentence(line));
  const block = below.slice(0, end < 0 ? below.length : end);
  const last = block.findLastIndex((line) => MAIL_OR_PHONE.test(line));
  return 1 + (end < 0 || last >= 0 ? last + 1 : block.length);
}

const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
const CLOCK = `\\d{1,2}[.:h]?(?:\\d{2})?\\s*(?:[ap]\\.?m\\.?)?(?:\\s*(?:${ZONE}|BST|IST|local(?: time)?))?`;
/** A stamp, a line with only a day or a time: `Saturday, 26 February`, `1400 GMT`, `Tue 10.15am` */
const STAMP = new RegExp(
  `^(?=.*\\p{L}|.*[.:h]\\d)(?:${WEEKDAY},?\\s*)?(?:${DAY_AND_MONTH}\\.?,?\\s*)?(?:(?:at\\s+)?${CLOCK})?$`,
  "iu",
);
const CLOCK_ONLY = new RegExp(`^(?=.*\\d)${CLOCK}$`, "iu");

/** Returns true if other lines stand between lines with a day or a time, as in a diary or a timetable. */
export function isSchedule(lines: readonly string[]): boolean {
  const stamps = lines.flatMap((line, at) => (isStamp(line) ? at : []));
  return stamps.some((at, number) => number > 0 && at !== (stamps[number - 1] ?? 0) + 1);
}

/** Returns true for a line with a day or a time and no year: `Saturday, 26 February`, `10.15 GMT`. */
export function isStamp(line: string): boolean {
  return line.length <= MAX_STAMP && STAMP.test(line.trim()) && findDate(line, "UTC") === undefined;
}

/** The maximum length of a line with only a day or a time, in characters. */
const MAX_STAMP = 60;
