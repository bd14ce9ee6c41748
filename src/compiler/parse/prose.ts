/** Recognises the first paragraph of prose below captions, venues, dates, bylines and other short lines. */

import { parseDate } from "../ground/date.ts";
import { endsAbbreviated } from "./sentences.ts";
import { isBoilerplate, isStamp } from "./wire/boilerplate.ts";
import { readByline } from "./wire/byline.ts";
import { readTimestamp } from "./wire/timestamp.ts";

/** The length in characters above which a paragraph is always prose, also in scripts without full stops. */
const LONG = 120;

/** The maximum length of a caption, a stamp (a line with only a day or a time) or a byline, in characters. */
const MAX_ASIDE = 200;

const CAPTION =
  /^(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|captions?|credits?|video|file photo|foto|bild|crédit)(?: (?:by|courtesy of|from))?\s*[:©]|^©|^(?:photo(?:graph)?s?|pictures?|images?|illustrations?) (?:by|courtesy of) /iu;
/** A label with facts about an event: `Kick-off: 3 p.m.` */
const LABEL = /^(?:kick-?off|ko|venue|date|time|where|when|referee|attendance)\s*:/iu;

/**
 * Returns the first paragraph of prose. If there is none, returns the first that is no caption, stamp or
 * byline. If there is no such paragraph either, returns the first of all.
 */
export function leadAmong(paragraphs: Iterable<string>): string | undefined {
  const others: string[] = [];
  for (const text of paragraphs) {
    if (isProse(text)) return text;
    others.push(text);
  }
  return others.find((text) => !isBesideText(text) && !text.endsWith(":")) ?? others[0];
}

/**
 * Returns true for a paragraph that is long or ends like a sentence, and is no caption, stamp, list item or
 * byline.
 */
export function isProse(text: string): boolean {
  if (isBesideText(text)) return false;
  if (text.length > LONG) return true;
  return (
    /[\p{STerm}…][\p{Pe}\p{Pf}"'“]*(?:\s?\[\d+\])?$/u.test(text) &&
    !(text.length < MIN_ABBREVIATED && endsAbbreviated(text))
  );
}

/**
 * The minimum length of prose that ends with an abbreviation, in characters. A shorter text is a name or a
 * time: `Harbour Ltd.`
 */
const MIN_ABBREVIATED = 30;

/** Returns true for the credit or the caption of a picture: `Photo: J. Roe`. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}

function isBesideText(text: string): boolean {
  if (text.length > MAX_ASIDE) return false;
  return (
    isCaption(text) ||
    isStamp(text) ||
    LABEL.test(text) ||
    /^(?:[-*•–]|\d{1,2}[.)])\s/u.test(text) ||
    isBoilerplate(text) ||
    parseDate(text, "UTC").ok ||
    readTimestamp(text, "UTC") !== undefined ||
    readByline(text) !== undefined
  );
}
