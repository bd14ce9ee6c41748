/** The values of Cache-Control. RFC 9111, RFC 5861 */

import type { Instant } from "../model/instant.ts";

/** Seconds for which a cache may send a stale response while it fetches a new one. */
const WHILE_REVALIDATING = 60;
/** Seconds for which a cache may send a stale response when the Worker does not answer: a day. */
const IF_ERROR = 86_400;

/** Returns the Cache-Control of a representation. `ttl` is in minutes. `max-age` ends at `nextChange`, because the copy is wrong from then on. */
export function cacheControl(ttl: number, nextChange: Instant, now: Instant): string {
  const untilChange = (nextChange - now) / 1000;
  const maxAge = Math.min(ttl * 60, untilChange);
  const revalidation =
    untilChange < maxAge + WHILE_REVALIDATING ? [] : [`stale-while-revalidate=${WHILE_REVALIDATING}`];
  return ["public", `max-age=${maxAge}`, ...revalidation, `stale-if-error=${IF_ERROR}`].join(", ");
}

/** Seconds. A redirect is permanent, but a publisher may correct a mistyped one. A problem may be solved within a minute. */
const MAX_AGE = { redirect: 3600, problem: 60 } as const;

/** Returns the Cache-Control of a redirect or problem. `max-age` ends at `nextChange`, because a new article may change the answer. */
export function briefCacheControl(kind: keyof typeof MAX_AGE, nextChange: Instant, now: Instant): string {
  return `public, max-age=${Math.min(MAX_AGE[kind], (nextChange - now) / 1000)}`;
}
