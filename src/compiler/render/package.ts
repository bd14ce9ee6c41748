/**
 * Renders one entry with the `feed` package, and works around the package's faults (version 6.0.0). A comment names each fault
 * at its workaround. The read-back check fails if a workaround stops working.
 */

import { Feed, type Item } from "feed";
import { escapeMarkup } from "../../model/text.ts";

/**
 * The package escapes each field differently: some twice, some not at all, and it drops `&amp;`. So markup characters pass through
 * it as noncharacters, and are replaced by escapes afterwards. No article contains these, because text.ts removes them.
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

/** Returns the `<item>` or `<entry>` of a feed with this one item, without indentation. */
export function renderWithPackage(
  { id, ...item }: Item & { readonly id: string },
  kind: "rss" | "atom",
): string {
  // The package requires these options. None of them is in the element that is cut out.
  const feed = new Feed({
    id: "urn:x",
    title: "x",
    link: "https://x.invalid/",
    copyright: "",
    updated: new Date(0),
    generator: false,
  });
  feed.addItem({ ...item, id: "urn:x" });
  const [document, name] = kind === "rss" ? [feed.rss2(), "item"] : [feed.atom1(), "entry"];
  const element = document.slice(
    document.indexOf(`<${name}>`),
    document.lastIndexOf(`</${name}>`) + name.length + 3,
  );
  return withId(unshield(dedent(withoutCdataInText(element))), id);
}

/**
 * Puts the real id in. Readers compare ids character by character, but the package respells ids that are addresses and throws on
 * others, so it gets a placeholder. Only the title comes before the id, and it contains no markup.
 */
function withId(element: string, id: string): string {
  return element.replace(/(<(?:id|guid isPermaLink="false")>)[^<]*/, (_, tag) => tag + escapeMarkup(id));
}

/** Removes the CDATA sections that the package puts around plain text. The text is escaped, so Atom can declare it as text. */
function withoutCdataInText(xml: string): string {
  return xml.replace(
    /<(title|summary|description)( [^>]*)?><!\[CDATA\[([\s\S]*?)\]\]><\/\1>/g,
    "<$1$2>$3</$1>",
  );
}

/** Removes the package's indentation between elements. Never changes the content, which is in one CDATA section. */
function dedent(xml: string): string {
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith("<![CDATA[") ? part : part.replace(/>\n\s+</g, ">\n<")))
    .join("");
}
