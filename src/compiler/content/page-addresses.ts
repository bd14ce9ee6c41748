/** Resolves the addresses of another site's document, which are relative to a page of that site. */

import { parseSrcset, stringifySrcset } from "srcset";
import { type Document, elementsNamed } from "./dom.ts";
import { LAZY, LAZY_SETS } from "./lazy-pictures.ts";

const SINGLE = ["href", "src", "poster", "cite", "data", ...LAZY];
const SETS = ["srcset", ...LAZY_SETS];
/** The maximum length of a base in characters, because each address of the page grows by it. */
const MAX_BASE = 500;

/** Replaces each address in a document, except links within the document itself (`#notes`). */
export function resolveAddresses(document: Document, resolve: (address: string) => string): void {
  const resolved = (address: string) => (address.trim().startsWith("#") ? address : resolve(address.trim()));
  for (const { attribs } of elementsNamed("*", document)) {
    for (const name of SINGLE) if (attribs[name] !== undefined) attribs[name] = resolved(attribs[name]);
    for (const name of SETS)
      if (attribs[name] !== undefined) attribs[name] = resolvedSet(attribs[name], resolved);
  }
}

function resolvedSet(srcset: string, resolve: (address: string) => string): string {
  try {
    return stringifySrcset(
      parseSrcset(srcset).map((candidate) => ({ ...candidate, url: resolve(candidate.url) })),
    );
  } catch {
    return srcset;
  }
}

/**
 * Reads the addresses of a saved page as a browser does. If the page has a `base`, they lead to the site from which the page was
 * saved (HTML 4.2.3). An empty `src` is removed, because a browser shows nothing for it.
 */
export function readPageAddresses(document: Document): void {
  for (const { attribs } of elementsNamed("*", document)) if (attribs.src?.trim() === "") delete attribs.src;
  const base = elementsNamed("base", document).find(({ attribs }) => attribs.href !== undefined)?.attribs
    .href;
  if (base === undefined || base.length > MAX_BASE || !/^https?:/i.test(base)) return;
  resolveAddresses(document, (address) =>
    URL.canParse(address, base) ? new URL(address, base).href : address,
  );
}
