/**
 * Sends requests to the site, a few at once. Each request has a limit of time and of bytes, and so have all
 * requests together. Follows no redirect and decodes no body. `fetch` would decode bodies and add headers of
 * its own.
 */

import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { err, ok, type Result } from "../../model/result.ts";

/** An HTTP answer as it was sent. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body in its content coding. */
  readonly bytes: Uint8Array;
};

/** The names and values of request headers. */
export type RequestHeaders = Readonly<Record<string, string>>;

export type SendOptions = { readonly method?: "GET" | "HEAD"; readonly headers: RequestHeaders };

/** Requests a path of the site. The error says why there is no answer. */
export type Send = (path: string, options: SendOptions) => Promise<Result<Answer, string>>;

export type ExchangeLimits = {
  /** The maximum number of requests at the same time. */
  readonly atOnce: number;
  /** The maximum seconds for one answer. */
  readonly seconds: number;
  /** The maximum seconds for all answers together. */
  readonly totalSeconds: number;
  /** The maximum bytes of one body as sent. A larger feed is a fault too. */
  readonly bytes: number;
  /** The maximum bytes of all bodies together. */
  readonly totalBytes: number;
};

const MIB = 1024 * 1024;

export const LIMITS: ExchangeLimits = {
  atOnce: 6,
  seconds: 15,
  totalSeconds: 120,
  bytes: 8 * MIB,
  totalBytes: 64 * MIB,
};

/**
 * Returns a function that sends requests to the site at `origin`, its scheme and host. No path leads to another
 * host.
 */
export function senderTo(origin: string, limits: ExchangeLimits = LIMITS): Send {
  const end = AbortSignal.timeout(limits.totalSeconds * 1000);
  const turns = new Turns(limits.atOnce);
  let bytesLeft = limits.totalBytes;

  return async (path, options) => {
    await turns.start();
    if (end.aborted) {
      turns.end();
      return err(`no time left after ${limits.totalSeconds} seconds`);
    }
    const late = AbortSignal.timeout(limits.seconds * 1000);
    try {
      const response = await open(new URL(origin + path), options, AbortSignal.any([late, end]));
      const most = Math.min(limits.bytes, bytesLeft);
      const bytes = await readBody(response, most);
      if (bytes === undefined) return err(`more than ${most.toLocaleString("en")} bytes`);
      bytesLeft -= bytes.length;
      return ok({ status: response.statusCode ?? 0, headers: response.headers, bytes });
    } catch (cause) {
      if (end.aborted) return err(`no time left after ${limits.totalSeconds} seconds`);
      return err(late.aborted ? `no answer within ${limits.seconds} seconds` : reasonOf(cause));
    } finally {
      turns.end();
    }
  };
}

function open(
  url: URL,
  { method = "GET", headers }: SendOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    // Each request has a separate connection, because different readers do not share one.
    request(url, { method, headers, signal, agent: false })
      .once("response", resolve)
      .once("error", reject)
      .end();
  });
}

/** Returns the body, or undefined if it has more than `most` bytes. */
async function readBody(response: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    // Returning here closes the connection.
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return REASONS.get(code) ?? (cause instanceof Error && cause.message !== "" ? cause.message : code);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "no server listens there"],
  ["ENOTFOUND", "no such host"],
  ["EAI_AGAIN", "the name of the host cannot be resolved now"],
  ["ECONNRESET", "the connection was closed before the end of the answer"],
  ["CERT_HAS_EXPIRED", "the certificate has expired"],
]);

/** Lets a number of tasks run at once. The others wait in order. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async start(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  end(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
