/** Answers of the compiler's server without a body. */

import type { ServerResponse } from "node:http";

export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, headers).end();
}
