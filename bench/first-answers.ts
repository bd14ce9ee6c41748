/** Measures the first answer of new isolates: the CPU time of workerd's main thread for one request. */

import { type Address, EVERY_KIND } from "./addresses.ts";
import type { Bundle } from "./bundle.ts";
import { mainThreadSeconds } from "./cpu.ts";
import { get } from "./get.ts";
import { settledSeconds } from "./starts.ts";
import { startWorkerd } from "./workerd.ts";

/** An odd number, so that the median is a measured value. */
const ROUNDS = 3;

/**
 * Returns the seconds of the first answer at each address, one for each round. Every answer comes from a new
 * isolate.
 */
export async function measureFirstAnswers(
  app: Bundle,
  neighbour: Bundle,
): Promise<ReadonlyMap<Address, readonly number[]>> {
  const costs = new Map(EVERY_KIND.map((address) => [address, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [address, seconds] of costs) seconds.push(await firstAnswer(address, app, neighbour));
  }
  return costs;
}

/**
 * Sends requests to the neighbour first. On the platform, a new isolate starts in a process that has run for
 * long.
 */
async function firstAnswer({ path, headers }: Address, app: Bundle, neighbour: Bundle): Promise<number> {
  const server = await startWorkerd(app, { neighbours: [{ ...neighbour, name: "neighbour" }] });
  try {
    for (const warmed of ["/", "/rss.xml", "/search?q=lo", "/articles/report-1"])
      await get({ port: server.ports.get("neighbour") ?? 0, path: warmed, headers: {} });
    await settledSeconds(server.pid);
    const before = mainThreadSeconds(server.pid) ?? Number.NaN;
    const { statusCode = 500 } = await get({ port: server.port, path, headers });
    if (statusCode >= 500) throw new Error(`${path}: status ${statusCode}; expected an answer`);
    return (mainThreadSeconds(server.pid) ?? Number.NaN) - before;
  } finally {
    server.stop();
  }
}
