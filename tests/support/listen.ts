/** Servers of tests, on this machine. */

import type { Server } from "node:http";
import { onTestFinished } from "vitest";

export type Listening = {
  /** The scheme, the host and the port: `http://127.0.0.1:49152`. */
  readonly origin: string;
  readonly port: number;
  /** Ends the server and its connections. */
  readonly stop: () => void;
};

/** Starts a server at a free port. */
export async function listen(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Starts a server at a free port. It ends with the test. Returns its origin. */
export async function listenDuringTest(server: Server): Promise<string> {
  const { origin, stop } = await listen(server);
  onTestFinished(stop);
  return origin;
}
