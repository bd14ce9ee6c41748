/** The real app behind a server on this machine, which a test can make answer badly. */

import { createServer, type IncomingMessage } from "node:http";
import type { App } from "../../src/edge/router.ts";
import { listenDuringTest } from "./listen.ts";

export type ServedAnswer = { status: number; headers: Record<string, string>; bytes: Buffer };

export type Faults = {
  /** Changes the headers of a request before the app reads them. */
  readonly before?: (headers: Headers, path: string) => void;
  /** Changes an answer. Returns "cut" to close the connection in the middle of the body. */
  readonly after?: (answer: ServedAnswer, request: IncomingMessage) => "cut" | undefined;
};

const ICON = Buffer.from([0, 0, 1, 0]);

export type LoopbackSite = {
  readonly origin: string;
  /** The largest number of requests that were open at once. */
  readonly mostAtOnce: () => number;
  readonly requests: () => number;
};

/** Starts the server. It stops with the test. */
export async function loopbackSite(app: App, { before, after }: Faults = {}): Promise<LoopbackSite> {
  let [open, most, requests] = [0, 0, 0];
  const server = createServer(async (request, response) => {
    requests += 1;
    open += 1;
    most = Math.max(most, open);
    response.once("close", () => {
      open -= 1;
    });
    const path = request.url ?? "";
    const headers = new Headers(request.headers as Record<string, string>);
    before?.(headers, path);
    const answer = await answerOf(app, origin + path, request.method ?? "GET", headers);
    const isWhole = after?.(answer, request) !== "cut";
    const { status, bytes } = answer;
    delete answer.headers["content-length"];
    response.writeHead(status, { ...answer.headers, ...(isWhole ? {} : { "Content-Length": bytes.length }) });
    if (isWhole) response.end(request.method === "HEAD" ? undefined : bytes);
    else response.write(bytes.subarray(0, 100), () => response.destroy());
  });
  const origin = await listenDuringTest(server);
  return { origin, mostAtOnce: () => most, requests: () => requests };
}

async function answerOf(app: App, url: string, method: string, headers: Headers): Promise<ServedAnswer> {
  if (url.endsWith("/favicon.ico"))
    return { status: 200, headers: { "content-type": "image/vnd.microsoft.icon" }, bytes: ICON };
  const response = await app.request(new Request(url, { method, headers }));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
