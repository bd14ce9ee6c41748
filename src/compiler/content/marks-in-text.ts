/** Handles links and raised numbers that plain text cannot show as HTML does: permalinks, notes, powers. */

import { DomUtils, type parseDocument } from "htmlparser2";

type Node = ReturnType<typeof parseDocument>["children"][number];
export type Element = Extract<Node, { attribs: object }>;

const PERMALINK =
  /^(?:#|¶|§|🔗|⚓|∞|↩|↑|⤴|\^|anchor|permalink|(?:direct |perma|anchor )?link (?:to|for) .*|copy link)?$/iu;
const NOTE = /^[[(]?(?:\d{1,3}|\p{L}|[*†‡§¶]+|(?:note|nb|fn) ?\d{1,3})[\])]?$/iu;

/**
 * Returns true for a link beside a heading that leads to this heading. Also returns true for a link that
 * leads from a note back to the text.
 */
export function isPermalink(link: Element): boolean {
  return leadsToPlace(link) && PERMALINK.test(textOf(link)) && !hasPicture(link);
}

/** Returns true for the reference to a note: a raised link with a number, or a link with a raised number. */
export function isReference(element: Element): boolean {
  const isLink = element.name === "a";
  const children = element.children.filter((one) => textOf(one) !== "");
  const links = isLink ? [element] : children.filter(isElement).filter(({ name }) => name === "a");
  if (links.length === 0 || !links.every((link) => leadsToPlace(link) && NOTE.test(textOf(link))))
    return false;
  if (!isLink) return !/\p{L}{2}/u.test(textOf(element));
  return children.length > 0 && children.every((one) => isElement(one) && one.name === "sup");
}

/**
 * Returns the text of a `sup` or `sub` if it would read as another number beside its neighbour: `10⁶` for ten
 * to the sixth. Returns undefined for text that may stand as it is: `19th`, `CO2`.
 */
export function raised(element: Element): string | undefined {
  const text = textOf(element);
  const before = element.prev === null ? "" : (shownText(element.prev).at(-1) ?? "");
  if (element.name === "sub") {
    if (!/^\d+$/.test(text)) return undefined;
    if (before === "/") return inDigits(text, SUBSCRIPTS);
    return /\d/.test(before) ? `_${text}` : undefined;
  }
  if (/^[\d+−-]*\d[\d+−-]*$/u.test(text) || text === "n") return inDigits(text, SUPERSCRIPTS);
  const isPower = /^[^[(]*\d/.test(text) || /^[b-df-np-z]$/.test(text);
  return isPower && /[\d\p{L})]/u.test(before) ? `^${text}` : undefined;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

function inDigits(text: string, digits: string): string {
  return [...text].map((one) => digits["0123456789+-−n".indexOf(one)] ?? one).join("");
}

function leadsToPlace({ name, attribs }: Element): boolean {
  return name === "a" && attribs.href?.includes("#") === true;
}

function hasPicture({ children }: Element): boolean {
  return DomUtils.getElementsByTagName("img", children, true, 1).length > 0;
}

function isElement(node: Node): node is Element {
  return "attribs" in node;
}

/** Returns the text of a node without zero-width characters. */
function textOf(node: Node): string {
  return shownText(node).trim();
}

function shownText(node: Node): string {
  return DomUtils.textContent(node).replace(/\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f/gu, "");
}
