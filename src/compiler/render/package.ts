/**
 * Renders one entry with the `feed` package, and works around what the package gets wrong. The known faults
 * (of version 6.0.0) are named where they are met; the read-back check holds whether they stay mended.
 */

import { Feed, type Item } from "feed";
import { escapeMarkup } from "../../model/text.ts";

/**
 * Each field of the package escapes in a way of its own: some twice, some not at all, `&amp;` is eaten. So markup
 * characters travel as noncharacters, which no text of an article holds (text.ts takes them out), and come back escaped.
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

/** The `<item>` or `<entry>` of a feed with this one item, without indentation in front of its lines. */
export function renderWithPackage(
  { id, ...item }: Item & { readonly id: string },
  kind: "rss" | "atom",
): string {
  // The options are the package's toll: nothing of them is in the element that is cut out.
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
 * Readers compare ids character by character; the package spells those anew that are addresses, and throws on what is
 * none. So another travels in its place. Only the title stands before it, which holds no markup.
 */
function withId(element: string, id: string): string {
  return element.replace(/(<(?:id|guid isPermaLink="false")>)[^<]*/, (_, tag) => tag + escapeMarkup(id));
}

/** The package wraps plain text in CDATA; escaped once it reads the same, and Atom may then call it text. */
function withoutCdataInText(xml: string): string {
  return xml.replace(
    /<(title|summary|description)( [^>]*)?><!\[CDATA\[([\s\S]*?)\]\]><\/\1>/g,
    "<$1$2>$3</$1>",
  );
}

/** Takes the package's indentation off the element's own lines, none of which is content: content stands in one CDATA section. */
function dedent(xml: string): string {
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith("<![CDATA[") ? part : part.replace(/>\n\s+</g, ">\n<")))
    .join("");
}
