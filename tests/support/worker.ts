/** The real Worker for tests: the newsroom's, which all files share, or one on other seeds. */

import { afterAll, beforeAll, inject } from "vitest";
import { type RunningWorker, startWorker } from "./start-worker.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers `/url` with the Worker's address, and `/errors` with its messages of level "error", as JSON. */
    readonly newsroomServer: string;
  }
}

/** The Worker that serves the newsroom. `newsroom-server.ts` starts it. */
export function newsroomWorker() {
  let origin: string | undefined;
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(inject("newsroomServer") + path);
    if (!response.ok) throw new Error(await response.text());
    return response.json() as Promise<Answer>;
  };

  beforeAll(async () => {
    origin = await ask<string>("/url");
  });

  const url = () => addressOf(origin);
  return {
    url,
    fetch: (path: string, init?: RequestInit) => fetch(url().origin + path, init),
    /** Returns the Worker's messages of level "error" so far. */
    errors: () => ask<readonly unknown[]>("/errors"),
  };
}

/** Starts a Worker for one file. `folderOf` returns the folder of seeds once the tests begin. */
export function workerOn(folderOf: () => Promise<string>) {
  let running: RunningWorker | undefined;
  beforeAll(async () => {
    running = await startWorker(await folderOf());
  });
  afterAll(() => running?.stop());
  const scheduled = (cron: string, time: number) => {
    if (running === undefined) throw new Error("the Worker runs only while tests run");
    return running.scheduled(cron, time);
  };
  return { url: () => addressOf(running?.url), scheduled };
}

function addressOf(url: string | URL | undefined): URL {
  if (url === undefined) throw new Error("the Worker listens only while tests run");
  return new URL(url);
}
