/** Recognises and measures SVG drawings. */

import { ParseOption, XmlDocument, type XmlElement } from "libxml2-wasm";
import type { PixelSize } from "./identify.ts";

export const SVG_TYPE = "image/svg+xml";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Returns true for well-formed XML with an SVG root. Browsers show no other files as drawings. */
export function isSvg(bytes: Uint8Array): boolean {
  return withRoot(bytes, () => true) ?? false;
}

/**
 * Returns width and height if they are numbers or pixels. If not, returns the size of the view box, or
 * undefined if there is none.
 */
export function measureSvg(bytes: Uint8Array): PixelSize | undefined {
  return withRoot(bytes, (svg) => {
    const value = (name: string) => svg.attr(name)?.value.trim() ?? "";
    const [, , ...box] = value("viewBox").split(/[\s,]+/);
    return pixels(value("width"), value("height")) ?? pixels(box[0] ?? "", box[1] ?? "");
  });
}

function pixels(...written: readonly [string, string]): PixelSize | undefined {
  const [width = 0, height = 0] = written.map((text) =>
    /^\d{1,6}(?:\.\d+)?(?:px)?$/.test(text) ? Math.round(Number.parseFloat(text)) : 0,
  );
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/**
 * Lifts libxml2's limit of 10 MB on comments and attributes. Another limit of libxml2 stays, and stops entities
 * that grow without end. No entity is loaded from elsewhere.
 */
const OPTION = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE;

function withRoot<Value>(bytes: Uint8Array, read: (svg: XmlElement) => Value): Value | undefined {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: OPTION });
  } catch {
    return undefined;
  }
  try {
    const { root } = document;
    return root.name === "svg" && root.namespaceUri === NAMESPACE ? read(root) : undefined;
  } finally {
    document.dispose();
  }
}
