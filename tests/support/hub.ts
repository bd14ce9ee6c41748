/** A WebSub hub on this machine. It checks each ping, fetches the feeds as hubs do, and keeps what it would send on. */

import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

export type Hub = {
  readonly url: string;
  /** The feeds of each accepted ping. */
  readonly pings: readonly (readonly string[])[];
  /** The documents that the hub fetched, by the feed's address, the newest last. */
  readonly documents: ReadonlyMap<string, readonly string[]>;
  /** The clauses that a ping or a feed broke. */
  readonly faults: readonly string[];
  /** The number of requests, refused ones included. */
  readonly requests: () => number;
  /**
   * Sets the statuses of the next answers. The last status is also for all later answers. The hub accepts no
   * ping that it answers with 3xx, 4xx or 5xx.
   */
  readonly answerWith: (...statuses: readonly number[]) => void;
  readonly stop: () => void;
};

/** Starts a hub. `fetchFeed` reaches the feeds. */
export async function lastingHub(fetchFeed: typeof fetch): Promise<Hub> {
  const pings: string[][] = [];
  const documents = new Map<string, string[]>();
  const faults: string[] = [];
  let statuses: readonly number[] = [204];
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const body = await text(request);
    const [status = 204, ...later] = statuses;
    if (later.length > 0) statuses = later;
    if (status < 300) await accept(request, body);
    response.writeHead(status, status < 400 && status >= 300 ? { Location: "/elsewhere" } : {}).end();
  });
  const { origin, stop } = await listen(server);
  const url = `${origin}/`;
  return {
    ...{ url, pings, documents, faults, stop },
    requests: () => requests,
    answerWith: (...next) => {
      statuses = next;
    },
  };

  async function accept({ method, headers }: IncomingMessage, body: string): Promise<void> {
    const form = new URLSearchParams(body);
    const feeds = form.getAll("hub.url");
    pings.push(feeds);
    // PubSubHubbub 0.3, 7.1
    check(method === "POST", `a ping by ${method}`);
    check(headers["content-type"] === "application/x-www-form-urlencoded", `a ${headers["content-type"]}`);
    check(form.getAll("hub.mode").join() === "publish", `the mode ${form.getAll("hub.mode")}`);
    check(feeds.length > 0, "no hub.url");
    check(form.getAll("hub.topic").join() === feeds.join(), "other feeds in hub.topic than in hub.url");
    for (const feed of feeds) await fetchDocument(feed).catch((cause) => faults.push(String(cause)));
  }

  /** WebSub 4: a hub sends the document of the topic, which names the hub and the topic. */
  async function fetchDocument(feed: string): Promise<void> {
    const response = await fetchFeed(feed, { headers: { "User-Agent": "hub", "Cache-Control": "no-cache" } });
    const document = await response.text();
    check(response.status === 200, `${feed} answers ${response.status}`);
    const links = response.headers.get("Link") ?? "";
    check(links.includes(`<${feed}>; rel="self"`), `${feed} is not its own rel="self" in Link`);
    check(links.includes(`<${url}>; rel="hub"`), `${feed} does not name the hub in Link`);
    const self = new URL(feed).pathname.endsWith(".json")
      ? JSON.parse(document).feed_url
      : /rel="self"[^>]* href="([^"]*)"/.exec(document)?.[1];
    check(self === feed, `${feed} has the rel="self" ${self}`);
    documents.set(feed, [...(documents.get(feed) ?? []), document]);
  }

  function check(holds: boolean, fault: string): void {
    if (!holds) faults.push(fault);
  }
}

export async function startHub(fetchFeed: typeof fetch): Promise<Hub> {
  const hub = await lastingHub(fetchFeed);
  onTestFinished(hub.stop);
  return hub;
}
