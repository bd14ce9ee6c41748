/**
 * Sends one request to a server on this machine. `fetch` would add an Accept-Encoding and decode the body, so
 * it is not used.
 */

import { type IncomingMessage, get as request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { LoadRequest } from "./load.ts";

/** An answer with its headers (names in lower case) and its body as it was sent. */
export type HttpAnswer = Pick<IncomingMessage, "statusCode" | "headers"> & { readonly body: Buffer };

export async function get({ port, path, headers }: Omit<LoadRequest, "expected">): Promise<HttpAnswer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, resolve).on("error", reject);
  });
  return { statusCode: message.statusCode, headers: message.headers, body: await buffer(message) };
}
