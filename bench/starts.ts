/**
 * Measures the start of a Worker: its CPU time without the time for loading its bytes, and the heap after it.
 */

import { setTimeout as wait } from "node:timers/promises";
import type { Bundle } from "./bundle.ts";
import { cpuSeconds } from "./cpu.ts";
import type { MeasuredSite } from "./sites.ts";
import { startWorkerd } from "./workerd.ts";

/** An odd number, so that the median is a measured value. */
const ROUNDS = 5;

/**
 * Returns the CPU seconds of each start, by the number of articles. The seconds for loading the same bytes
 * are subtracted.
 */
export async function measureStarts(
  sites: readonly MeasuredSite[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const beyond = new Map(sites.map(({ articles }) => [articles, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { articles, app, loaded } of sites)
      beyond.get(articles)?.push((await startSeconds(app)) - (await startSeconds(loaded)));
  }
  return beyond;
}

/** Returns the CPU seconds until the Worker is ready. Its script runs before the first request. */
async function startSeconds(bundle: Bundle): Promise<number> {
  const server = await startWorkerd(bundle);
  try {
    return await settledSeconds(server.pid);
  } finally {
    server.stop();
  }
}

/** The maximum seconds of CPU in a tenth of a second for which a process counts as idle. */
const IDLE = 0.001;

/** Waits until a process uses no CPU time. Returns the seconds that it has used. */
export async function settledSeconds(pid: number): Promise<number> {
  let before = Number.NEGATIVE_INFINITY;
  // Even threads that wait use some microseconds.
  for (let now = used(pid); now - before > IDLE; now = used(pid)) {
    before = now;
    await wait(100);
  }
  return used(pid);
}

function used(pid: number): number {
  const seconds = cpuSeconds(pid);
  if (seconds === undefined) throw new Error("this system has no /proc/PID/task/*/schedstat; expected Linux");
  return seconds;
}

/**
 * Returns the bytes of objects that are alive after the start, from V8's inspector. Buffers such as the
 * pack's files are not among them.
 */
export async function heapAfterStart(bundle: Bundle): Promise<number> {
  const server = await startWorkerd(bundle, { inspects: true });
  try {
    await settledSeconds(server.pid);
    const { webSocketDebuggerUrl } = (
      (await (await fetch(`http://127.0.0.1:${server.inspector}/json`)).json()) as {
        webSocketDebuggerUrl: string;
      }[]
    )[0] ?? { webSocketDebuggerUrl: "" };
    const socket = new WebSocket(webSocketDebuggerUrl);
    await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
    const call = (id: number, method: string) =>
      new Promise<{ usedSize: number }>((resolve) => {
        socket.addEventListener("message", ({ data }) => {
          const message = JSON.parse(String(data));
          if (message.id === id) resolve(message.result);
        });
        socket.send(JSON.stringify({ id, method }));
      });
    // workerd collects garbage, but sends no answer. It handles messages in their order, so the next answer
    // comes after.
    socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
    const { usedSize } = await call(2, "Runtime.getHeapUsage");
    socket.close();
    return usedSize;
  } finally {
    server.stop();
  }
}
