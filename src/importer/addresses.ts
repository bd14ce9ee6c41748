/** Makes the relative addresses in another site's documents absolute. */

import { DomUtils, parseDocument } from "htmlparser2";
import { resolveAddresses } from "../compiler/content/page-addresses.ts";
import { isTooDeep } from "./nesting.ts";

/** Returns the absolute address, or undefined if the address is relative and has no base. */
export function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  // An absolute address keeps its spelling, because it may be an id, and ids are compared letter by letter.
  return URL.canParse(address) ? address : new URL(address, base).href;
}

/** Returns the base of relative addresses. Each `xml:base` is relative to the one outside it. XML Base 4 */
export function baseWithin(
  outer: string | undefined,
  ...bases: readonly (string | undefined)[]
): string | undefined {
  return bases.reduce((base, written) => absolute(written, base) ?? base, outer);
}

const MAY_HOLD_ADDRESSES = /\b(?:href|src|srcset|poster|cite|data)\s*=/i;

/**
 * Returns the HTML with absolute addresses. Links within the article itself (`#notes`) stay relative.
 * HTML that is nested too deeply is returned unchanged, because it cannot become an article anyway.
 */
export function withAbsoluteAddresses(html: string, base: string | undefined): string {
  if (base === undefined || !MAY_HOLD_ADDRESSES.test(html) || isTooDeep(html)) return html;
  const document = parseDocument(html);
  let changed = false;
  resolveAddresses(document, (address) => {
    const resolved = absolute(address, base) ?? address;
    changed ||= resolved !== address;
    return resolved;
  });
  return changed ? DomUtils.getInnerHTML(document, { encodeEntities: "utf8" }) : html;
}
