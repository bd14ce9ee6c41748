/**
 * The global setup of the runtime tests. It serves the newsroom in the real Worker once for all files that use it, because a start
 * takes nine seconds of CPU. The Worker starts with the first file that asks for it, so other files alone do not wait.
 */

import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { listen } from "./listen.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<RunningWorker> | undefined;
  const server = createServer(async ({ url }, response) => {
    running ??= startWorker("tests/fixtures/newsroom");
    try {
      const worker = await running;
      response.end(JSON.stringify(url === "/errors" ? worker.errors() : worker.url));
    } catch (cause) {
      response.writeHead(500).end(String(cause));
    }
  });
  const { origin, stop } = await listen(server);
  project.provide("newsroomServer", origin);
  return async () => {
    stop();
    await (await running?.catch(() => undefined))?.stop();
  };
}
