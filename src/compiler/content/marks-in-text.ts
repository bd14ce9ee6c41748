/** Handles links and raised numbers that plain text cannot show as HTML does: permalinks, notes, powers. */

import { DomUtils, type parseDocument } from "htmlparser2";

type Element = Extract<ReturnType<typeof parseDocument>["children"][number], { attribs: object }>;
/** An element as html-to-text has it: with any children. */
export type AnyElement = Parameters<typeof DomUtils.textContent>[0];

const PERMALINK =
  /^(?:#|¶|§|🔗|⚓|∞|↩|↑|⤴|\^|anchor|permalink|(?:direct |perma|anchor )?link (?:to|for) .*|copy link)?$/iu;
const NOTE = /^[[(]?(?:\d{1,3}|\p{L}|[*†‡§¶]+|(?:note|nb|fn) ?\d{1,3})[\])]?$/iu;

/** Returns true for a link beside a heading that leads to the heading itself, or back from a note. */
export function isPermalink(link: AnyElement): boolean {
  return leadsToPlace(link) && PERMALINK.test(textOf(link)) && !hasPicture(link);
}

/** Returns true for the reference to a note: a raised link with a number, or a link with a raised number. */
export function isReference(element: AnyElement): boolean {
  const links = isNamed(element, "a") ? [element] : childrenOf(element).filter((one) => isNamed(one, "a"));
  if (links.length === 0 || !links.every((link) => leadsToPlace(link) && NOTE.test(textOf(link))))
    return false;
  if (!isNamed(element, "a")) return !/\p{L}{2}/u.test(textOf(element));
  const children = childrenOf(element).filter((one) => textOf(one) !== "");
  return children.length > 0 && children.every((one) => isNamed(one, "sup"));
}

/**
 * Returns the text of a `sup` or `sub` if it would read as another number beside its neighbour: `10⁶` for ten
 * to the sixth. Returns undefined for text that may stand as it is: `19th`, `CO2`.
 */
export function raised(element: AnyElement): string | undefined {
  const text = textOf(element);
  const before = textOf((element as Element).prev ?? undefined, false).at(-1) ?? "";
  if (isNamed(element, "sub")) {
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

function leadsToPlace(element: AnyElement): boolean {
  return isNamed(element, "a") && (element as Element).attribs.href?.includes("#") === true;
}

function hasPicture(element: AnyElement): boolean {
  return DomUtils.getElementsByTagName("img", childrenOf(element) as Element[], true, 1).length > 0;
}

function isNamed(node: AnyElement, name: string): boolean {
  return (node as Element).name === name;
}

function childrenOf(node: AnyElement): readonly Element[] {
  return ((node as Element).children ?? []) as Element[];
}

/** Returns the text of a node without zero-width characters. */
function textOf(node: AnyElement | undefined, isTrimmed = true): string {
  const text =
    node === undefined
      ? ""
      : DomUtils.textContent(node).replace(/\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f/gu, "");
  return isTrimmed ? text.trim() : text;
}
