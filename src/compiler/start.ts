/** Starts the command. Of the compiler's files, only this one reads the environment and the clock. */

import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { wholeSecond } from "../model/instant.ts";
import { askOn } from "./commands/terminal.ts";
import { runWrangler } from "./commands/wrangler.ts";
import { run } from "./run.ts";

const isOnTerminal = process.stdin.isTTY && process.stdout.isTTY;

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  home: homedir(),
  out: {
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
    screen: process.stderr,
  },
  now: wholeSecond(Date.now()),
  newId: randomUUID,
  elapsed: () => performance.now(),
  fetch,
  pause: setTimeout,
  startWrangler: runWrangler,
  ...(isOnTerminal ? { ask: askOn(process.stdin, process.stdout) } : {}),
});
