/** Whether a person's browser is asking, to show what it gets: then there may be a page where programs get data. */

import { parseAccept } from "hono/utils/accept";
import { isPagePath } from "../model/address.ts";

/** What is looked at, for Vary. */
export const NAVIGATION_HEADERS = ["Accept", "Sec-Fetch-Dest", "Sec-Fetch-Mode"] as const;

/**
 * A browser that opens an address as a page of its own says so by Fetch Metadata (https://www.w3.org/TR/fetch-metadata/), which no
 * script can forge, and accepts HTML. Frames, scripts, prefetched links, readers and crawlers do not. Requirement 25
 */
export function isNavigation({ headers }: Request): boolean {
  return (
    headers.get("Sec-Fetch-Mode") === "navigate" &&
    headers.get("Sec-Fetch-Dest") === "document" &&
    qualityOf(headers.get("Accept"), "text/html") > 0
  );
}

/** Whether what is wrong is to be told on a page: to a browser, and to whoever asks for a page and would rather have HTML than data. */
export function wantsPage(request: Request, path: string): boolean {
  const accept = request.headers.get("Accept");
  const prefersHtml =
    qualityOf(accept, "text/html") > qualityOf(accept, "application/problem+json", "application/json", "*/*");
  return isNavigation(request) || (isPagePath(path) && prefersHtml);
}

/** The highest quality that a header gives to any of these ranges, word for word. RFC 9110 12.5.1 */
function qualityOf(accept: string | null, ...ranges: readonly string[]): number {
  const named = parseAccept(accept ?? "").filter(({ type }) => ranges.includes(type.toLowerCase()));
  return Math.max(0, ...named.map(({ q }) => q));
}
