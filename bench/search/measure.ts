/** Measures each request twice: as the first request of a new isolate, and after many requests. */

import { setTimeout as wait } from "node:timers/promises";
import type { Bundle } from "../bundle.ts";
import { mainThreadSeconds } from "../cpu.ts";
import { get } from "../get.ts";
import { type Server, startWorkerd } from "../workerd.ts";
import type { MeasuredRequest } from "./requests.ts";

/** The CPU time in seconds: the first answer of each round, and the mean of each round's later answers. */
export type Costs = { readonly cold: readonly number[]; readonly warm: readonly number[] };

/** An odd number, so that the median is a measured value. */
export const ROUNDS = 5;
/** The number of answers before the later answers are measured, and the number of measured answers. */
const [WARM_UP, TURN] = [20, 20] as const;

export async function measureSearches(
  requests: readonly MeasuredRequest[],
  worker: Bundle,
  neighbour: Bundle,
): Promise<ReadonlyMap<MeasuredRequest, Costs>> {
  const costs = new Map(requests.map((request) => [request, { cold: [] as number[], warm: [] as number[] }]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [request, { cold, warm }] of costs) {
      const server = await startWorkerd(worker, { neighbours: [neighbour] });
      try {
        await warmProcess(server);
        await settled(server);
        cold.push(await cpuOf(server, () => send(request, server, 1)));
        await send(request, server, WARM_UP);
        warm.push((await cpuOf(server, () => send(request, server, TURN))) / TURN);
      } finally {
        server.stop();
      }
    }
  }
  return costs;
}

/**
 * Sends requests to the neighbour first. On the platform, a new isolate starts in a process that has run for
 * long.
 */
async function warmProcess({ ports }: Server): Promise<void> {
  const port = ports.get("neighbour");
  if (port === undefined) throw new Error("workerd has no neighbour; expected one");
  for (const path of ["/", "/rss.xml", "/search?q=lo", "/robots.txt"]) {
    const { statusCode } = await get({ port, path, headers: {} });
    if (statusCode !== 200) throw new Error(`${path} of the neighbour: status ${statusCode}; expected 200`);
  }
}

/**
 * Waits until the Worker's start is over. The Worker's script runs before the first request. Afterwards the
 * process uses no CPU time.
 */
async function settled({ pid }: Server): Promise<void> {
  for (let before = -1, now = used(pid); now !== before; now = used(pid)) {
    before = now;
    await wait(100);
  }
}

async function cpuOf({ pid }: Server, act: () => Promise<void>): Promise<number> {
  const before = used(pid);
  await act();
  return used(pid) - before;
}

function used(pid: number): number {
  const seconds = mainThreadSeconds(pid);
  if (seconds === undefined) throw new Error("this system has no /proc/PID/task/*/schedstat; expected Linux");
  return seconds;
}

async function send({ name, path, finds }: MeasuredRequest, { port }: Server, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const { statusCode, body } = await get({ port, path, headers: {} });
    const found = body.toString().match(/<li class="h-entry">|<item>/g)?.length ?? 0;
    if (statusCode !== 200 || (finds !== undefined && found < finds))
      throw new Error(
        `${name}: status ${statusCode}, ${found} found; expected 200, and at least ${finds ?? 0}`,
      );
  }
}
