/** Turns the texts in feeds into the HTML of an article, or into a line of plain text. */

import { DomUtils, parseDocument } from "htmlparser2";
import { plainText } from "../compiler/content/plain-text.ts";
import { escapeMarkup, oneLine, sendable } from "../model/text.ts";
import { isTooDeep } from "./nesting.ts";

/** Makes HTML paragraphs of plain text, split at empty lines. For JSON content_text and Atom type="text". */
export function paragraphsFrom(text: string): string {
  return paragraphs(escapeMarkup(text));
}

/** Makes paragraphs of HTML that contains no elements, split at empty lines. Returns other HTML unchanged. */
export function withParagraphs(html: string): string {
  return /<[a-z!/]/i.test(html) ? html : paragraphs(html);
}

function paragraphs(escaped: string): string {
  return escaped
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}

/**
 * Returns a plain-text title on one line. Decodes references such as `&#8217;`, because many programs escape
 * them twice.
 */
export function titleFrom(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return line(text.replace(/&#(?:\d{1,7}|x[\da-f]{1,6});/gi, (reference) => textContent(reference)));
}

/** Returns the text of a title that is HTML, as Atom marks it with `type`. RFC 4287 3.1.1 */
export function titleFromHtml(html: string): string | undefined {
  return line(textContent(html));
}

/** Returns the text of an HTML description on one line. */
export function summaryFrom(html: string): string | undefined {
  return isTooDeep(html) ? undefined : line(plainText(html));
}

function textContent(html: string): string {
  return isTooDeep(html) ? "" : DomUtils.textContent(parseDocument(html));
}

function line(text: string): string | undefined {
  return oneLine(sendable(text)) || undefined;
}
