/** Turns what is to be said into HTTP: the one place of status codes and headers. */

import { type Instant, toRfc822 } from "../model/instant.ts";
import { type Link, toHeader } from "./links.ts";
import type { ContentCoding } from "./negotiate.ts";
import type { TextDocument } from "./text-document.ts";
import { isNotModified, type Validators } from "./validators.ts";

/** What a page answers with that was asked for something wrong, and helps. */
export type ProblemStatus = 400 | 404;

export type Representation = Validators & {
  /** 200 where there is none. */
  readonly status?: ProblemStatus;
  readonly contentType: string;
  /** `identity` where there is none. RFC 9110 8.4 */
  readonly contentCoding?: ContentCoding;
  /** The address of just this representation, where another was asked for. RFC 9110 8.7 */
  readonly contentLocation?: string;
  /** The request headers that it was chosen by, beside Accept-Encoding. */
  readonly chosenBy?: readonly string[];
  readonly cacheControl: string;
  readonly lastModified?: Instant;
  readonly links?: readonly Link[];
  /** Bytes. */
  readonly length: number;
  /** Called only when the bytes are to be sent. */
  readonly body: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** Programs on any page may read feeds, and what describes them; nobody is to guess what they are. */
const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Cache-Control, Content-Location",
};

/** A page shows pictures and sound from anywhere, runs and loads nothing but the site's own, and stands in nobody's frame. */
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

export async function respond(request: Request, representation: Representation): Promise<Response> {
  const { status = 200, contentType, contentCoding = "identity", length, body } = representation;
  const headers = headersOf(representation);
  // RFC 9110 13.2.1: conditions count for nothing where the answer would be no success anyway.
  if (status === 200 && isNotModified(request.headers, representation))
    return new Response(null, { status: 304, headers });
  headers.set("Content-Type", contentType);
  if (contentCoding !== "identity") headers.set("Content-Encoding", contentCoding);
  // A response without a body gets no Content-Length by itself, and HEAD is to answer as GET does. RFC 9110 9.3.2
  headers.set("Content-Length", String(length));
  // The bytes are coded already: workerd is not to code them again.
  const init: ResponseInit & { encodeBody: "manual" | "automatic" } = {
    status,
    headers,
    encodeBody: contentCoding === "identity" ? "automatic" : "manual",
  };
  return new Response(request.method === "HEAD" ? null : await body(), init);
}

/** What 200 and 304 have in common. RFC 9110 15.4.5 */
function headersOf(representation: Representation): Headers {
  const {
    contentType,
    contentLocation,
    chosenBy = [],
    entityTag,
    lastModified,
    cacheControl,
    links = [],
  } = representation;
  const headers = new Headers({
    ...COMMON,
    ...(contentType === HTML ? PAGE : {}),
    "Cache-Control": cacheControl,
    ETag: entityTag,
    Vary: vary(chosenBy),
  });
  if (lastModified !== undefined) headers.set("Last-Modified", toRfc822(lastModified));
  if (contentLocation !== undefined) headers.set("Content-Location", contentLocation);
  if (links.length > 0) headers.set("Link", links.map(toHeader).join(", "));
  return headers;
}

/** Accept-Encoding is always among them, since Cloudflare's edge may heed it for anything. */
export function vary(chosenBy: readonly string[]): string {
  return [...chosenBy, "Accept-Encoding"].join(", ");
}

/** 301, since some readers take no other redirect as lasting. */
export function redirect(location: string, cacheControl: string): Response {
  const headers = { ...COMMON, Location: location, "Cache-Control": cacheControl, "Content-Length": "0" };
  return new Response(null, { status: 301, headers });
}

/** A problem as data. RFC 9457 */
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

/** A problem as a page for people. */
export function respondProblemPage(
  status: number,
  { content }: TextDocument,
  more: Readonly<Record<string, string>>,
): Response {
  const body = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const headers = {
    ...COMMON,
    ...PAGE,
    "Content-Type": HTML,
    "Content-Length": String(body.length),
    ...more,
  };
  return new Response(body, { status, headers });
}

/** A program's leave to ask from a page of another origin with headers of its own. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export function preflight(): Response {
  const headers = {
    ...COMMON,
    Allow: ALLOWED_METHODS,
    "Access-Control-Allow-Methods": "GET, HEAD",
    // The names are for browsers that do not know the asterisk.
    "Access-Control-Allow-Headers": "*, If-None-Match, If-Modified-Since, If-Match, If-Unmodified-Since",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
