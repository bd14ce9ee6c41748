/** Reads the body of an HTML article: a fragment, or a whole document without its head. */

import { DomUtils, parseDocument } from "htmlparser2";
import { removeHidden } from "../content/hidden.ts";
import { readPageAddresses } from "../content/page-addresses.ts";
import { shownLine } from "../content/plain-text.ts";
import { isMarkLabel } from "../ground/marks.ts";
import { type Document, isWholePage, type PageFact, readPageFacts, titleInHead } from "./page-facts.ts";
import type { BodyContent, TitleInBody } from "./parsed-seed.ts";
import { isProse } from "./prose.ts";

export type HtmlContent = BodyContent & {
  /** The facts in the head of a whole document. */
  readonly facts: readonly PageFact[];
  /** The names of the elements around the article that were left out. */
  readonly around: readonly string[];
};

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/**
 * Reads the title and the text of an HTML file. The title is the first `h1` in `article` or `main`. Without
 * one, it is the page's `<title>` or its first heading. If the file is a whole page of another site, its
 * navigation, header and footer are left out of the text.
 */
export function readHtml(text: string, written: string | undefined, timezone: string): HtmlContent {
  const document = parseDocument(text, { withStartIndices: true });
  const facts = readPageFacts(document, timezone);
  const hidden = removeHidden(document);
  const { articles, others } = partsOf(document);
  const { title, heading } = titleOf(document, articles);
  if (heading !== undefined && title?.text === (written ?? title?.text)) DomUtils.removeElement(heading);
  const isPage = isWholePage(document);
  const around = isPage ? removeAround(document, articles, others) : [];
  if (isPage) readPageAddresses(document);
  const [head] = DomUtils.getElementsByTagName("head", document, true, 1);
  if (head !== undefined) DomUtils.removeElement(head);
  // The text after </body> belongs to the article too. The sanitiser removes the document's own tags.
  const html = DomUtils.getInnerHTML(document);
  return { html, hidden, facts, around, ...(title === undefined ? {} : { title }) };
}

type PageParts = {
  /** The outermost `article` and `main` elements. */
  readonly articles: readonly Element[];
  /** The elements outside every `article` and `main`. */
  readonly others: readonly Element[];
};

/**
 * Finds the `article` and `main` elements of a document and the elements around them. Uses a list instead of
 * recursion, because deep nesting would exhaust the stack.
 */
function partsOf(document: Document): PageParts {
  const articles: Element[] = [];
  const others: Element[] = [];
  const open = [...document.children].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!("attribs" in next)) continue;
    if (ARTICLES.has(next.name)) {
      articles.push(next);
      continue;
    }
    others.push(next);
    for (const child of next.children.toReversed()) open.push(child);
  }
  return { articles, others };
}

const ARTICLES = new Set(["article", "main"]);

function titleOf(
  document: Document,
  articles: readonly Element[],
): { readonly title?: TitleInBody; readonly heading?: Element } {
  const headingIn = (nodes: Document | readonly Element[]) =>
    DomUtils.getElementsByTagName("h1", nodes as Element[], true).find((one) => textOf(one) !== undefined) ??
    // Microsoft Word writes a title as a paragraph with this class.
    DomUtils.getElementsByTagName("p", nodes as Element[], true).find(
      (one) => /^MsoTitle$/i.test(one.attribs.class ?? "") && textOf(one) !== undefined,
    );
  const first = headingIn(document);
  const own = headingIn(articles);
  // If the article has no heading, a heading outside it is the masthead (the name of the site).
  const named =
    own !== undefined || (first !== undefined && articles.length === 0) ? undefined : titleInHead(document);
  const heading = own ?? (named === undefined ? first : undefined);
  if (heading !== undefined) {
    const text = textOf(heading) ?? "";
    const rule = heading === first ? "the first heading" : "the first heading of the article";
    return { title: { text, rule, at: heading.startIndex ?? 0 }, heading };
  }
  const lower = named === undefined ? lowerHeading(document) : undefined;
  if (lower !== undefined) {
    const title = { text: textOf(lower) ?? "", rule: "the first heading", at: lower.startIndex ?? 0 };
    return { title, heading: lower };
  }
  return named === undefined ? {} : { title: { text: String(named.value), rule: named.rule, at: named.at } };
}

/** Returns the first heading of level 2 to 6, if no prose stands above it. */
function lowerHeading(document: Document): Element | undefined {
  const first = DomUtils.getElementsByTagName(
    (name) => name === "p" || /^h[2-6]$/.test(name),
    document,
    true,
    MAX_ABOVE,
  ).find((one) => {
    const text = textOf(one);
    return text !== undefined && (one.name !== "p" || isProse(text));
  });
  return first === undefined || first.name === "p" ? undefined : first;
}

/** The number of paragraphs and headings, from the start of the page, in which `lowerHeading` looks. */
const MAX_ABOVE = 12;

/** Returns the visible text of a heading. Its permalink, drawings and scripts are no part of it. */
function textOf(heading: Element): string | undefined {
  return shownLine(DomUtils.getInnerHTML(heading, { encodeEntities: "utf8" }));
}

/**
 * Removes navigation. In a page with an `article` or `main`, also removes the headers, footers and asides
 * beside that element. Returns the names of the removed elements.
 */
function removeAround(
  document: Document,
  articles: readonly Element[],
  others: readonly Element[],
): string[] {
  const outer = new Set<unknown>();
  for (const article of articles)
    for (let node = article.parent; node !== null && !outer.has(node); node = node.parent) outer.add(node);
  const navigation = DomUtils.getElementsByTagName("nav", document, true);
  const beside = others.filter(
    (one) =>
      (NAVIGATION.has(one.attribs.role ?? "") ||
        (articles.length > 0 && BESIDE.has(one.attribs.role ?? one.name))) &&
      !outer.has(one),
  );
  const removed = [...new Set([...navigation, ...beside])];
  for (const element of removed) DomUtils.removeElement(element);
  return [...new Set(removed.map(({ name }) => name))];
}

const NAVIGATION = new Set(["navigation", "search"]);

/** The elements beside an article that are removed: names of elements, and roles with the same meaning. */
const BESIDE = new Set(["header", "footer", "aside", "banner", "contentinfo", "complementary"]);

/**
 * Returns the marks in the head of a document. A mark keeps the article private or holds it back. Reads
 * Pelican's form: `<meta name="status" content="draft">`.
 */
export function marksInHead(text: string): Readonly<Record<string, string>> {
  if (!/<meta\s/i.test(text)) return {};
  const metas = DomUtils.getElementsByTagName("meta", parseDocument(text), true);
  return Object.fromEntries(
    metas.flatMap(({ attribs: { name = "", content = "" } }) =>
      isMarkLabel(name, content, "UTC") ? [[name, content]] : [],
    ),
  );
}
