/**
 * Parses every rendered item with a strict parser and compares it with its article. So a fault in rendering
 * stops the build and never reaches a feed reader.
 */

import { XmlDocument, XmlElement, type XmlNamedNode, XmlTreeNode } from "libxml2-wasm";
import { expectedAtom } from "../../formats/atom/expected.ts";
import type { ExpectedTexts } from "../../formats/expected.ts";
import { expectedJson } from "../../formats/json/expected.ts";
import { declare, NAMESPACES } from "../../formats/namespaces.ts";
import { expectedRss } from "../../formats/rss/expected.ts";
import { podcastPrefixes } from "../../formats/rss/podcast.ts";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { authorSlug } from "../ground/identity.ts";
import { quote } from "../ground/problem.ts";

/** A field whose value changed between the article and the parsed item. */
export type Difference = { readonly field: string; readonly sent: unknown; readonly read: unknown };

export function describeDifference({ field, sent, read }: Difference): string {
  return `${field} reads ${quote(read)}, is ${quote(sent)}`;
}

export function readBackRss(item: string, article: Article, site: Site): Difference[] {
  const root = `<channel${declare("atom", "content", "dc", "media", ...podcastPrefixes(site))}>${item}</channel>`;
  return readBackXml(root, expectedRss(article, site));
}

export function readBackAtom(entry: string, article: Article, site: Site): Difference[] {
  const root = `<feed xmlns="${NAMESPACES.atom}"${declare("media")}>${entry}</feed>`;
  return readBackXml(root, expectedAtom(article, site));
}

export function readBackJson(item: string, article: Article): Difference[] {
  const read = JSON.parse(item);
  return Object.entries(expectedJson(article, authorSlug)).flatMap(([field, sent]) => {
    const value = field.split(".").reduce((object, name) => object?.[name], read);
    return differenceBetween(field, sent, value);
  });
}

/**
 * Parses an XML item, the only element of a root, and returns its differences. Carriage returns were removed
 * before, because XML parsers read them as LF (XML 1.0, 2.11).
 */
function readBackXml(xml: string, expected: ExpectedTexts): Difference[] {
  return withXml(xml, (root) => {
    const items = elementsIn(root);
    const texts = new Map<string, string[]>();
    for (const item of items) collectTexts(item, "", texts);
    // An element without text may be there for its attributes alone.
    const unexpected = [...texts].filter(
      ([path, values]) => !Object.hasOwn(expected, path) && values.some((value) => value !== ""),
    );
    return [
      ...differenceBetween("items", 1, items.length),
      ...Object.entries(expected).flatMap(([path, sent]) =>
        differenceBetween(path, sent, texts.get(path) ?? []),
      ),
      ...unexpected.flatMap(([path, values]) => differenceBetween(path, [], values)),
    ];
  });
}

/**
 * Adds the texts of an element's attributes and of the elements in it to `texts`, by their paths. Reads each
 * node once, because a query for each path takes longer.
 */
function collectTexts(element: XmlElement, path: string, texts: Map<string, string[]>): void {
  const add = (name: string, text: string) => {
    const known = texts.get(name);
    if (known === undefined) texts.set(name, [text]);
    else known.push(text);
  };
  for (const attribute of element.attrs) add(`${path}@${nameOf(attribute)}`, attribute.value);
  const children = elementsIn(element);
  if (children.length === 0) add(path.slice(0, -1), element.content);
  for (const child of children) collectTexts(child, `${path}${nameOf(child)}/`, texts);
}

function elementsIn(parent: XmlElement): XmlElement[] {
  const elements: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node instanceof XmlTreeNode ? node.next : null)
    if (node instanceof XmlElement) elements.push(node);
  return elements;
}

/** Returns the name with the prefix of namespaces.ts. A name without a prefix, as in Atom's entries, has none. */
function nameOf({ name, prefix, namespaceUri }: XmlNamedNode): string {
  if (namespaceUri === "" || prefix === "") return name;
  return `${PREFIXES.get(namespaceUri) ?? namespaceUri}:${name}`;
}

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix] as const),
  ["http://www.w3.org/XML/1998/namespace", "xml"],
]);

function differenceBetween(field: string, sent: unknown, read: unknown): Difference[] {
  return isSame(sent, read) || JSON.stringify(sent) === JSON.stringify(read) ? [] : [{ field, sent, read }];
}

/**
 * Returns true for equal texts and equal lists of texts. Most fields are of these kinds, also the longest.
 */
function isSame(sent: unknown, read: unknown): boolean {
  if (!Array.isArray(sent) || !Array.isArray(read)) return sent === read;
  return sent.length === read.length && sent.every((one, at) => typeof one === "string" && one === read[at]);
}

function withXml(xml: string, read: (root: XmlElement) => Difference[]): Difference[] {
  let document: XmlDocument;
  try {
    // A buffer, because the library encodes a string character by character.
    document = XmlDocument.fromBuffer(Buffer.from(xml));
  } catch (cause) {
    return [
      {
        field: "XML",
        sent: "well-formed",
        read: cause instanceof Error ? cause.message.trim() : String(cause),
      },
    ];
  }
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}
