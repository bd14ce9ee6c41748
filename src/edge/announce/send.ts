/** Sends messages from the Worker, within the number of requests that a call of the Worker may make. */

export type Message = {
  readonly address: string;
  /** The media type of `body`. */
  readonly type: string;
  readonly body: string;
};

export type Network = {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Waits. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** The maximum number of requests in a call, on Cloudflare's free plan. */
const MAX_REQUESTS = 50;

/** The pause before each attempt to send a message, in milliseconds. */
const PAUSES = [0, 2_000, 10_000] as const;

/**
 * Sends the messages. Sends failed messages again, up to three times in all. Returns the reasons of the last
 * failures.
 */
export async function sendAll(messages: readonly Message[], network: Network): Promise<string[]> {
  let left = MAX_REQUESTS;
  let waiting = messages.map((message) => ({ message, failure: `${message.address} was not asked` }));
  for (const pause of PAUSES) {
    if (waiting.length === 0 || left === 0) break;
    if (pause > 0) await network.pause(pause);
    const [now, later] = [waiting.slice(0, left), waiting.slice(left)];
    left -= now.length;
    const sent = await Promise.all(
      now.map(async ({ message }) => ({ message, failure: await failureOf(message, network) })),
    );
    const failed = sent.flatMap(({ message, failure }) =>
      failure === undefined ? [] : [{ message, failure }],
    );
    waiting = [...later, ...failed];
  }
  return waiting.map(({ failure }) => failure);
}

/** Sends a message. Returns the reason if it fails. Only 2xx is success, because a redirect would lose the body. */
async function failureOf({ address, type, body }: Message, { fetch }: Network): Promise<string | undefined> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": type, "User-Agent": "seedcast" },
      body,
      redirect: "manual",
    });
    // A body that is not read keeps one of the few connections open.
    await response.body?.cancel();
    return response.ok ? undefined : `${address} answers ${response.status}`;
  } catch {
    return `${address} does not answer`;
  }
}
