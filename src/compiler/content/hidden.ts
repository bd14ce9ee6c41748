/** Finds the elements that a browser does not show: `hidden`, `display: none`, `visibility: hidden`. */

import { DomUtils, parseDocument } from "htmlparser2";

type Document = ReturnType<typeof parseDocument>;

/** Takes the hidden elements out of a document and returns their names, each once. */
export function removeHidden(document: Document): string[] {
  const hidden = DomUtils.getElementsByTagName("*", document, true).filter(
    ({ attribs }) => attribs.hidden !== undefined || isHiddenByStyle(attribs.style),
  );
  for (const element of hidden) DomUtils.removeElement(element);
  return [...new Set(hidden.map(({ name }) => name))];
}

/** HTML with its hidden elements taken out; the same characters where there are none. */
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

/** The last declaration of a property decides, unless an earlier one is `!important`: so either is enough here. */
function isHiddenByStyle(style = ""): boolean {
  const declarations = style.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, "").split(";");
  return declarations.some((declaration) => {
    const [property = "", value = ""] = declaration.toLowerCase().split(":");
    return HIDING.get(property.trim())?.test(value.replace(/!\s*important/, "").trim()) === true;
  });
}
