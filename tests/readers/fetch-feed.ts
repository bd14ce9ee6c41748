/**
 * Fetches feeds for libraries that only parse. It sends the validators of the last answer, as programs with
 * such a library do.
 */

import { Agent, get, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

const MAX_REDIRECTS = 5;
const PERMANENT = [301, 308];

export type FeedFetch = () => Promise<string | undefined>;

/**
 * Returns a function that fetches the feed through a proxy. It returns undefined for a 304, and keeps the
 * address to which a permanent redirect leads.
 */
export function feedFetch(url: string, proxy: string): FeedFetch {
  const agent = agentFor(proxy);
  let address = url;
  let validators: OutgoingHttpHeaders = {};
  return async () => {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await open(address, { agent, headers: validators });
      const { statusCode = 0, headers } = answer;
      const body = await text(answer);
      if (PERMANENT.includes(statusCode)) {
        address = new URL(headers.location ?? "", address).href;
        continue;
      }
      if (statusCode === 304) return undefined;
      if (statusCode !== 200) throw new Error(`${address}: ${statusCode} ${body.slice(0, 200)}`);
      validators = {
        ...(headers.etag === undefined ? {} : { "If-None-Match": headers.etag }),
        ...(headers["last-modified"] === undefined ? {} : { "If-Modified-Since": headers["last-modified"] }),
      };
      return body;
    }
    throw new Error(`${url}: more than ${MAX_REDIRECTS} redirects`);
  };
}

/** Returns an agent that sends all requests to the proxy. */
export function agentFor(proxy: string): Agent {
  return new Agent({ proxyEnv: { HTTP_PROXY: proxy } });
}

function open(
  address: string,
  options: { agent: Agent; headers: OutgoingHttpHeaders },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, options, resolve).on("error", reject);
  });
}
