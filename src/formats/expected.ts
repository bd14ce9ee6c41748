/**
 * The fields that reading back must find in an item of an XML format. The parser is the compiler's
 * (compiler/render/read-back.ts).
 */

import type { Article, LeadImage } from "../model/article.ts";

/** An XPath in the item, with the prefixes of namespaces.ts, and the texts that it must give. */
export type ExpectedField = readonly [path: string, values: readonly string[]];

export type ExpectedFields = Readonly<Record<string, ExpectedField>>;

/**
 * Returns the fields of a lead image, each as an attribute of the only `media:content` or as the text inside
 * it.
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

/** Returns one text for a value, none without a value. */
export function textsOf(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}
