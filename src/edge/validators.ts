/** Entity-tags, and whether a reader has the current bytes already. RFC 9110 8.8 and 13.1 */

import type { Instant } from "../model/instant.ts";
import { parseHttpDate } from "./http-date.ts";

/** Strong, quotes included: `"3q2-7w..."`. Made by {@link entityTag} alone. */
export type EntityTag = string & { readonly brand: "EntityTag" };

export function entityTag(digest: string): EntityTag {
  return `"${digest}"` as EntityTag;
}

export type Validators = { readonly entityTag: EntityTag; readonly lastModified?: Instant };

/** Whether the reader wants an answer only while it is still the one he knows, and it is not: the answer is 412. RFC 9110 13.2.2 */
export function isPreconditionFailed(
  headers: Headers,
  { entityTag: current, lastModified }: Validators,
): boolean {
  const ifMatch = headers.get("If-Match");
  // RFC 9110 13.1.1: If-Match compares strongly, and lets If-Unmodified-Since count for nothing.
  if (ifMatch !== null) return ifMatch.trim() !== "*" && !tagsIn(ifMatch).some((tag) => tag === current);
  const ifUnmodifiedSince = headers.get("If-Unmodified-Since");
  if (ifUnmodifiedSince === null) return false;
  const since = parseHttpDate(ifUnmodifiedSince);
  return since !== undefined && lastModified !== undefined && lastModified > since;
}

/** Whether the answer to this GET or HEAD is 304. */
export function isNotModified(headers: Headers, { entityTag: current, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get("If-None-Match");
  // RFC 9110 13.1.3: with If-None-Match there, If-Modified-Since counts for nothing.
  if (ifNoneMatch !== null)
    return ifNoneMatch.trim() === "*" || tagsIn(ifNoneMatch).some((tag) => sameWeakly(tag, current));
  const ifModifiedSince = headers.get("If-Modified-Since");
  if (ifModifiedSince === null || lastModified === undefined) return false;
  const since = parseHttpDate(ifModifiedSince);
  // RFC 9110 13.1.3: what is no HTTP date is no condition.
  return since !== undefined && lastModified <= since;
}

/** RFC 9110 8.8.3: between the quotes may stand anything but a quote, commas included. */
function tagsIn(list: string): string[] {
  return list.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

/** RFC 9110 13.1.2: If-None-Match compares weakly. Servers between may have added their coding to the tag. */
function sameWeakly(tag: string, current: EntityTag): boolean {
  const opaque = tag.replace(/^W\//, "");
  return opaque === current || opaque.replace(/-(?:gzip|br|deflate|zstd)"$/, '"') === current;
}
