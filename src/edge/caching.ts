/** The values of the Cache-Control header. RFC 9111, RFC 5861 */

import type { Instant } from "../model/instant.ts";

/** The number of seconds for which a cache may send a stale response while it fetches a new one. */
const WHILE_REVALIDATING = 60;
/**
 * The number of seconds for which a cache may send a stale response if the Worker does not answer: one day.
 */
const IF_ERROR = 86_400;

/**
 * Returns the Cache-Control of a page, feed or file. `ttl` is in minutes. `max-age` ends at `nextChange` at
 * the latest, because the copy is wrong from then on.
 */
export function cacheControl(ttl: number, nextChange: Instant, now: Instant): string {
  const untilChange = (nextChange - now) / 1000;
  const maxAge = Math.min(ttl * 60, untilChange);
  const revalidation =
    untilChange < maxAge + WHILE_REVALIDATING ? [] : [`stale-while-revalidate=${WHILE_REVALIDATING}`];
  return ["public", `max-age=${maxAge}`, ...revalidation, `stale-if-error=${IF_ERROR}`].join(", ");
}

/**
 * The `max-age` of redirects and problems, in seconds. A redirect is permanent, but a publisher may correct a
 * mistyped one. The cause of a problem may be removed within a minute.
 */
const MAX_AGE = { redirect: 3600, problem: 60 } as const;

/**
 * Returns the Cache-Control of a redirect or problem. `max-age` ends at `nextChange` at the latest, because a
 * new article may change the answer.
 */
export function briefCacheControl(kind: keyof typeof MAX_AGE, nextChange: Instant, now: Instant): string {
  return `public, max-age=${Math.min(MAX_AGE[kind], (nextChange - now) / 1000)}`;
}
