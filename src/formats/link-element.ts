/** Writes a link as an Atom element. RSS feeds use this element too. RFC 4287 4.2.7 */

import { escapeMarkup as xml } from "../model/text.ts";
import type { Link } from "./envelope.ts";

export function linkElement(name: "link" | "atom:link", { rel, type, href }: Link): string {
  return `<${name} rel="${rel}"${type === undefined ? "" : ` type="${type}"`} href="${xml(href)}"/>`;
}
