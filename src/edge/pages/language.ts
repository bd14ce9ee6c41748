/** Language and text direction of elements. */

import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** Scripts of living languages that are written from right to left (Unicode Standard Annex 9). */
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

/** Returns the direction of a BCP 47 tag. It depends on the tag's script, else on the usual script of the language. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** Returns the `lang` and `dir` attributes for a language. */
export function languageAttributes(language: string): Markup {
  return html` lang="${language}" dir="${directionOf(language)}"`;
}

/** Returns these attributes for an element inside text of the language `around`. Returns nothing if the languages are equal. */
export function ownLanguage(language: string | undefined, around: string): Markup | "" {
  return language === undefined || language === around ? "" : languageAttributes(language);
}
