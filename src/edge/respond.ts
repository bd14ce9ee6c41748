/** Turns what is to be said into HTTP: the one place of status codes and headers. */

import { type Instant, toRfc822 } from "../model/instant.ts";
import { isNotModified, type Validators } from "./validators.ts";

export type Representation = Validators & {
  readonly contentType: string;
  /** Seconds. */
  readonly maxAge: number;
  readonly lastModified?: Instant;
  /** Values of the Link header. RFC 8288 */
  readonly links?: readonly string[];
  /** Bytes. */
  readonly length: number;
  /** Called only when the bytes are to be sent. */
  readonly body: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** Programs on any page may read feeds, and what describes them; nobody is to guess what they are. */
const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Cache-Control",
};

export const ALLOWED_METHODS = "GET, HEAD, OPTIONS";

export async function respond(request: Request, representation: Representation): Promise<Response> {
  const headers = headersOf(representation);
  if (isNotModified(request.headers, representation)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", representation.contentType);
  // A response without a body gets no Content-Length by itself, and HEAD is to answer as GET does. RFC 9110 9.3.2
  headers.set("Content-Length", String(representation.length));
  return new Response(request.method === "HEAD" ? null : await representation.body(), { headers });
}

/** What 200 and 304 have in common. RFC 9110 15.4.5 */
function headersOf({ entityTag, lastModified, maxAge, links }: Representation): Headers {
  const headers = new Headers({
    ...COMMON,
    "Cache-Control": `public, max-age=${maxAge}`,
    ETag: entityTag,
  });
  if (lastModified !== undefined) headers.set("Last-Modified", toRfc822(lastModified));
  if (links !== undefined) headers.set("Link", links.join(", "));
  return headers;
}

/** 301, since some readers take no other redirect as lasting; the path is printed from parts, and relative. */
export function redirect(path: string): Response {
  return new Response(null, { status: 301, headers: { ...COMMON, Location: path, "Cache-Control": "public, max-age=3600" } });
}

/** A problem as data. RFC 9457 */
export function respondProblem(status: number, problem: object, more: Readonly<Record<string, string>> = {}): Response {
  const headers = { ...COMMON, "Content-Type": "application/problem+json", "Cache-Control": "public, max-age=60", ...more };
  return new Response(`${JSON.stringify(problem)}\n`, { status, headers });
}

/** A program's leave to send If-None-Match from a page of another origin. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export function preflight(): Response {
  const headers = {
    ...COMMON,
    Allow: ALLOWED_METHODS,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
