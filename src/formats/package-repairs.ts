/**
 * Works around the faults of the `feed` package (version 6.0.0), which writes the heads of RSS items and Atom
 * entries. A comment names each fault at its workaround. The read-back check fails if a workaround stops
 * working.
 */

import { escapeMarkup } from "../model/text.ts";

/**
 * The characters that replace markup characters while a text passes through the package. The package escapes
 * each field differently: some twice, some not at all, and it drops `&amp;`. So {@link shield} replaces
 * markup characters by noncharacters of Unicode, and {@link unshield} replaces these by escapes. No article
 * contains noncharacters, because text.ts removes them.
 */
const STAND_INS = new Map([
  ["&", "\uFDD0"],
  ["<", "\uFDD1"],
  [">", "\uFDD2"],
  ['"', "\uFDD3"],
]);

export function shield(text: string): string {
  return text.replace(/[&<>"]/g, (character) => STAND_INS.get(character) ?? character);
}

function unshield(xml: string): string {
  let out = xml;
  for (const [character, standIn] of STAND_INS) out = out.replaceAll(standIn, escapeMarkup(character));
  return out;
}

/**
 * The options that the package requires of a feed. They do not appear in the `<item>` or `<entry>` that is
 * cut out.
 */
export const FEED_OPTIONS = {
  id: "urn:x",
  title: "x",
  link: "https://x.invalid/",
  copyright: "",
  updated: new Date(0),
  generator: false as unknown as string,
};

/** The id that the package gets for an item. {@link itemHead} replaces it by the real one. */
export const PLACEHOLDER_ID = "urn:x";

/**
 * Cuts the only `<item>` or `<entry>` out of the package's document. Returns it with the real id, without
 * indentation and without its end tag.
 */
export function itemHead(document: string, name: "item" | "entry", id: string): string {
  const element = document.slice(document.indexOf(`<${name}>`), document.lastIndexOf(`</${name}>`));
  return `${withId(unshield(dedent(withoutCdataInText(element))), id).trimEnd()}\n`;
}

/**
 * Replaces the placeholder by the real id. The package gets a placeholder, because it changes the spelling of
 * ids that are addresses, and throws on others. Feed readers compare ids character by character. Only the
 * title comes before the id, and it contains no markup.
 */
function withId(element: string, id: string): string {
  return element.replace(/(<(?:id|guid isPermaLink="false")>)[^<]*/, (_, tag) => tag + escapeMarkup(id));
}

/**
 * Removes the CDATA sections that the package puts around plain text. The text is escaped, so Atom can
 * declare it as text.
 */
function withoutCdataInText(xml: string): string {
  return xml.replace(
    /<(title|summary|description)( [^>]*)?><!\[CDATA\[([\s\S]*?)\]\]><\/\1>/g,
    "<$1$2>$3</$1>",
  );
}

/** Removes the package's indentation between elements. */
function dedent(xml: string): string {
  return xml.replace(/>\n\s+</g, ">\n<");
}
