/** Sends a response that has no body, from the compiler's server. */

import type { ServerResponse } from "node:http";

export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, headers).end();
}
