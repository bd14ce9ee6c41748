/**
 * The program behind the `npm run` commands. Of the compiler's files, only this one and dev.ts read the
 * process, the environment and the clock.
 */

import { randomUUID } from "node:crypto";
import { enableCompileCache } from "node:module";
import { resolve } from "node:path";
import process from "node:process";
import { wholeSecond } from "../model/instant.ts";

// Loads the commands from Node's cache of compiled code, which takes two thirds of the time.
enableCompileCache(resolve("build/cache/node"));
const { askOn } = await import("./commands/terminal.ts");
const { runWrangler } = await import("./commands/wrangler.ts");
const { run } = await import("./run.ts");

const isOnTerminal = process.stdin.isTTY && process.stdout.isTTY;

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  out: {
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
    screen: process.stderr,
  },
  now: wholeSecond(Date.now()),
  newId: randomUUID,
  elapsed: () => performance.now(),
  fetch,
  startWrangler: runWrangler,
  ...(isOnTerminal ? { ask: askOn(process.stdin, process.stdout) } : {}),
});
