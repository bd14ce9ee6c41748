/** Turns HTML into plain text. */

import { compile, type FormatCallback } from "html-to-text";
import { DomUtils, parseDocument } from "htmlparser2";
import { oneLine, sendable } from "../../model/text.ts";
import { withFormulasAsText } from "./formula-text.ts";

/** Numbers a list in digits if its Roman numbers exceed 3999. The library throws at such a number. */
const formatOrderedList: FormatCallback = (list, walk, builder, options) => {
  const { attribs, children } = list;
  const last = Number(attribs.start ?? "1") + children.length;
  if (last >= 4000) attribs.type = "1";
  // The library reads its formatters from `options`, which its types lack.
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

/**
 * Returns the text. Empty lines separate paragraphs, lists and tables are laid out, and addresses of links
 * are left out.
 */
export function plainText(html: string): string {
  return convert(withFormulasAsText(html)).trim();
}

/** Returns the paragraphs of a text in order, each on one line. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "");
}

/** Returns the text of the first `p` that is not empty. Skips headings, pictures, lists and code. */
export function firstParagraph(html: string): string | undefined {
  const paragraph = DomUtils.findOne(
    (element) => element.name === "p" && lineOf(DomUtils.textContent(element)) !== undefined,
    parseDocument(html).children,
  );
  return paragraph === null ? undefined : lineOf(DomUtils.textContent(paragraph));
}

/** Returns clean text on one line, or undefined if it is empty. */
export function lineOf(text: string): string | undefined {
  return oneLine(sendable(text)) || undefined;
}
