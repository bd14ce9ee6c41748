/** Recognises a browser that opens an address for a person. It may get a page where programs get data. */

import { parseAccept } from "hono/utils/accept";
import { isPagePath } from "../model/address.ts";

/** The request headers on which the choice depends, for Vary. */
export const NAVIGATION_HEADERS = ["Accept", "Sec-Fetch-Dest", "Sec-Fetch-Mode"] as const;

/**
 * Returns true if a browser opens the address as a page of its own. Such a browser accepts HTML and sends Fetch Metadata
 * (https://www.w3.org/TR/fetch-metadata/), which scripts cannot set. Frames, scripts, prefetches, readers and crawlers send
 * something else. Requirement 25
 */
export function isNavigation({ headers }: Request): boolean {
  return (
    headers.get("Sec-Fetch-Mode") === "navigate" &&
    headers.get("Sec-Fetch-Dest") === "document" &&
    qualityOf(headers.get("Accept"), "text/html") > 0
  );
}

/** Returns true if a problem is shown on a page: to browsers, and at a page's address to clients that prefer HTML. */
export function wantsPage(request: Request, path: string): boolean {
  const accept = request.headers.get("Accept");
  const prefersHtml =
    qualityOf(accept, "text/html") > qualityOf(accept, "application/problem+json", "application/json", "*/*");
  return isNavigation(request) || (isPagePath(path) && prefersHtml);
}

/** Returns the highest quality that a header gives to any of these exact ranges; 0 if it names none. RFC 9110 12.5.1 */
function qualityOf(accept: string | null, ...ranges: readonly string[]): number {
  const named = parseAccept(accept ?? "").filter(({ type }) => ranges.includes(type.toLowerCase()));
  return Math.max(0, ...named.map(({ q }) => q));
}
