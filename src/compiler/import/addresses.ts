/** Makes addresses of another site absolute while it is still known where they stood. */

import { DomUtils, parseDocument } from "htmlparser2";
import { parseSrcset, stringifySrcset } from "srcset";
import { isTooDeep } from "./nesting.ts";

/** Nothing where a relative address has nothing to start from. */
export function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  // What is absolute stays as it is written: as an id, another spelling would be another entry.
  return URL.canParse(address) ? address : new URL(address, base).href;
}

/** Where addresses start from: each `xml:base` lies within the one before. XML Base 4 */
export function baseWithin(
  outer: string | undefined,
  ...bases: readonly (string | undefined)[]
): string | undefined {
  return bases.reduce((base, written) => absolute(written, base) ?? base, outer);
}

const ADDRESSES = ["href", "src", "poster", "cite", "data"];
const MAY_HOLD_ADDRESSES = /\b(?:href|src|srcset|poster|cite|data)\s*=/i;

/**
 * Returns the same HTML, as it was written if nothing in it is relative. A place in the article itself (`#notes`) stays
 * relative. HTML that is nested too deeply is returned as it is; it becomes no article.
 */
export function withAbsoluteAddresses(html: string, base: string | undefined): string {
  if (base === undefined || !MAY_HOLD_ADDRESSES.test(html) || isTooDeep(html)) return html;
  const document = parseDocument(html);
  let changed = false;
  const mend = (address: string) => {
    if (address.trim().startsWith("#")) return address;
    const mended = absolute(address.trim(), base) ?? address;
    changed ||= mended !== address.trim();
    return mended;
  };
  for (const { attribs } of DomUtils.getElementsByTagName("*", document, true)) {
    for (const name of ADDRESSES) if (attribs[name] !== undefined) attribs[name] = mend(attribs[name]);
    if (attribs.srcset !== undefined) attribs.srcset = withAbsoluteCandidates(attribs.srcset, mend);
  }
  return changed ? DomUtils.getInnerHTML(document, { encodeEntities: "utf8" }) : html;
}

function withAbsoluteCandidates(srcset: string, mend: (address: string) => string): string {
  try {
    return stringifySrcset(
      parseSrcset(srcset).map((candidate) => ({ ...candidate, url: mend(candidate.url) })),
    );
  } catch {
    return srcset;
  }
}
