/** Keeps what was computed of immutable things for as long as the clock lets it hold. Small values, or few: no feed's bodies. */

import type { Instant } from "../model/instant.ts";

/** Two questions with the same key are the same question, but for the time. */
export type Memo<Value> = (key: string, now: Instant, compute: () => Promise<Value>) => Promise<Value>;

/** A few kilobytes each, fifteen for the longest expressions, in an isolate of 128 MB. */
const MAX_KEYS = 1_000;

/** A value holds from when it was computed until its `nextChange`. Past {@link MAX_KEYS} the oldest goes first. */
export function createMemo<Value extends { readonly nextChange: Instant }>(): Memo<Value> {
  const kept = new Map<string, { readonly since: Instant; readonly value: Value }>();
  return async (key, now, compute) => {
    const known = kept.get(key);
    if (known !== undefined && known.since <= now && now < known.value.nextChange) return known.value;
    const value = await compute();
    // What is renewed stands last again.
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEYS && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { since: now, value });
    return value;
  };
}
