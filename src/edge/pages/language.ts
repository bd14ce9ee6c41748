/**
 * The language and the direction of each part of a page. A page has the language of its article, or else of the site. The words of the
 * interface are English: on a page in another language, their elements are marked as English. The publisher's words among them are
 * marked with their own language. On a site in English, neither is marked.
 */

import { html } from "hono/html";
import type { Site } from "../../model/site.ts";
import type { Markup } from "./markup.ts";

type Language = Pick<Site, "language">;

/** Returns the direction in which a language is read. A script in the BCP 47 tag counts, else the language's usual script. */
export function directionOf(language: string): "ltr" | "rtl" {
  return new Intl.Locale(language).getTextInfo().direction ?? "ltr";
}

/** Returns the attributes of an element in a language. They are kept, because a page may need them a hundred times. */
export function languageAttributes(language: string): Markup {
  const attributes = ATTRIBUTES.get(language) ?? html` lang="${language}" dir="${directionOf(language)}"`;
  ATTRIBUTES.set(language, attributes);
  return attributes;
}

const ATTRIBUTES = new Map<string, Markup>();

/** Returns the attributes of an element within text in the language `around`. Empty if both languages are the same. */
export function ownLanguage(language: string | undefined, around: string): Markup | "" {
  return language === undefined || language === around ? "" : languageAttributes(language);
}

/** Returns the attributes of an element with words of the interface. `around` is the language of the text around it. */
export function interfaceWords(site: Language, around: string = site.language): Markup | "" {
  return ownLanguage(interfaceLanguage(site), around);
}

/** Returns the attributes of an element with the publisher's words, within words of the interface. */
export function publisherWords(site: Language, language: string = site.language): Markup | "" {
  return ownLanguage(language, interfaceLanguage(site));
}

/** Returns words of the interface with their `lang`, if they stand in a line of the publisher's text in another language. */
export function interfaceText(text: string, site: Language, around: string = site.language): Markup | string {
  return inline(text, interfaceWords(site, around));
}

/** Marks the publisher's words within a line of the interface's words. */
export function publisherText(text: string, site: Language): Markup | string {
  return inline(text, publisherWords(site));
}

function inline(text: string, attributes: Markup | ""): Markup | string {
  return attributes === "" ? text : html`<span${attributes}>${text}</span>`;
}

/** Returns `en`, or the site's own tag if the site is in English, such as `en-GB`. */
function interfaceLanguage({ language }: Language): string {
  return /^en(?:-|$)/i.test(language) ? language : "en";
}
