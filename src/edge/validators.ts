/** Makes entity-tags and evaluates conditional requests. RFC 9110 8.8 and 13.1 */

import type { Instant } from "../model/instant.ts";
import { parseHttpDate } from "./http-date.ts";

/** A strong entity-tag with its quotes: `"3q2-7w..."`. Only {@link entityTag} makes one. */
export type EntityTag = string & { readonly brand: "EntityTag" };

export function entityTag(digest: string): EntityTag {
  return `"${digest}"` as EntityTag;
}

export type Validators = { readonly entityTag: EntityTag; readonly lastModified?: Instant };

/**
 * Returns true if the condition If-Match or If-Unmodified-Since fails, so that the answer is 412. RFC 9110
 * 13.2.2
 */
export function isPreconditionFailed(
  headers: Headers,
  { entityTag: current, lastModified }: Validators,
): boolean {
  const ifMatch = headers.get("If-Match");
  // RFC 9110 13.1.1: If-Match compares strongly. With If-Match, If-Unmodified-Since is ignored.
  if (ifMatch !== null) return ifMatch.trim() !== "*" && !tagsIn(ifMatch).some((tag) => tag === current);
  const ifUnmodifiedSince = headers.get("If-Unmodified-Since");
  if (ifUnmodifiedSince === null) return false;
  const since = parseHttpDate(ifUnmodifiedSince);
  return since !== undefined && lastModified !== undefined && lastModified > since;
}

/** Returns true if the answer to this GET or HEAD is 304. */
export function isNotModified(headers: Headers, { entityTag: current, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get("If-None-Match");
  // RFC 9110 13.1.3: with If-None-Match, If-Modified-Since is ignored.
  if (ifNoneMatch !== null)
    return ifNoneMatch.trim() === "*" || tagsIn(ifNoneMatch).some((tag) => sameWeakly(tag, current));
  const ifModifiedSince = headers.get("If-Modified-Since");
  if (ifModifiedSince === null || lastModified === undefined) return false;
  const since = parseHttpDate(ifModifiedSince);
  // RFC 9110 13.1.3: If-Modified-Since is ignored if its value is not an HTTP date.
  return since !== undefined && lastModified <= since;
}

/**
 * Returns false if If-Range names another version of the file, so that a part of this one would not fit. RFC
 * 9110 13.1.5: tags are compared strongly, and dates must be equal.
 */
export function isRangeCurrent(headers: Headers, { entityTag: current, lastModified }: Validators): boolean {
  const ifRange = headers.get("If-Range")?.trim();
  if (ifRange === undefined) return true;
  if (/^(?:W\/)?"/.test(ifRange)) return ifRange === current && current.startsWith('"');
  return lastModified !== undefined && parseHttpDate(ifRange) === lastModified;
}

/**
 * Returns the entity-tags in a list. A tag may contain anything except a quote, even a comma. RFC 9110 8.8.3
 */
function tagsIn(list: string): string[] {
  return list.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

/**
 * Compares two entity-tags weakly (RFC 9110 13.1.2). Ignores a coding that a proxy added to the tag, as in
 * `"3q2-7w-gzip"`.
 */
function sameWeakly(tag: string, current: EntityTag): boolean {
  const opaque = tag.replace(/^W\//, "");
  return opaque === current || opaque.replace(/-(?:gzip|br|deflate|zstd)"$/, '"') === current;
}
