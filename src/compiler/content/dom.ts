/** Changes many nodes of a document at once. Reads the children of each parent once. */

import { DomUtils, parseDocument } from "htmlparser2";

export type Document = ReturnType<typeof parseDocument>;
export type Node = Document["children"][number];
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/**
 * Elements whose text is code, or a fallback for an element that is removed. The author did not write the
 * text for readers.
 */
export const NON_TEXT_TAGS: readonly string[] = [
  "script",
  "style",
  "textarea",
  "option",
  "noscript",
  "title",
  "template",
  "iframe",
  "object",
];

export function elementsNamed(name: string, within: Document | Element): Element[] {
  return DomUtils.getElementsByTagName(name, within, true);
}

export function isElement(node: Node | null | undefined): node is Element {
  return node !== null && node !== undefined && "attribs" in node;
}

export function hasClass({ attribs }: Element, pattern: RegExp): boolean {
  return (attribs.class ?? "").split(/\s+/).some((name) => pattern.test(name));
}

export function nodesOf(html: string): Node[] {
  return parseDocument(html).children;
}

/** Replaces each node by others. An empty list removes the node. */
export function replaceNodes(replacements: ReadonlyMap<Node, readonly Node[]>): void {
  const parents = new Set([...replacements.keys()].flatMap(({ parent }) => parent ?? []));
  for (const parent of parents)
    setChildren(
      parent,
      parent.children.flatMap((child) => replacements.get(child) ?? child),
    );
}

export function setChildren(parent: NonNullable<Node["parent"]>, children: Node[]): void {
  parent.children = children;
  for (const [at, child] of children.entries()) {
    child.parent = parent;
    child.prev = children[at - 1] ?? null;
    child.next = children[at + 1] ?? null;
  }
}

/** Returns the closest sibling that is an element, if only white space and comments are between the two. */
export function neighbour(node: Node, side: "prev" | "next"): Element | undefined {
  let other = node[side];
  for (let steps = 0; other !== null && !isElement(other) && steps < MAX_BLANKS; steps += 1) {
    if (other.type === "text" && /\S/.test(DomUtils.textContent(other))) return undefined;
    other = other[side];
  }
  return isElement(other) ? other : undefined;
}

/** The maximum number of texts and comments between two elements that are skipped. */
const MAX_BLANKS = 5;
