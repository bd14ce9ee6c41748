/** Sends requests to the live site, to hubs and to search engines. Each failure is data. */

export type Network = {
  readonly fetch: typeof fetch;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** The milliseconds after which a request fails. */
const PATIENCE = 10_000;

/** The pauses before the first and each further try, in milliseconds. */
const PAUSES = [0, 1_000, 4_000] as const;

const USER_AGENT = { "User-Agent": "seedcast" };

/** Sends a request. Returns undefined if there is no answer. Follows no redirect. */
export async function ask(
  address: string,
  init: RequestInit,
  { fetch }: Network,
): Promise<Response | undefined> {
  try {
    const headers = { ...USER_AGENT, ...(init.headers as Record<string, string>) };
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { ...init, headers, redirect: "manual", signal });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}

/**
 * Posts a message until it succeeds (2xx), at most three times. Returns the reason if it fails each time, such
 * as `answers 503`.
 */
export async function post(
  address: string,
  { type, body }: { readonly type: string; readonly body: string },
  network: Network,
): Promise<string | undefined> {
  let failure: string | undefined;
  for (const pause of PAUSES) {
    if (pause > 0) await network.pause(pause);
    const init = { method: "POST", headers: { "Content-Type": type }, body };
    const response = await ask(address, init, network);
    if (response?.ok) return undefined;
    failure = response === undefined ? "does not answer" : `answers ${response.status}`;
  }
  return failure;
}

/** Calls `work` for each item, at most `most` times at once. Stops when `isOver` returns true. */
export async function forEachOf<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<unknown>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) {
      if (isOver()) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
}
