/**
 * Recognises a browser that opens an address for a person. The browser may get a page where programs get
 * data.
 */

import { parseAccept } from "hono/utils/accept";
import { isPagePath } from "../model/path-parts.ts";

/** The request headers on which {@link isNavigation} depends. The Vary header lists them. */
export const NAVIGATION_HEADERS = ["Accept", "Sec-Fetch-Dest", "Sec-Fetch-Mode"] as const;

/**
 * Returns true if a browser opens the address in a tab or window. Such a browser accepts HTML and sends Fetch
 * Metadata headers (https://www.w3.org/TR/fetch-metadata/), which scripts cannot set. Frames, scripts,
 * prefetches, feed readers and crawlers send other values. Requirement 25
 */
export function isNavigation({ headers }: Request): boolean {
  return (
    headers.get("Sec-Fetch-Mode") === "navigate" &&
    headers.get("Sec-Fetch-Dest") === "document" &&
    qualityOf(headers.get("Accept"), "text/html") > 0
  );
}

/**
 * Returns true if a problem is shown on a page: for browsers, and at a page's address also for other clients
 * that prefer HTML.
 */
export function wantsPage(request: Request, path: string): boolean {
  const accept = request.headers.get("Accept");
  const prefersHtml =
    qualityOf(accept, "text/html") > qualityOf(accept, "application/problem+json", "application/json", "*/*");
  return isNavigation(request) || (isPagePath(path) && prefersHtml);
}

/**
 * Returns the highest quality that an Accept header gives to any of these exact media ranges; 0 if the header
 * names none of them. RFC 9110 12.5.1
 */
function qualityOf(accept: string | null, ...ranges: readonly string[]): number {
  const named = parseAccept(accept ?? "").filter(({ type }) => ranges.includes(type.toLowerCase()));
  return Math.max(0, ...named.map(({ q }) => q));
}
