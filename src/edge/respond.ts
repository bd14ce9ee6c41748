/** Writes HTTP responses, with their status codes and headers. */

import { toRfc822 } from "../model/instant.ts";
import { responseOf } from "./body/response.ts";
import { briefCacheControl, cacheControl } from "./caching.ts";
import type { Representation } from "./representation.ts";
import type { Snapshot } from "./snapshot.ts";
import { isNotModified } from "./validators.ts";

/** Headers of all responses. Scripts on any site may read them, and browsers must not guess media types. */
const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Cache-Control, Content-Location",
};

/**
 * Headers of pages. A page may show media from any site, but load scripts and styles only from its own site.
 * No other page may show it in a frame.
 */
const PAGE = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "img-src * data:",
    "media-src *",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

export const HTML = "text/html; charset=utf-8";

export const ALLOWED_METHODS = "GET, HEAD, OPTIONS";

export async function respond(
  request: Request,
  representation: Representation,
  snapshot: Snapshot,
): Promise<Response> {
  const { status = 200, contentType, contentCoding = "identity", length, body } = representation;
  const headers = headersOf(representation, snapshot);
  // RFC 9110 13.2.1: conditions are ignored if the status would not be a success without them.
  if (status === 200 && isNotModified(request.headers, representation))
    return new Response(null, { status: 304, headers });
  headers["Content-Type"] = contentType;
  if (contentCoding !== "identity") headers["Content-Encoding"] = contentCoding;
  // workerd (the runtime of Workers) sets no Content-Length on a response without a body, but a HEAD response
  // must have the headers of GET. RFC 9110 9.3.2
  headers["Content-Length"] = String(length);
  // "manual" prevents workerd from compressing the bytes a second time.
  const init: ResponseInit & { encodeBody: "manual" | "automatic" } = {
    status,
    headers,
    encodeBody: contentCoding === "identity" ? "automatic" : "manual",
  };
  return request.method === "HEAD" ? new Response(null, init) : responseOf(await body(), init);
}

/** Returns the headers that 200 and 304 have in common. RFC 9110 15.4.5 */
function headersOf(representation: Representation, snapshot: Snapshot): Record<string, string> {
  const { contentType, contentLocation, chosenBy = [], entityTag, lastModified, link } = representation;
  return {
    ...COMMON,
    ...(contentType === HTML ? PAGE : {}),
    "Cache-Control": cachingOf(representation, snapshot),
    ETag: entityTag,
    Vary: vary(chosenBy),
    ...(lastModified === undefined ? {} : { "Last-Modified": toRfc822(lastModified) }),
    ...(contentLocation === undefined ? {} : { "Content-Location": contentLocation }),
    ...(link === undefined ? {} : { Link: link }),
  };
}

function cachingOf({ status, nextChange }: Representation, { now, site }: Snapshot): string {
  return status === undefined
    ? cacheControl(site.ttl, nextChange, now)
    : briefCacheControl("problem", nextChange, now);
}

/**
 * Returns the value of the Vary header. The value always has Accept-Encoding, because Cloudflare's edge may
 * compress any response.
 */
export function vary(chosenBy: readonly string[]): string {
  return [...chosenBy, "Accept-Encoding"].join(", ");
}

/**
 * Answers with a redirect. The status is 301, because some feed readers treat no other redirect as permanent.
 */
export function redirect(location: string, cacheControl: string): Response {
  const headers = { ...COMMON, Location: location, "Cache-Control": cacheControl, "Content-Length": "0" };
  return new Response(null, { status: 301, headers });
}

/** Answers with a problem as JSON. RFC 9457 */
export function respondProblem(
  status: number,
  problem: object,
  more: Readonly<Record<string, string>>,
): Response {
  const body = new TextEncoder().encode(`${JSON.stringify(problem)}\n`);
  const headers = {
    ...COMMON,
    "Content-Type": "application/problem+json",
    "Content-Length": String(body.length),
    ...more,
  };
  return new Response(body, { status, headers });
}

/** Answers with a problem as a page. */
export async function respondProblemPage(
  status: number,
  page: Representation,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = {
    ...COMMON,
    ...PAGE,
    "Content-Type": page.contentType,
    "Content-Length": String(page.length),
    ...more,
  };
  return responseOf(await page.body(), { status, headers });
}

/**
 * Answers a CORS preflight: scripts of other origins may send requests with any headers.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function preflight(): Response {
  const headers = {
    ...COMMON,
    Allow: ALLOWED_METHODS,
    "Access-Control-Allow-Methods": "GET, HEAD",
    // The asterisk allows all headers. The names are for browsers that do not support the asterisk.
    "Access-Control-Allow-Headers": "*, If-None-Match, If-Modified-Since, If-Match, If-Unmodified-Since",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
