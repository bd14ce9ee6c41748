/** Starts the wrangler of this checkout in a separate process. */

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";

const PROGRAM = "node_modules/wrangler/bin/wrangler.js";

/** Returns wrangler's exit code. Passes a signal for this process on to wrangler, and ends after wrangler. */
export async function runWrangler(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [resolve(PROGRAM), ...args], { stdio: "inherit", env });
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  // A terminal sends SIGINT to both processes itself.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => done(code ?? 1));
  });
}
