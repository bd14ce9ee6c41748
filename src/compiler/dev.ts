/**
 * The entry file of the thread in which `npm run dev` compiles. Compiles each time that it gets the settings.
 * Like main.ts, it reads the clock.
 */

import { enableCompileCache } from "node:module";
import { parentPort, type Transferable, workerData } from "node:worker_threads";
import { wholeSecond } from "../model/instant.ts";
import type { ThreadData, ThreadMessage, ThreadSettings } from "./dev/compiler-thread.ts";

// Loads the compiler from Node's cache of compiled code, which takes two thirds of the time.
enableCompileCache((workerData as ThreadData).compileCache);
const { buildForDev } = await import("./dev/dev-build.ts");

/** The milliseconds between two reports of progress. */
const PACE = 100;

let reported = 0;

parentPort?.on("message", async (settings: ThreadSettings) => {
  const started = performance.now();
  const build = await buildForDev({
    ...settings,
    now: wholeSecond(Date.now()),
    progress(...progress) {
      if (performance.now() - reported < PACE) return;
      reported = performance.now();
      send({ kind: "progress", progress });
    },
  });
  const duration = performance.now() - started;
  const { site } = build;
  send({ kind: "build", build, duration }, site === undefined ? [] : [site.index, site.pieces]);
});

function send(message: ThreadMessage, transferred: readonly Transferable[] = []): void {
  parentPort?.postMessage(message, transferred);
}
