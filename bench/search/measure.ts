/** Asks each question of isolates that were never asked anything, one after the other, then of each when it was asked often. */

import { setTimeout as wait } from "node:timers/promises";
import type { Bundle } from "../bundle.ts";
import { mainThreadSeconds } from "../cpu.ts";
import { get } from "../get.ts";
import { type Server, startWorkerd } from "../workerd.ts";
import type { SearchQuestion } from "./questions.ts";

/** Seconds of CPU: each round's first answer, and the mean of each round's later ones. */
export type Costs = { readonly cold: readonly number[]; readonly warm: readonly number[] };

/** Odd, so that the median is one of them. */
export const ROUNDS = 5;
/** Answers before the later ones count, and of those that do. */
const [WARM_UP, TURN] = [20, 20] as const;

export async function measureSearches(
  questions: readonly SearchQuestion[],
  bundles: Readonly<Record<SearchQuestion["worker"] | "neighbour", Bundle>>,
): Promise<ReadonlyMap<SearchQuestion, Costs>> {
  const costs = new Map(
    questions.map((question) => [question, { cold: [] as number[], warm: [] as number[] }]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [question, { cold, warm }] of costs) {
      const server = await startWorkerd(bundles[question.worker], { neighbours: [bundles.neighbour] });
      try {
        await warmProcess(server);
        await settled(server);
        cold.push(await cpuOf(server, () => ask(question, server, 1)));
        await ask(question, server, WARM_UP);
        warm.push((await cpuOf(server, () => ask(question, server, TURN))) / TURN);
      } finally {
        server.stop();
      }
    }
  }
  return costs;
}

/** Isolates come and go in a process that has long been running: what is new to the process alone is not the request's. */
async function warmProcess({ ports }: Server): Promise<void> {
  const port = ports.get("neighbour");
  if (port === undefined) throw new Error("workerd has no neighbour; expected one");
  for (const path of ["/", "/rss.xml", "/search?q=harbour", "/robots.txt"]) {
    const { statusCode } = await get({ port, path, headers: {} });
    if (statusCode !== 200) throw new Error(`${path} of the neighbour: status ${statusCode}; expected 200`);
  }
}

/** A Worker's script runs before it is asked, which counts as its start; that is over when its process does nothing. */
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

async function ask({ name, path, finds }: SearchQuestion, { port }: Server, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const { statusCode, body } = await get({ port, path, headers: {} });
    const found = body.toString().match(/<li class="h-entry">|<item>/g)?.length ?? 0;
    if (statusCode !== 200 || (finds !== undefined && found < finds))
      throw new Error(
        `${name}: status ${statusCode}, ${found} found; expected 200, and at least ${finds ?? 0}`,
      );
  }
}
