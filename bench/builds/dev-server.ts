/** Measures `npm run dev` from outside: a folder of articles, a port, and the feed. */

import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { get } from "../get.ts";
import { ended, signalGroup, startCommand } from "./command.ts";
import type { EditedSite } from "./site.ts";

export type DevCost = {
  /** The seconds from the start of the command to the first feed. */
  readonly start: number;
  /** The seconds from each save to the first feed with the new title. */
  readonly saves: readonly number[];
  /** The seconds of the slowest request between each save and its new feed. */
  readonly slowest: readonly number[];
  /** The number of requests after the start that got no feed. */
  readonly failed: number;
};

/** The milliseconds between an answer and the next request. */
const PACE = 5;
/** The milliseconds between a new feed and the next save. */
const REST = 1_000;
/** The milliseconds after the last build in which the dev server writes its results to disk. */
const UNTIL_KEPT = 3_000;
/** The milliseconds after which a start or a save counts as failed. */
const PATIENCE = 300_000;
/** The milliseconds until processes that ignore the first signal are killed. */
const GRACE = 10_000;

/** Starts the dev server on a site, saves an article `edits` times, and ends the server. */
export async function measureDev(
  project: string,
  site: EditedSite,
  port: number,
  edits: number,
): Promise<DevCost> {
  let printed = "";
  const started = performance.now();
  const args = ["--seeds", site.folder, "--port", String(port), "--inspector-port", "0"];
  const server = startCommand("npm", ["run", "dev", "--", ...args], project, (text) => {
    printed += text;
  });
  const watch = async (title: string) => {
    try {
      return await watchFor(port, title);
    } catch (cause) {
      throw new Error(`npm run dev printed:\n${printed.trim()}`, { cause });
    }
  };
  try {
    await watch("");
    const start = (performance.now() - started) / 1000;
    const seen: Watched[] = [];
    for (let edit = 0; edit < edits; edit += 1) {
      await wait(REST);
      seen.push(await watch(site.edit()));
    }
    await wait(UNTIL_KEPT);
    return {
      start,
      saves: seen.map(({ seconds }) => seconds),
      slowest: seen.map(({ slowest }) => slowest),
      failed: seen.reduce((sum, { failed }) => sum + failed, 0),
    };
  } finally {
    signalGroup(server, "SIGTERM");
    await Promise.race([ended(server), wait(GRACE)]);
    // wrangler's own processes may still run after npm has ended.
    signalGroup(server, "SIGKILL");
  }
}

type Watched = { readonly seconds: number; readonly slowest: number; readonly failed: number };

/** Requests the feed again and again until it has the title. */
async function watchFor(port: number, title: string): Promise<Watched> {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  let [slowest, failed] = [0, 0];
  for (;;) {
    const asked = elapsed();
    const answer = await get({ port, path: "/feed.json", headers: {} }).catch(() => undefined);
    const now = elapsed();
    slowest = Math.max(slowest, now - asked);
    if (answer?.statusCode !== 200) failed += 1;
    else if (answer.body.includes(title)) return { seconds: now / 1000, slowest: slowest / 1000, failed };
    if (now > PATIENCE)
      throw new Error(`no feed with ${JSON.stringify(title)} in ${PATIENCE / 1000} seconds`);
    await wait(PACE);
  }
}

/** Returns a port on which nothing listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}
