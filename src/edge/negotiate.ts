/** Chooses the content coding and the format of a feed by the Accept headers of a request. RFC 9110 12 */

import { parseAccept } from "hono/utils/accept";
import { MEDIA_TYPES } from "../formats/media-types.ts";
import { FORMAT_NAMES, type Format } from "../model/format.ts";

/** The content codings of feeds (RFC 9110 8.4.1). Cloudflare's edge adds other codings itself. */
export type ContentCoding = "identity" | "gzip";

/**
 * Returns `gzip` if the feed reader accepts gzip and does not prefer plain bytes, and `identity` if not. RFC
 * 9110 12.5.3
 */
export function preferredCoding(request: Request): ContentCoding {
  const wanted = parseAccept(acceptEncodingOf(request));
  const quality = (...names: string[]) => wanted.find(({ type }) => names.includes(type.toLowerCase()))?.q;
  const gzip = quality("gzip", "x-gzip") ?? quality("*") ?? 0;
  return gzip > 0 && gzip >= (quality("identity") ?? 0) ? "gzip" : "identity";
}

/**
 * Returns the Accept-Encoding that the feed reader sent. Cloudflare replaces this header in the request and
 * keeps the original in `cf`.
 */
function acceptEncodingOf(
  request: Request & { readonly cf?: { readonly clientAcceptEncoding?: string } },
): string {
  return request.cf?.clientAcceptEncoding ?? request.headers.get("Accept-Encoding") ?? "";
}

/**
 * Returns the format that an Accept header prefers. Returns RSS if the header accepts no format, because a
 * feed reader always gets a feed.
 */
export function preferredFormat(accept: string | null): Format {
  const ranges = new Map(
    // parseAccept puts the highest quality first, but in a Map the last value of a key stays. So the order is
    // reversed.
    parseAccept(accept ?? "")
      .toReversed()
      .map(({ type, q }) => [type.toLowerCase(), q]),
  );
  const ranked = FORMAT_NAMES.map((format) => ({ format, ...preference(format, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.distance - b.distance);
  return ranked[0]?.format ?? "rss";
}

/**
 * Returns the quality that the most specific range gives a format (RFC 9110 12.5.1). `distance` is 0 if that
 * range names the format, and grows as the range gets more general.
 */
function preference(
  format: Format,
  ranges: ReadonlyMap<string, number>,
): { quality: number; distance: number } {
  const { mediaType, generic } = MEDIA_TYPES[format];
  const wildcards = [mediaType, ...generic].map((type) => `${type.split("/")[0]}/*`);
  for (const [distance, types] of [[mediaType], generic, wildcards, ["*/*", "*"]].entries()) {
    const qualities = types.flatMap((type) => ranges.get(type) ?? []);
    if (qualities.length > 0) return { quality: Math.max(...qualities), distance };
  }
  return { quality: 0, distance: 0 };
}
