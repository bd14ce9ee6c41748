/** Writes formulas as plain text: `10^6` for ten to the sixth, which would otherwise read as 106. */

import { DomUtils, parseDocument } from "htmlparser2";
import { escapeMarkup, oneLine } from "../../model/text.ts";
import { type Element, elementsNamed, isElement, type Node, nodesOf, replaceNodes } from "./dom.ts";

/** Replaces each formula by its alternative text, which is TeX, or by a line such as `x^2`. */
export function withFormulasAsText(html: string): string {
  if (!html.includes("<math")) return html;
  const document = parseDocument(html);
  const formulas = elementsNamed("math", document);
  replaceNodes(
    new Map(formulas.map((math) => [math, nodesOf(escapeMarkup(math.attribs.alttext ?? textOf(math)))])),
  );
  return DomUtils.getInnerHTML(document);
}

function textOf(node: Node): string {
  if (!isElement(node)) return oneLine(DomUtils.textContent(node));
  const parts = node.children.filter((child) => isElement(child) || /\S/.test(DomUtils.textContent(child)));
  const write = WRITTEN.get(node.name);
  return write === undefined ? parts.map(textOf).join("") : write(parts.map(grouped));
}

const WRITTEN: ReadonlyMap<string, (parts: readonly string[]) => string> = new Map([
  ["msup", ([base, above]) => `${base}^${above}`],
  ["msub", ([base, below]) => `${base}_${below}`],
  ["msubsup", ([base, below, above]) => `${base}_${below}^${above}`],
  ["mfrac", ([above, below]) => `${above}/${below}`],
  ["msqrt", (parts) => `√${parts.length === 1 ? parts[0] : `(${parts.join("")})`}`],
  ["mroot", ([base, degree]) => `${base}^(1/${degree})`],
  ["mtd", (parts) => `${parts.join("")} `],
] satisfies [string, (parts: readonly string[]) => string][]);

/** Returns the text of a part, in brackets if it is a sum or a product. */
function grouped(part: Node): string {
  const text = textOf(part);
  return isElement(part) && /^[\p{L}\d.,]+$/u.test(text) === false && hasParts(part) ? `(${text})` : text;
}

function hasParts(element: Element): boolean {
  return element.children.some(isElement);
}
