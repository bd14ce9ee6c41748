/** For how long an answer may be kept, and by whom. RFC 9111, RFC 5861 */

import type { Instant } from "../model/instant.ts";

/** Seconds for which a cache may go on sending what it has while it fetches anew. */
const WHILE_REVALIDATING = 60;
/** Seconds for which it may do so when nobody answers: a day. */
const IF_ERROR = 86_400;

/** The usual time to live, in minutes, but never past the next change: what is kept then would be wrong, and known to be. */
export function cacheControl(ttl: number, nextChange: Instant, now: Instant): string {
  const untilChange = (nextChange - now) / 1000;
  const maxAge = Math.min(ttl * 60, untilChange);
  const revalidation =
    untilChange < maxAge + WHILE_REVALIDATING ? [] : [`stale-while-revalidate=${WHILE_REVALIDATING}`];
  return ["public", `max-age=${maxAge}`, ...revalidation, `stale-if-error=${IF_ERROR}`].join(", ");
}

/** For what lies under an address that changes with it: a year, and no asking in between. RFC 8246 */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** Seconds. Redirects are for good, but a publisher may have mistyped one; what is wrong now may be right in a minute. */
const LONGEST = { redirect: 3600, problem: 60 } as const;

/** What is no representation may be another answer, or none, as soon as the next article is out. */
export function briefCacheControl(kind: keyof typeof LONGEST, nextChange: Instant, now: Instant): string {
  return `public, max-age=${Math.min(LONGEST[kind], (nextChange - now) / 1000)}`;
}
