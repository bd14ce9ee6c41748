/** A service of IndexNow on this machine. It keeps the messages. */

import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { listen } from "./listen.ts";

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
  const { origin, stop } = await listen(server);
  return {
    ...{ url: `${origin}/indexnow`, messages, stop },
    /** Sets the status of all later answers. */
    answerWith: (next: number) => {
      status = next;
    },
  };
}
