/** Recognises the first paragraph of prose below captions, venues, dates, bylines and other short lines. */

import { parseDate } from "../ground/date.ts";
import { endsAbbreviated } from "./sentences.ts";
import { isBoilerplate, isStamp } from "./wire/boilerplate.ts";
import { readByline } from "./wire/byline.ts";
import { readTimestamp } from "./wire/timestamp.ts";

/** Characters. A longer paragraph is prose in any script, also in those without full stops. */
const LONG = 120;

/** Characters. A caption, a stamp or a byline is shorter. */
const MAX_ASIDE = 200;

const CAPTION =
  /^(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|captions?|credits?|video|file photo|foto|bild|crédit)(?: (?:by|courtesy of|from))?\s*[:©]|^©|^(?:photo(?:graph)?s?|pictures?|images?|illustrations?) (?:by|courtesy of) /iu;
/** `Kick-off: 3 p.m.` */
const LABEL = /^(?:kick-?off|ko|venue|date|time|where|when|referee|attendance)\s*:/iu;

/** Returns the first paragraph of prose, else the first that is no caption, stamp or byline, else the first. */
export function leadAmong(paragraphs: readonly string[]): string | undefined {
  return (
    paragraphs.find(isProse) ??
    paragraphs.find((text) => !isBesideText(text) && !text.endsWith(":")) ??
    paragraphs[0]
  );
}

/** Returns true for a paragraph with a sentence that is no caption, stamp, list item or byline. */
export function isProse(text: string): boolean {
  if (isBesideText(text)) return false;
  if (text.length > LONG) return true;
  return (
    /[\p{STerm}…][\p{Pe}\p{Pf}"'“]*(?:\s?\[\d+\])?$/u.test(text) &&
    !(text.length < MIN_ABBREVIATED && endsAbbreviated(text))
  );
}

/** Characters. A shorter text that ends with an abbreviation is a name or a time: `Harbour Ltd.` */
const MIN_ABBREVIATED = 30;

function isBesideText(text: string): boolean {
  if (text.length > MAX_ASIDE) return false;
  return (
    CAPTION.test(text) ||
    isStamp(text) ||
    LABEL.test(text) ||
    /^(?:[-*•–]|\d{1,2}[.)])\s/u.test(text) ||
    isBoilerplate(text) ||
    parseDate(text, "UTC").ok ||
    readTimestamp(text, "UTC") !== undefined ||
    readByline(text) !== undefined
  );
}
