/** Removes the elements that browsers do not show: `hidden`, `display: none`, `visibility: hidden`. */

import { DomUtils, parseDocument } from "htmlparser2";
import type { Document } from "./dom.ts";

/** Removes the hidden elements from a document and returns their names, each once. */
export function removeHidden(document: Document): string[] {
  const hidden = DomUtils.getElementsByTagName("*", document, true).filter(
    ({ attribs }) => attribs.hidden !== undefined || isHiddenByStyle(attribs.style),
  );
  for (const element of hidden) DomUtils.removeElement(element);
  return [...new Set(hidden.map(({ name }) => name))];
}

/** Returns HTML without hidden elements. If it has none, returns the same string. */
export function withoutHidden(html: string): { readonly html: string; readonly hidden: readonly string[] } {
  if (!MAY_HIDE.test(html)) return { html, hidden: [] };
  const document = parseDocument(html);
  const hidden = removeHidden(document);
  return { html: hidden.length === 0 ? html : DomUtils.getInnerHTML(document), hidden };
}

const MAY_HIDE = /hidden|display|visibility/i;

const HIDING: ReadonlyMap<string, RegExp> = new Map([
  ["display", /^none$/],
  ["visibility", /^(?:hidden|collapse)$/],
]);

/**
 * Returns true if any declaration hides the element, although CSS uses only the last declaration, or an
 * earlier one with `!important`.
 */
function isHiddenByStyle(style = ""): boolean {
  const declarations = style.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, "").split(";");
  return declarations.some((declaration) => {
    const [property = "", value = ""] = declaration.toLowerCase().split(":");
    return HIDING.get(property.trim())?.test(value.replace(/!\s*important/, "").trim()) === true;
  });
}
