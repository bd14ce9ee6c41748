/** HTML as plain text. */

import { compile, type FormatCallback } from "html-to-text";
import { DomUtils, parseDocument } from "htmlparser2";
import { oneLine, sendable } from "../../model/text.ts";

/** The library has letters for Roman numbers below 4000, and throws at a larger one: such a list is numbered in digits. */
const formatOrderedList: FormatCallback = (list, walk, builder, options) => {
  const { attribs, children } = list;
  const last = Number(attribs.start ?? "1") + children.length;
  if (last >= 4000) attribs.type = "1";
  // The types leave out the options, by which the library itself finds its formatters.
  const { formatters } = (builder as unknown as { options: { formatters: Record<string, FormatCallback> } })
    .options;
  formatters.orderedList?.(list, walk, builder, options);
};

const convert = compile({
  wordwrap: false,
  formatters: { numberedList: formatOrderedList },
  selectors: [
    { selector: "ol", format: "numberedList" },
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
