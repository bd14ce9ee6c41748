/** Reads the three forms of an HTTP date. RFC 9110 5.6.7 */

import type { Instant } from "../model/instant.ts";

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = "\\d{2}:\\d{2}:\\d{2}";

const FORMS = {
  /** `Sun, 06 Nov 1994 08:49:37 GMT` */
  imfFixdate: new RegExp(`^${DAY}, \\d{2} ${MONTH} \\d{4} ${TIME} GMT$`),
  /** `Sunday, 06-Nov-94 08:49:37 GMT` */
  rfc850: new RegExp(`^${DAY}[a-z]*day, \\d{2}-${MONTH}-\\d{2} ${TIME} GMT$`),
  /** `Sun Nov  6 08:49:37 1994` */
  asctime: new RegExp(`^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`),
};

/**
 * Returns the instant of an HTTP date. Returns undefined if the text is not an HTTP date, or if the calendar
 * has no such day.
 */
export function parseHttpDate(text: string): Instant | undefined {
  const isAsctime = FORMS.asctime.test(text);
  if (!isAsctime && !FORMS.imfFixdate.test(text) && !FORMS.rfc850.test(text)) return undefined;
  // The asctime form has no time zone, but means GMT as the other forms do.
  const instant = Date.parse(isAsctime ? `${text} GMT` : text);
  // Date.parse reads the 31st of February as a day of March.
  const [, day] = /(?:^|\D)(\d{1,2})(?=[ -])/.exec(text) ?? [];
  return new Date(instant).getUTCDate() === Number(day) ? instant : undefined;
}
