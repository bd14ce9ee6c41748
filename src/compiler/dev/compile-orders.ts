/**
 * The module of the thread in which `npm run dev` compiles. Compiles once for each message with settings. Like
 * start.ts, it reads the clock.
 */

import { parentPort, type Transferable, workerData } from "node:worker_threads";
import { wholeSecond } from "../../model/instant.ts";
import { COMPILER_CACHES } from "../cache/bundle.ts";
import { readCache, writeCache } from "../output/cache-file.ts";
import { writeBundle } from "../output/write-bundle.ts";
import type { ThreadData, ThreadMessage, ThreadSettings } from "./compiler-thread.ts";
import { buildForDev } from "./dev-build.ts";

/** The milliseconds between two reports of progress. */
const PACE = 100;

/** The milliseconds without a build after which the results and the bundle are written to disk. */
const PATIENCE = 2_000;

const { output } = workerData as ThreadData;
const cache = await readCache(output);
let reported = 0;
let writing: NodeJS.Timeout | undefined;

parentPort?.on("message", async (settings: ThreadSettings) => {
  clearTimeout(writing);
  const started = performance.now();
  const build = await buildForDev({
    ...settings,
    now: wholeSecond(Date.now()),
    cache,
    progress(...progress) {
      if (performance.now() - reported < PACE) return;
      reported = performance.now();
      send({ kind: "progress", progress });
    },
  });
  const duration = performance.now() - started;
  const { site } = build;
  send({ kind: "build", build, duration }, site === undefined ? [] : [site.index, site.pieces]);
  writing = setTimeout(keepResults, PATIENCE);
});

async function keepResults(): Promise<void> {
  await writeCache(output, cache);
  await writeBundle(COMPILER_CACHES, wholeSecond(Date.now()));
}

function send(message: ThreadMessage, transferred: readonly Transferable[] = []): void {
  parentPort?.postMessage(message, transferred);
}
