/**
 * Ends a program when the process that started it has ended, even by SIGKILL. wrangler's processes load this
 * file first (commands/wrangler.ts). Otherwise they would keep running and keep the port.
 */

import process from "node:process";

/** The milliseconds between two checks. */
const PACE = 250;

// When a process ends, the system gives its children another parent.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, PACE).unref();
