/**
 * Types for the values that a parser must find in an item of an XML format after rendering. The file
 * compiler/render/read-back.ts parses the item and compares the values.
 */

import type { Article, LeadImage } from "../model/article.ts";

/**
 * The texts of an item's elements and attributes, in the item's order. A key is a path within the item, with
 * the prefixes of namespaces.ts: `author/name`, `category/@term`. A path that is not here must not be in the
 * item.
 */
export type ExpectedTexts = Readonly<Record<string, readonly string[]>>;

/** Returns the texts of a lead image (the picture that represents an article). */
export function expectedImage({ image }: Pick<Article, "image">): ExpectedTexts {
  const { url, type, width, height, alt }: Partial<LeadImage> = image ?? {};
  return {
    "media:content/@url": textsOf(url),
    "media:content/@type": textsOf(type),
    "media:content/@medium": textsOf(image === undefined ? undefined : "image"),
    "media:content/@width": textsOf(width),
    "media:content/@height": textsOf(height),
    "media:content/media:description": textsOf(alt),
    "media:content/media:description/@type": textsOf(alt === undefined ? undefined : "plain"),
  };
}

/** Returns a list with the text of the value. If the value is undefined, the list is empty. */
export function textsOf(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}
