/** A service of IndexNow on this machine. It keeps the messages. */

import { createServer } from "node:http";
import { json } from "node:stream/consumers";

export type IndexNowMessage = {
  /** The Content-Type. */
  readonly type: string | undefined;
  readonly message: Readonly<Record<string, unknown>>;
};

export async function lastingSearchEngine() {
  const messages: IndexNowMessage[] = [];
  let status = 202;
  const server = createServer(async (request, response) => {
    const type = request.headers["content-type"];
    messages.push({ type, message: (await json(request)) as IndexNowMessage["message"] });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/indexnow`,
    messages,
    /** Sets the status of all later answers. */
    answerWith: (next: number) => {
      status = next;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
