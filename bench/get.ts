/** Asks a server on this machine once. Not with fetch, which sends an Accept-Encoding of its own and decodes what comes. */

import { type IncomingMessage, get as request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { LoadRequest } from "./load.ts";

/** The headers by their names in lower case, the body as it was sent. */
export type HttpAnswer = Pick<IncomingMessage, "statusCode" | "headers"> & { readonly body: Buffer };

export async function get({ port, path, headers }: Omit<LoadRequest, "expected">): Promise<HttpAnswer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, resolve).on("error", reject);
  });
  return { statusCode: message.statusCode, headers: message.headers, body: await buffer(message) };
}
