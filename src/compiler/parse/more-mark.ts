/**
 * Finds the mark at the end of a summary: `<!--more-->`, and the marks with the same meaning in other tools.
 */

import { DomUtils, parseDocument } from "htmlparser2";
import { shorten } from "../../model/text.ts";
import { lineOf, plainText } from "../content/plain-text.ts";

/** The form in which the mark passes through the Markdown parser. */
export const MORE = "<!--more-->";

/**
 * Returns true for a comment of WordPress and Hugo (`more`), Jekyll (`excerpt`) or Docusaurus (`truncate`).
 * WordPress may add the words of a link: `<!--more Read on-->`.
 */
export function isMoreMark(comment: string): boolean {
  return /^<!--(?:\s{0,9}(?:more|excerpt|truncate)\s{0,9}|more\s[^\n]{0,100})-->$/i.test(comment);
}

/**
 * The maximum length of a summary, in characters. Without this limit, a mark near the end of an article would
 * make most of the article its summary.
 */
const MAX_SUMMARY = 1_000;

/** Returns the HTML without the mark, and the text before the mark as the summary. */
export function readMoreMark(html: string): { readonly html: string; readonly summary?: string } {
  const at = html.indexOf(MORE);
  if (at < 0) return { html };
  const summary = lineOf(plainText(withoutSideText(html.slice(0, at))));
  return {
    html: html.replaceAll(`${MORE}\n`, "").replaceAll(MORE, ""),
    ...(summary === undefined ? {} : { summary: shorten(summary, MAX_SUMMARY) }),
  };
}

/** Removes text that is no prose: headings, captions, tables, code and the numbers of footnotes. */
function withoutSideText(html: string): string {
  const document = parseDocument(html);
  const side = DomUtils.getElementsByTagName("*", document, true).filter(
    (element) =>
      SIDE.has(element.name) ||
      (element.name === "sup" && DomUtils.getElementsByTagName("a", element, true, 1).length > 0),
  );
  for (const element of side) DomUtils.removeElement(element);
  return DomUtils.getInnerHTML(document);
}

const SIDE = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "table", "pre"]);
