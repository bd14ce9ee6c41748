/** The language of a piece of a page, and the direction in which it is read. */

import { html } from "hono/html";
import type { Markup } from "./markup.ts";

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

/** Of a BCP 47 tag; the script is the one that it names, else the one that the language is mostly written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The attributes of an element in a language. */
export function languageAttributes(language: string): Markup {
  return html` lang="${language}" dir="${directionOf(language)}"`;
}

/** The same for what stands among text of another language; nothing where there is no difference. */
export function ownLanguage(language: string | undefined, around: string): Markup | "" {
  return language === undefined || language === around ? "" : languageAttributes(language);
}
