/**
 * An HTTP proxy for one reader. With it, readers use the names of hosts, but all connections stay on this
 * machine. The proxy records each request.
 */

import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { listen } from "../support/listen.ts";

/** A request of a reader, with its answer. */
export type Exchange = {
  readonly url: string;
  readonly status: number;
  /** The conditions that the reader sent (RFC 9110 13.1). */
  readonly conditions: readonly string[];
  /** The bytes of the answer on the wire, its head included. */
  readonly bytes: number;
};

/** Answers a request for a host. */
export type Host = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** The hosts that readers can reach, by name. All other hosts are errors. */
export type Hosts = Map<string, Host>;

export type Proxy = {
  readonly url: string;
  /** Returns the requests since the last call. */
  readonly takeExchanges: () => readonly Exchange[];
  readonly stop: () => void;
};

const CONDITIONS = ["if-none-match", "if-modified-since"];

export async function startProxy(hosts: Hosts): Promise<Proxy> {
  let exchanges: Exchange[] = [];
  const server = createServer((message, response) => {
    const url = new URL(message.url ?? "", "http://no-host.invalid");
    const before = response.socket?.bytesWritten ?? 0;
    const { socket } = response;
    response.once("finish", () => {
      const conditions = CONDITIONS.filter((name) => message.headers[name] !== undefined);
      const bytes = (socket?.bytesWritten ?? 0) - before;
      exchanges.push({ url: url.href, status: response.statusCode, conditions, bytes });
    });
    const host = hosts.get(url.host);
    if (host === undefined) response.writeHead(502).end(`no host ${url.host}`);
    else host(message, response, url);
  });
  const { origin, stop } = await listen(server);
  return {
    url: origin,
    takeExchanges: () => {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    stop,
  };
}

/** A host that forwards requests to a port of this machine, with these additional headers. */
export function forwardTo(port: number, headers: Readonly<Record<string, string>>): Host {
  return ({ method, headers: sent }, response, url) => {
    const { "proxy-connection": _, "proxy-authorization": __, ...rest } = sent;
    const forwarded = request(
      {
        ...{ host: "127.0.0.1", port, method, path: url.pathname + url.search },
        headers: { ...rest, ...headers, host: url.host },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    forwarded.on("error", (cause) => response.destroy(cause));
    forwarded.end();
  };
}

/** A host that redirects each address to the same path at another origin. */
export function movedTo(origin: string): Host {
  return (_, response, url) => {
    response.writeHead(301, { Location: origin + url.pathname + url.search }).end();
  };
}

/** A host with documents, by path. */
export function documents(
  bodies: Readonly<Record<string, { readonly type: string; readonly body: string }>>,
): Host {
  return (_, response, url) => {
    const found = bodies[url.pathname];
    if (found === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": found.type }).end(found.body);
  };
}
