/** A document before its bytes are made. It has all that the headers need except Cache-Control, which depends on the current second. */

import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import { briefCacheControl, cacheControl } from "./caching.ts";
import type { Representation } from "./respond.ts";

export type PreparedDocument = Omit<Representation, "cacheControl"> & {
  /** The next instant at which the document changes without a new build. Infinity if there is none. */
  readonly nextChange: Instant;
};

export function representationAt(
  now: Instant,
  { nextChange, ...prepared }: PreparedDocument,
  { ttl }: Site,
): Representation {
  const isProblem = prepared.status !== undefined;
  return {
    ...prepared,
    cacheControl: isProblem
      ? briefCacheControl("problem", nextChange, now)
      : cacheControl(ttl, nextChange, now),
  };
}
