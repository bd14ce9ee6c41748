/**
 * Ends a program when the process that started it has ended, even by SIGKILL. wrangler's processes load this
 * file first (commands/wrangler.ts). Else they would keep running, with the port.
 */

import process from "node:process";

/** The milliseconds between two checks. */
const PACE = 250;

// The system gives a process another parent when its own has ended.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, PACE).unref();
