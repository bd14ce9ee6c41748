/**
 * Fetches a file of another site from a public host. Every address of a host is checked, at each redirect,
 * before a connection is made.
 */

import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as SecureAgent } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Finding } from "../../compiler/ground/problem.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { USER_AGENT } from "../read-source.ts";
import { reasonOf } from "../reason.ts";
import { isPublicAddress } from "./public-address.ts";

/**
 * The functions and agents that reach the network. Tests pass others, because their servers have local
 * addresses.
 */
export type Network = {
  /** Returns all addresses of a host name. */
  readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
  /** The agents that make connections. They connect only to addresses from the `lookup` of the request. */
  readonly agents: { readonly http: Agent; readonly https: SecureAgent };
};

/** A failure to fetch a file. */
export type FetchFailure = Finding & {
  /** True if the time ran out. */
  readonly isSilence?: boolean;
};

export type FileLimits = { readonly bytes: number; readonly seconds: number };

const MAX_REDIRECTS = 10;

const HEADERS = {
  "User-Agent": USER_AGENT,
  Accept: "image/*, audio/*, video/*;q=0.9, */*;q=0.1",
  // Asks for answers without compression, because media files are compressed already, and bytes are counted
  // as they arrive.
  "Accept-Encoding": "identity",
};

export function openNetwork(): Network {
  return {
    resolve: (hostname) => lookup(hostname, { all: true }),
    agents: { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) },
  };
}

/** Returns the bytes at an http(s) address. The limits apply to the whole fetch, redirects included. */
export async function fetchFile(
  address: string,
  network: Network,
  limits: FileLimits,
): Promise<Result<Uint8Array, FetchFailure>> {
  const signal = AbortSignal.timeout(limits.seconds * 1000);
  try {
    let url = new URL(address);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await request(url, network, signal);
      const { statusCode = 0, statusMessage = "", headers } = answer;
      if (statusCode === 200) return await readBody(answer, limits.bytes);
      answer.destroy();
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined)
        return err({ message: `${statusCode} ${statusMessage}`.trim(), fix: "a picture or recording" });
      if (!URL.canParse(headers.location, url.href))
        return err({ message: "a redirect without an address", fix: "a picture or recording" });
      url = new URL(headers.location, url);
    }
    return err({ message: `more than ${MAX_REDIRECTS} redirects`, fix: "a picture or recording" });
  } catch (cause) {
    if (cause instanceof RefusedHost) return err(cause.finding);
    const isSilence = signal.aborted;
    const found = isSilence ? `not complete within ${limits.seconds} seconds` : reasonOf(cause);
    return err({ message: found, fix: "an answer", isSilence });
  }
}

class RefusedHost extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

function refusePrivate(host: string): RefusedHost {
  return new RefusedHost({ message: `${host} has a private or local address`, fix: "a public host" });
}

async function request(url: URL, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const { protocol, host, hostname } = url;
  if (protocol !== "http:" && protocol !== "https:")
    throw new RefusedHost({ message: `leads to ${protocol}`, fix: "an http or https address" });
  // For an IP address, Node calls no `lookup`, so the address is checked here. URL has converted all
  // spellings to one form: `http://2130706433/` became 127.0.0.1.
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw refusePrivate(host);
  const options = { headers: HEADERS, signal, lookup: checkedLookup(network) };
  return new Promise((resolve, reject) => {
    const sent =
      protocol === "https:"
        ? requestHttps(url, { ...options, agent: network.agents.https })
        : requestHttp(url, { ...options, agent: network.agents.http });
    sent.on("response", resolve).on("error", reject).end();
  });
}

/**
 * Returns a function that resolves a name once, and passes on only addresses that were checked. A second
 * resolution could return other addresses.
 */
function checkedLookup({ resolve }: Network): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
          done(refusePrivate(hostname), "", 0);
        else if (all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => done(cause, "", 0),
    );
  };
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Result<Uint8Array, Finding>> {
  const tooLarge = err({ message: `more than ${maxBytes} bytes`, fix: "a smaller file" });
  if (Number(answer.headers["content-length"] ?? 0) > maxBytes) {
    answer.destroy();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Returning here stops the download of the rest.
    if (length > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
