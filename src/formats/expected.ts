/**
 * Types for the fields that a parser must find in an item of an XML format after rendering.
 * compiler/render/read-back.ts parses the item and compares the fields.
 */

import type { Article, LeadImage } from "../model/article.ts";

/**
 * A field to check: an XPath in the item, with the prefixes of namespaces.ts, and the texts that it must
 * select.
 */
export type ExpectedField = readonly [path: string, values: readonly string[]];

export type ExpectedFields = Readonly<Record<string, ExpectedField>>;

/**
 * Returns the fields of a lead image (the picture that represents an article). Each must be an attribute of
 * the only `media:content` or the text inside that element.
 */
export function expectedImage({ image }: Pick<Article, "image">): ExpectedFields {
  const attribute = (name: string, value: string | number | undefined): ExpectedFields => ({
    [`media:content/@${name}`]: [`media:content/@${name}`, textsOf(value)],
  });
  const { url, type, width, height, alt }: Partial<LeadImage> = image ?? {};
  return {
    ...attribute("url", url),
    ...attribute("type", type),
    ...attribute("medium", image === undefined ? undefined : "image"),
    ...attribute("width", width),
    ...attribute("height", height),
    "media:description": ["media:content/media:description[@type='plain']", textsOf(alt)],
  };
}

/** Returns a list with the text of the value. If the value is undefined, the list is empty. */
export function textsOf(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}
