/** Waits with a limit. */

/** Milliseconds. On a busy machine a build and a reload of wrangler take many seconds. Also the `timeout` of programs that block. */
export const LIMIT = 60_000;
/** The milliseconds between two calls of `look`. */
const PACE = 100;

/**
 * Waits until `look` returns something other than `undefined` and `false`, and returns that. Fails after the limit, with
 * `awaited` and with what `last` returns.
 */
export async function waitFor<Value>(
  awaited: string,
  look: () => Promise<Value> | Value,
  {
    limit = LIMIT,
    pace = PACE,
    last = () => "",
  }: { readonly limit?: number; readonly pace?: number; readonly last?: () => string } = {},
): Promise<Exclude<Value, false | undefined>> {
  const end = performance.now() + limit;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<Value, false | undefined>;
    if (performance.now() >= end)
      throw new Error(`waited ${limit / 1000} seconds for ${awaited}. ${last()}`.trimEnd());
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
}
