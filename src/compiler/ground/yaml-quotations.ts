/**
 * Indents the lines of a quoted text in YAML. YAML requires this, but the parsers of Jekyll, Hugo and Eleventy do not,
 * so many articles have such a text without it.
 */

const QUOTED = /^[\w-]+[^\S\n]*:[^\S\n]+(?:"(?:[^"\\]|\\.){0,9999}"|'(?:[^']|''){0,9999}')[^\S\n]*$/gms;

/** A line that is a key is not text. Its quotation has no end. */
const KEY = /\n[\w-]+[^\S\n]*:(?:\s|$)/;

/** Returns the text with the same lines. The indentation is no part of the values. */
export function indentQuotations(text: string): string {
  return text.replace(QUOTED, (quoted) => (KEY.test(quoted) ? quoted : quoted.replace(/\n(?=\S)/g, "\n ")));
}
