/** What a reader prefers among what there is. RFC 9110 12 */

import { parseAccept } from "hono/utils/accept";
import { FORMAT_NAMES, FORMATS, type Format } from "../model/format.ts";

/** RFC 9110 8.4.1. The others are left to Cloudflare's edge. */
export type ContentCoding = "identity" | "gzip";

/** `gzip` where the reader takes it, and did not say that it would rather have plain bytes. RFC 9110 12.5.3 */
export function preferredCoding(request: Request): ContentCoding {
  const wanted = parseAccept(acceptEncodingOf(request));
  const quality = (...names: string[]) => wanted.find(({ type }) => names.includes(type.toLowerCase()))?.q;
  const gzip = quality("gzip", "x-gzip") ?? quality("*") ?? 0;
  return gzip > 0 && gzip >= (quality("identity") ?? 0) ? "gzip" : "identity";
}

/** Cloudflare writes its own Accept-Encoding into the request, and keeps the reader's in `cf`. */
function acceptEncodingOf(
  request: Request & { readonly cf?: { readonly clientAcceptEncoding?: string } },
): string {
  return request.cf?.clientAcceptEncoding ?? request.headers.get("Accept-Encoding") ?? "";
}

/** The format that an Accept header asks for; RSS where it asks for none of them, so that a reader always gets a feed. */
export function preferredFormat(accept: string | null): Format {
  const ranges = new Map(
    // The highest quality stands first; of a range that is named twice it is to count.
    parseAccept(accept ?? "")
      .toReversed()
      .map(({ type, q }) => [type.toLowerCase(), q]),
  );
  const ranked = FORMAT_NAMES.map((format) => ({ format, ...preference(format, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.distance - b.distance);
  return ranked[0]?.format ?? "rss";
}

/** What else a reader may call a format by. */
const GENERIC_TYPES: Readonly<Record<Format, readonly string[]>> = {
  rss: ["application/xml", "text/xml"],
  atom: ["application/xml", "text/xml"],
  json: ["application/json"],
};

/** The quality that the most specific range gives a format (RFC 9110 12.5.1), and how far that range is from naming it. */
function preference(
  format: Format,
  ranges: ReadonlyMap<string, number>,
): { quality: number; distance: number } {
  const { mediaType } = FORMATS[format];
  const generic = GENERIC_TYPES[format];
  const wildcards = [mediaType, ...generic].map((type) => `${type.split("/")[0]}/*`);
  for (const [distance, types] of [[mediaType], generic, wildcards, ["*/*", "*"]].entries()) {
    const qualities = types.flatMap((type) => ranges.get(type) ?? []);
    if (qualities.length > 0) return { quality: Math.max(...qualities), distance };
  }
  return { quality: 0, distance: 0 };
}
