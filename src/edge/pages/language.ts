/**
 * The language and the direction of each part of a page. A page has the language of its article, or of the
 * site if the article names none. The words of the interface are English. On a page in another language,
 * elements with these words are marked as English. The publisher's words within them are marked with their
 * own language. On a site in English, neither is marked.
 */

import type { Site } from "../../model/site.ts";
import { html, type Markup } from "./markup.ts";

type Language = Pick<Site, "language">;

/**
 * Returns the direction in which a language is read. It depends on the script in the BCP 47 tag, or on the
 * language's usual script if the tag has none.
 */
export function directionOf(language: string): "ltr" | "rtl" {
  return new Intl.Locale(language).getTextInfo().direction ?? "ltr";
}

/**
 * Returns the attributes of an element in a language. They are kept for later calls, because a page may need
 * them a hundred times.
 */
export function languageAttributes(language: string): Markup {
  const attributes = ATTRIBUTES.get(language) ?? html` lang="${language}" dir="${directionOf(language)}"`;
  ATTRIBUTES.set(language, attributes);
  return attributes;
}

const ATTRIBUTES = new Map<string, Markup>();

/**
 * Returns the attributes of an element within a text in the language `around`. Returns no attributes if both
 * languages are the same.
 */
export function ownLanguage(language: string | undefined, around: string): Markup | "" {
  return language === undefined || language === around ? "" : languageAttributes(language);
}

/**
 * Returns the attributes of an element with words of the interface. `around` is the language of the text
 * around it.
 */
export function interfaceWords(site: Language, around: string = site.language): Markup | "" {
  return ownLanguage(interfaceLanguage(site), around);
}

/** Returns the attributes of an element with the publisher's words, within words of the interface. */
export function publisherWords(site: Language, language: string = site.language): Markup | "" {
  return ownLanguage(language, interfaceLanguage(site));
}

/**
 * Returns words of the interface for a line of the publisher's text. If that text has another language, the
 * words have their own `lang`.
 */
export function interfaceText(text: string, site: Language, around: string = site.language): Markup | string {
  return inline(text, interfaceWords(site, around));
}

/**
 * Returns the publisher's words for a line of the interface's words, marked with their language if it
 * differs.
 */
export function publisherText(text: string, site: Language): Markup | string {
  return inline(text, publisherWords(site));
}

function inline(text: string, attributes: Markup | ""): Markup | string {
  return attributes === "" ? text : html`<span${attributes}>${text}</span>`;
}

/** Returns `en`, or the site's language tag, such as `en-GB`, if the site is in English. */
function interfaceLanguage({ language }: Language): string {
  return /^en(?:-|$)/i.test(language) ? language : "en";
}
