/** What feeds carry as text, of whatever kind, as the HTML of an article or as a line of plain text. */

import { DomUtils, parseDocument } from "htmlparser2";
import { escapeMarkup, oneLine, sendable } from "../../model/text.ts";
import { plainText } from "../content/plain-text.ts";
import { isTooDeep } from "./nesting.ts";

/** Paragraphs where lines are empty between them, as in JSON content_text and Atom type="text". */
export function paragraphsFrom(text: string): string {
  return paragraphs(escapeMarkup(text));
}

/** HTML that has no element in it is told apart by its lines alone. */
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

/** Returns a title, which is plain text by its format. Only `&#8217;` is decoded, because many programs escape it once too often. */
export function titleFrom(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return line(text.replace(/&#(?:\d{1,7}|x[\da-f]{1,6});/gi, (reference) => textContent(reference)));
}

/** Atom says of each text what it is. RFC 4287 3.1.1 */
export function titleFromHtml(html: string): string | undefined {
  return line(textContent(html));
}

/** Returns the words of an HTML description on one line. */
export function summaryFrom(html: string): string | undefined {
  return isTooDeep(html) ? undefined : line(plainText(html));
}

function textContent(html: string): string {
  return isTooDeep(html) ? "" : DomUtils.textContent(parseDocument(html));
}

function line(text: string): string | undefined {
  return oneLine(sendable(text)) || undefined;
}
