/**
 * Keeps computed values until their next change. Use it for values that are small or few, never for the
 * bodies of feeds.
 */

import type { Instant } from "../model/instant.ts";

/**
 * Returns the kept value of a key, or computes the value. The value may depend on the key and on `now` only.
 */
export type Memo<Value> = (key: string, now: Instant, compute: () => Promise<Value>) => Promise<Value>;

/**
 * The maximum number of values in a memo. Each takes a few kilobytes, or about fifteen for the longest topic
 * expressions. An isolate, in which a Worker runs, has 128 MB.
 */
const MAX_KEYS = 1_000;

/**
 * Returns an empty memo. A memo keeps a value until the value's `nextChange`. When it has {@link MAX_KEYS}
 * values, it drops the oldest for a new one.
 */
export function createMemo<Value extends { readonly nextChange: Instant }>(): Memo<Value> {
  const kept = new Map<string, { readonly since: Instant; readonly value: Value }>();
  return async (key, now, compute) => {
    const known = kept.get(key);
    if (known !== undefined && known.since <= now && now < known.value.nextChange) return known.value;
    const value = await compute();
    // A Map keeps the place of an existing key, so the key is deleted first to be the newest again.
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEYS && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { since: now, value });
    return value;
  };
}
