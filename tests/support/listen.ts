/** Servers of tests, on this machine. */

import type { Server } from "node:http";
import { onTestFinished } from "vitest";

/** Starts a server at a free port. It ends with the test. Returns its origin. */
export async function listenDuringTest(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}
