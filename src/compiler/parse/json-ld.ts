/** Reads the articles that a page describes in JSON-LD, in the terms of schema.org. */

import { DomUtils } from "htmlparser2";
import type { Document } from "../content/dom.ts";
import { lineOf } from "../content/plain-text.ts";
import { decodeEntities } from "../ground/entities.ts";

/** The maximum length of a text in a page's head, in characters. A description has several hundred. */
export const MAX_TEXT = 2_000;

export type JsonArticle = { readonly data: Readonly<Record<string, unknown>>; readonly at: number };

/** Returns the articles in blocks of JSON-LD. A block that is not JSON is ignored, as search engines do. */
export function articlesIn(document: Document): JsonArticle[] {
  return DomUtils.getElementsByTagName("script", document, true).flatMap((script) => {
    if (!/^application\/ld\+json\b/i.test(script.attribs.type ?? "")) return [];
    try {
      const data: unknown = JSON.parse(withoutComments(DomUtils.textContent(script)));
      return [data]
        .flat()
        .flatMap(itemsIn)
        .filter(isArticle)
        .map((item) => ({ data: item, at: script.startIndex ?? 0 }));
    } catch {
      return [];
    }
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range starts at the first character.
const CONTROL = /[\0-\x1f]/g;

/**
 * Removes comments and the marks of CDATA, which some tools write around JSON. Replaces line ends and other
 * control characters in strings, for which JSON needs escapes.
 */
function withoutComments(json: string): string {
  // A string or a comment without an end takes the rest, so that it is searched only once.
  const parts = /"(?:\\[\s\S]?|[^"\\])*(?:"|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|<!--|-->|<!\[CDATA\[|\]\]>/g;
  return json.replace(parts, (part) => (part.startsWith('"') ? part.replace(CONTROL, " ") : ""));
}

function itemsIn(data: unknown): unknown[] {
  const graph = isMap(data) ? data["@graph"] : undefined;
  return Array.isArray(graph) ? graph : [data];
}

function isArticle(item: unknown): item is Readonly<Record<string, unknown>> {
  return (
    isMap(item) &&
    [item["@type"]].flat().some((type) => /(?:Article|(?:Blog|Forum|Media)Posting)$/.test(String(type)))
  );
}

/** Returns the texts in a value of JSON-LD. For a person or an organisation, returns its name. */
export function textsIn(value: unknown): string[] {
  return [value].flat().flatMap((one) => {
    const text = isMap(one) ? one.name : one;
    return (
      (typeof text === "string" && text.length <= MAX_TEXT ? lineOf(decodeEntities(text)) : undefined) ?? []
    );
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
