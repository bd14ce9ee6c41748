/**
 * The language of each piece of a page, and the direction in which it is read. One rule: a page is in the language of what it shows, an
 * article's or the site's. An element of the interface's own words, which are English, carries English; an element of the publisher's
 * words among them carries the language of these. On a site in English neither carries anything.
 */

import { html } from "hono/html";
import type { Site } from "../../model/site.ts";
import type { Markup } from "./markup.ts";

type Language = Pick<Site, "language">;

/** The scripts that are written from right to left and that living languages use (Unicode Standard Annex 9). */
const RIGHT_TO_LEFT = new Set([
  "Adlm",
  "Arab",
  "Aran",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

/** Returns the direction of a BCP 47 tag's script: the one that it names, else the one that the language is mostly written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The attributes of an element in a language. Each language's are kept, because a page may need them a hundred times. */
export function languageAttributes(language: string): Markup {
  const attributes = ATTRIBUTES.get(language) ?? html` lang="${language}" dir="${directionOf(language)}"`;
  ATTRIBUTES.set(language, attributes);
  return attributes;
}

const ATTRIBUTES = new Map<string, Markup>();

/** The same for an element among text of another language; nothing if that is the same language. */
export function ownLanguage(language: string | undefined, around: string): Markup | "" {
  return language === undefined || language === around ? "" : languageAttributes(language);
}

/** The attributes of an element of the interface's words. `around` is the language of the text around it. */
export function interfaceWords(site: Language, around: string = site.language): Markup | "" {
  return ownLanguage(interfaceLanguage(site), around);
}

/** The attributes of an element of the publisher's words among the interface's; `language` if they are in none of the site's. */
export function publisherWords(site: Language, language: string = site.language): Markup | "" {
  return ownLanguage(language, interfaceLanguage(site));
}

/** Words of the interface within a line of the publisher's. */
export function interfaceText(text: string, site: Language, around: string = site.language): Markup | string {
  return inline(text, interfaceWords(site, around));
}

/** Words of the publisher within a line of the interface's. */
export function publisherText(text: string, site: Language): Markup | string {
  return inline(text, publisherWords(site));
}

function inline(text: string, attributes: Markup | ""): Markup | string {
  return attributes === "" ? text : html`<span${attributes}>${text}</span>`;
}

/** English, as the site writes it if it is in English. */
function interfaceLanguage({ language }: Language): string {
  return /^en(?:-|$)/i.test(language) ? language : "en";
}
