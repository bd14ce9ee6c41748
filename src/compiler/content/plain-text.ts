/** HTML as plain text. */

import { compile } from "html-to-text";
import { DomUtils, parseDocument } from "htmlparser2";
import { oneLine, sendable } from "../../model/text.ts";

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
  ],
});

/** Paragraphs apart by an empty line, lists and tables laid out, addresses of links left out. */
export function plainText(html: string): string {
  return convert(html).trim();
}

/** The texts of the paragraphs in order, each on one line. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "");
}

/** The text of the first `p` that says something, past headings, pictures, lists and code. */
export function firstParagraph(html: string): string | undefined {
  const paragraph = DomUtils.findOne(
    (element) => element.name === "p" && lineOf(DomUtils.textContent(element)) !== undefined,
    parseDocument(html).children,
  );
  return paragraph === null ? undefined : lineOf(DomUtils.textContent(paragraph));
}

/** Text on one line, cleaned; nothing where there is none. */
export function lineOf(text: string): string | undefined {
  return oneLine(sendable(text)) || undefined;
}
