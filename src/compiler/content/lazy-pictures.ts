/**
 * Shows pictures that a page loads by a script. Their addresses are not in `src` but in other attributes, or
 * in a `noscript`.
 */

import { parseSrcset } from "srcset";
import {
  type Document,
  type Element,
  elementsNamed,
  isElement,
  type Node,
  neighbour,
  replaceNodes,
} from "./dom.ts";

/** Shows all pictures of a document that a script would load. Returns true if there was one. */
export function showLazyPictures(document: Document): boolean {
  const media = elementsNamed("*", document).filter(({ name }) => MEDIA.has(name));
  const loaded = media.filter(showOwn);
  const copies = replaceCopies(document, new Set(loaded));
  return loaded.length > 0 || copies;
}

const MEDIA = new Set(["img", "amp-img", "source", "video", "audio"]);

/** Returns true for the address of a picture that only reserves space. */
export function isPlaceholder(address: string): boolean {
  return /^\s*(?:$|data:|about:)/i.test(address) || PLACEHOLDER.test(address);
}

/** Names such as `blank.gif`, `placeholder-800x600.png` and `/media/spacer-0123456789abcdef.gif`. */
const PLACEHOLDER =
  /(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|1x1|lazy(?:load)?|(?:pixel|clear|empty|trans|dummy|load(?:ing|er))(?=[^/]*\.(?:gif|png|svg)))(?:[-_.]?(?:image|img|pixel|[0-9a-f]{16}|\d{1,5}(?:x\d{1,5})?))?\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])/i;

/**
 * Attributes with a picture's address. They count even if `src` has an address, because on some pages that is
 * only a small preview.
 */
export const LAZY = ["data-src", "data-lazy-src", "data-original"];
/** Attributes that also have other meanings. They count only if `src` is a placeholder. */
const WEAK = ["data-lazy", "data-original-src", "data-actualsrc", "data-echo", "data-url", "data-image"];
export const LAZY_SETS = ["data-srcset", "data-lazy-srcset", "data-original-set"];

/** Moves the true addresses into `src` and `srcset`. Returns true if something changed. */
function showOwn(element: Element): boolean {
  const isRenamed = element.name === "amp-img";
  if (isRenamed) element.name = "img";
  const before = JSON.stringify(element.attribs);
  const { attribs } = element;
  const set = LAZY_SETS.map((name) => attribs[name]).find((value) => /\S/.test(value ?? ""));
  if (/^\s*data:/i.test(attribs.srcset ?? "")) delete attribs.srcset;
  if (set !== undefined) attribs.srcset = set;
  const hasPlaceholder = element.name === "img" && isPlaceholder(attribs.src ?? "");
  const source = [...LAZY, ...(hasPlaceholder ? WEAK : [])].map((name) => attribs[name]).find(isAddress);
  if (source !== undefined) attribs.src = source;
  else if (hasPlaceholder) {
    const largest = largestOf(attribs.srcset);
    if (largest !== undefined) attribs.src = largest;
  }
  if (isAddress(attribs["data-poster"])) attribs.poster ??= attribs["data-poster"];
  return isRenamed || JSON.stringify(attribs) !== before;
}

/** Returns false for templates (`photo_{width}.jpg`), numbers and words. */
function isAddress(value: string | undefined): value is string {
  return value !== undefined && /^[^{}]*[./][^{}]*$/.test(value) && !isPlaceholder(value);
}

/** Returns the address of the largest picture in a `srcset`. */
function largestOf(srcset: string | undefined): string | undefined {
  if (srcset === undefined) return undefined;
  try {
    const candidates = parseSrcset(srcset).filter(({ url }) => !isPlaceholder(url));
    const sizeOf = ({ width = 0, density = 0 }: (typeof candidates)[number]) => width || density;
    return candidates.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]?.url;
  } catch {
    return undefined;
  }
}

/**
 * Replaces each `noscript` that contains a picture by this picture, or removes it if the page already shows
 * the picture.
 */
function replaceCopies(document: Document, lazy: ReadonlySet<Element>): boolean {
  const copies = elementsNamed("noscript", document);
  if (copies.length === 0) return false;
  const within = new Set(copies.flatMap((copy) => elementsNamed("img", copy)));
  const shown = new Set(
    elementsNamed("img", document).flatMap((one) => (within.has(one) ? [] : (one.attribs.src ?? []))),
  );
  const replacements = new Map<Node, readonly Node[]>();
  for (const copy of copies) {
    const pictures = new Set(elementsNamed("img", copy).filter(isShown));
    const [first] = pictures;
    if (first === undefined) continue;
    const original = [pictureIn(neighbour(copy, "prev")), pictureIn(neighbour(copy, "next"))].find(
      (one) =>
        one !== undefined && !within.has(one) && (lazy.has(one) || isPlaceholder(one.attribs.src ?? "")),
    );
    if (original !== undefined && isPlaceholder(original.attribs.src ?? ""))
      original.attribs = { ...original.attribs, ...first.attribs };
    const isRepeated =
      original !== undefined || [...pictures].every(({ attribs }) => shown.has(attribs.src ?? ""));
    replacements.set(copy, isRepeated ? [] : copy.children.filter((child) => hasPicture(child, pictures)));
    for (const { attribs } of pictures) shown.add(attribs.src ?? "");
  }
  replaceNodes(replacements);
  return replacements.size > 0;
}

/** Returns false for pixels that count visits. */
function isShown({ attribs: { src = "", width, height } }: Element): boolean {
  return !isPlaceholder(src) && [width, height].every((side) => !/^[01](?:px)?$/.test(side ?? ""));
}

function hasPicture(node: Node, pictures: ReadonlySet<Element>): boolean {
  return isElement(node) && [node, ...elementsNamed("*", node)].some((one) => pictures.has(one));
}

/** Returns the picture of an element that shows one only. */
function pictureIn(element: Element | undefined): Element | undefined {
  if (element === undefined || element.name === "img") return element;
  const pictures = elementsNamed("img", element);
  return pictures.length === 1 ? pictures[0] : undefined;
}
