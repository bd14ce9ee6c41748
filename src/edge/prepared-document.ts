/** A document before its bytes are made: all that HTTP says of it, but for how long it may be kept from this second on. */

import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import { briefCacheControl, cacheControl, IMMUTABLE } from "./caching.ts";
import type { Representation } from "./respond.ts";

export type PreparedDocument = Omit<Representation, "cacheControl"> & {
  /** When the clock will next change what the document says. Infinity where it never will. */
  readonly nextChange: Instant;
  /** Whether another document would have another address. */
  readonly isImmutable?: boolean;
};

export function representationAt(
  now: Instant,
  { nextChange, isImmutable, ...prepared }: PreparedDocument,
  { ttl }: Site,
): Representation {
  const isProblem = prepared.status !== undefined;
  const usual = isProblem
    ? briefCacheControl("problem", nextChange, now)
    : cacheControl(ttl, nextChange, now);
  return { ...prepared, cacheControl: isImmutable === true ? IMMUTABLE : usual };
}
