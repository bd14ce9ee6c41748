/** Turns HTML into plain text. */

import { compile, type FormatCallback } from "html-to-text";
import { DomUtils, parseDocument } from "htmlparser2";
import { joinEastAsianLines, oneLine, sendable } from "../../model/text.ts";
import { withFormulasAsText } from "./formula-text.ts";
import { type Element, isPermalink, isReference, raised } from "./marks-in-text.ts";

/** Numbers a list in digits if its Roman numbers exceed 3999, because the library throws at such a number. */
const formatOrderedList: FormatCallback = (list, walk, builder, options) => {
  const { attribs, children } = list;
  const last = Number(attribs.start ?? "1") + children.length;
  if (last >= 4000) attribs.type = "1";
  // The library reads its formatters from `options`, which its types lack.
  const { formatters } = (builder as unknown as { options: { formatters: Record<string, FormatCallback> } })
    .options;
  formatters.orderedList?.(list, walk, builder, options);
};

const formatLink: FormatCallback = (link, walk, builder) => {
  const element = elementOf(link);
  if (!isPermalink(element) && !isReference(element)) walk(link.children, builder);
};

const formatRaised: FormatCallback = (node, walk, builder) => {
  const element = elementOf(node);
  if (isReference(element)) return;
  const text = raised(element);
  if (text === undefined) walk(node.children, builder);
  else builder.addInline(text);
};

/**
 * Returns a node of the library as an element of htmlparser2, which is the library's parser, although its
 * types differ.
 */
function elementOf(node: unknown): Element {
  return node as Element;
}

/** Elements without text for readers: code, and the names of drawings. */
const WITHOUT_TEXT = ["img", "script", "style", "template", "noscript", "svg", "title", "head"].map(
  (selector) => ({ selector, format: "skip" }),
);

const convert = compile({
  wordwrap: false,
  formatters: { numberedList: formatOrderedList, link: formatLink, raised: formatRaised },
  selectors: [
    { selector: "ol", format: "numberedList" },
    { selector: "a", format: "link" },
    { selector: "sup", format: "raised" },
    { selector: "sub", format: "raised" },
    ...WITHOUT_TEXT,
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
  ],
});

/**
 * Returns the text. Empty lines separate paragraphs, lists and tables are laid out, and addresses of links
 * are left out.
 */
export function plainText(html: string): string {
  return ONLY_TEXT.test(html) ? textOfTextAlone(html) : convert(joinLines(withFormulasAsText(html))).trim();
}

/**
 * Matches HTML without elements and references. For such HTML, most of the library's time would go into its
 * start.
 */
const ONLY_TEXT = /^[^<&]*$/;

function textOfTextAlone(html: string): string {
  return joinEastAsianLines(html)
    .replace(/[ \t\r\n\f\u200b]+/g, " ")
    .trim();
}

/** Joins the lines of Chinese and Japanese text without a space, except in `pre`, where a line end stays. */
function joinLines(html: string): string {
  return html
    .split(/(<pre[\s>](?:(?!<pre[\s>]).)*?<\/pre>)/is)
    .map((part, at) => (at % 2 === 1 ? part : joinEastAsianLines(part)))
    .join("");
}

/** Returns the paragraphs of a text in order, each on one line. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "");
}

/**
 * Yields the texts of the first `p` elements that are not empty, or of `div` elements without blocks, each on
 * one line. Skips those in captions, lists, tables and asides.
 */
export function* openingParagraphs(html: string, name: "p" | "div" = "p"): Generator<string> {
  const paragraphs = DomUtils.find(
    (node) => "name" in node && node.name === name && !isAside(node) && (name === "p" || !hasBlocks(node)),
    parseDocument(html).children,
    true,
    MAX_OPENING,
  );
  for (const one of paragraphs) {
    const text = shownLine(DomUtils.getInnerHTML(one, { encodeEntities: "utf8" }));
    if (text !== undefined) yield text;
  }
}

/** The number of paragraphs in which the lead (a report's first paragraph) is looked for. */
const MAX_OPENING = 24;

const ASIDES = new Set(["figure", "figcaption", "li", "dd", "table", "aside", "header", "footer", "address"]);

function isAside(node: { readonly parent: unknown }): boolean {
  for (
    let one = node.parent as { name?: string; parent: unknown } | null;
    one !== null;
    one = one.parent as never
  )
    if (ASIDES.has(one.name ?? "")) return true;
  return false;
}

function hasBlocks(node: object): boolean {
  return elementOf(node).children.some((one) => "name" in one && BLOCK.test(String(one.name)));
}

const BLOCK = /^(?:article|blockquote|div|dl|figure|h[1-6]|header|main|ol|p|pre|section|table|ul)$/;

/** Returns the visible text of some HTML on one line, or undefined if it has none. */
export function shownLine(html: string): string | undefined {
  return lineOf(plainText(html));
}

/** Returns clean text on one line, or undefined if it is empty. */
export function lineOf(text: string): string | undefined {
  return oneLine(sendable(text)) || undefined;
}
