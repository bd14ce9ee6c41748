/**
 * Keeps each formula once, as MathML. Many pages also have the same formula as drawn glyphs for browsers, and
 * as TeX.
 */

import { DomUtils } from "htmlparser2";
import { escapeMarkup } from "../../model/text.ts";
import {
  type Document,
  type Element,
  elementsNamed,
  hasClass,
  isElement,
  NON_TEXT_TAGS,
  type Node,
  neighbour,
  nodesOf,
  replaceNodes,
  setChildren,
} from "./dom.ts";

/**
 * The elements of MathML Core, without those that hold HTML.
 * https://www.w3.org/TR/mathml-core/#mathml-elements-and-attributes
 */
export const MATHML = [
  ...["math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"],
  ...["msup", "msub", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none"],
  ...["mtable", "mtr", "mtd", "mpadded", "mphantom", "menclose", "merror", "mfenced"],
];

const COMMON = ["mathvariant", "displaystyle", "scriptlevel"];

export const MATHML_ATTRIBUTES: Readonly<Record<string, string[]>> = {
  ...Object.fromEntries(MATHML.map((name) => [name, COMMON])),
  math: [...COMMON, "display", "alttext"],
  mo: [
    ...COMMON,
    "form",
    "fence",
    "separator",
    "stretchy",
    "symmetric",
    "largeop",
    "movablelimits",
    "accent",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
  ],
  mspace: [...COMMON, "width", "height", "depth"],
  mpadded: [...COMMON, "width", "height", "depth", "lspace", "voffset"],
  mfrac: [...COMMON, "linethickness"],
  mover: [...COMMON, "accent"],
  munder: [...COMMON, "accentunder"],
  munderover: [...COMMON, "accent", "accentunder"],
  mtable: [...COMMON, "columnalign", "rowspacing", "columnspacing"],
  mtd: [...COMMON, "columnspan", "rowspan", "columnalign"],
  menclose: [...COMMON, "notation"],
  mfenced: [...COMMON, "open", "close", "separators"],
};

const KNOWN = new Set(MATHML);

/** Removes the other copies of each formula from a document. Returns true if a formula was found. */
export function keepFormulasOnce(document: Document): boolean {
  const replacements = new Map<Node, Node[]>();
  const formulas = [...elementsNamed("math", document), ...formulasInData(document, replacements)];
  for (const math of formulas) {
    simplify(math);
    const frame = frameOf(math);
    if (frame === undefined) continue;
    if (isDisplayed(frame)) math.attribs.display = "block";
    replacements.set(frame, [...(replacements.get(frame) ?? []), math]);
  }
  for (const script of elementsNamed("script", document)) {
    if (!/^math\//i.test(script.attribs.type ?? "")) continue;
    const drawn = neighbour(script, "prev");
    const isDrawn = drawn !== undefined && (replacements.get(drawn)?.length ?? 0) > 0;
    replacements.set(
      script,
      isDrawn ? [] : nodesOf(`<code>${escapeMarkup(DomUtils.textContent(script).trim())}</code>`),
    );
    // The drawn glyphs have no MathML, so the TeX replaces them.
    if (drawn !== undefined && !isDrawn && hasClass(drawn, FRAME)) replacements.set(drawn, []);
  }
  if (replacements.size > 0)
    for (const preview of elementsNamed("span", document))
      if (hasClass(preview, /^MathJax_Preview$/)) replacements.set(preview, []);
  replaceNodes(replacements);
  return formulas.length > 0 || replacements.size > 0;
}

/** The elements around a formula in pages of KaTeX, MathJax and MediaWiki. */
const FRAME =
  /^(?:katex(?:-display|-mathml)?|MathJax(?:_Display|_SVG|_SVG_Display|_CHTML)?|mjx-chtml|mwe-math-element)$/;
const MAX_LEVELS = 6;

/** Returns the outermost of the elements of `FRAME` around a formula. */
function frameOf(math: Element): Element | undefined {
  let frame: Element | undefined;
  let node = math.parent;
  for (let level = 0; level < MAX_LEVELS && node !== null && "attribs" in node; level += 1) {
    if (node.name === "mjx-container" || hasClass(node, FRAME)) frame = node;
    node = node.parent;
  }
  return frame;
}

function isDisplayed(frame: Element): boolean {
  return frame.attribs.display === "true" || hasClass(frame, /display/i);
}

/** Returns the formulas that MathJax 2 writes into an attribute of an element without other MathML. */
function formulasInData(document: Document, replacements: Map<Node, Node[]>): Element[] {
  return elementsNamed("span", document).flatMap((span) => {
    const data = span.attribs["data-mathml"];
    if (data === undefined || elementsNamed("math", span).length > 0) return [];
    const formulas = nodesOf(data).filter(isElement);
    replacements.set(span, formulas);
    return formulas.filter(({ name }) => name === "math");
  });
}

/**
 * Removes the copy of a formula's source, and the tags that are not MathML. A source in TeX becomes the
 * alternative text.
 */
function simplify(math: Element): void {
  const tex = elementsNamed("annotation", math).find(({ attribs }) => /tex/i.test(attribs.encoding ?? ""));
  if (tex !== undefined) math.attribs.alttext ??= DomUtils.textContent(tex).trim();
  setChildren(math, childrenAsMathMl(math));
}

function childrenAsMathMl(element: Element): Node[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return child;
    if (SOURCES.has(child.name)) return [];
    // These elements stay here. The sanitiser removes them with their text.
    if (WITHOUT_TEXT.has(child.name)) return child;
    const children = childrenAsMathMl(child);
    if (!KNOWN.has(child.name)) return children;
    setChildren(child, children);
    return child;
  });
}

const WITHOUT_TEXT = new Set(NON_TEXT_TAGS);
const SOURCES = new Set(["annotation", "annotation-xml"]);
