/** A small internet for imports: host names with public addresses, all of which lead to one server on this machine. */

import {
  Agent,
  type ClientRequestArgs,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { Agent as SecureAgent } from "node:https";
import { isIP, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";
import type { Network } from "../../src/importer/media/fetch-file.ts";
import { listen } from "./listen.ts";

/** An address of a real public host. No test connects to it. */
export const PUBLIC = "93.184.215.14";

/** A file's bytes, or a function that answers by itself. */
export type Served = Uint8Array | string | ((response: ServerResponse, request: IncomingMessage) => void);

export type SmallInternet = {
  readonly network: Network;
  /** The requested paths. */
  readonly asked: string[];
  /** The addresses to which connections were opened. */
  readonly reached: string[];
  /** The host names that were resolved. */
  readonly resolved: string[];
};

/** Starts a server that stops with the test. `addresses` gives the addresses of a name, each time that it is resolved. */
export async function smallInternet(
  files: Readonly<Record<string, Served>>,
  addresses: (hostname: string) => readonly string[] = () => [PUBLIC],
): Promise<SmallInternet> {
  const asked: string[] = [];
  const reached: string[] = [];
  const resolved: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const served = files[path];
    if (typeof served === "function") served(response, request);
    else response.writeHead(served === undefined ? 404 : 200).end(served);
  });
  const { port, stop } = await listen(server);
  onTestFinished(stop);

  /** Connects to the server, whichever address the request leads to. Finds the address as Node does. */
  class LocalAgent extends Agent {
    override createConnection(
      { host, lookup }: ClientRequestArgs,
      done?: (failure: Error | null, socket: Duplex) => void,
    ): undefined {
      const name = host ?? "";
      const open = (failure: Error | null, address = "") => {
        const socket = new Socket();
        if (failure === null) {
          reached.push(address);
          socket.connect(port, "127.0.0.1");
        }
        done?.(failure, socket);
      };
      if (isIP(name) !== 0) open(null, name);
      else
        lookup?.(name, { all: true }, (failure, found) =>
          open(failure, Array.isArray(found) ? found[0]?.address : found),
        );
    }
  }
  const network: Network = {
    resolve: async (hostname) => {
      resolved.push(hostname);
      return addresses(hostname).map((address) => ({ address, family: isIP(address) }));
    },
    agents: { http: new LocalAgent(), https: new SecureAgent() },
  };
  return { network, asked, reached, resolved };
}

export function redirectTo(location: string): Served {
  return (response) => response.writeHead(302, { Location: location }).end();
}
