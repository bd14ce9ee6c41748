/**
 * Ends a program when the process that started it has ended, even by SIGKILL. wrangler's processes load this
 * file first (commands/wrangler.ts). Else they would keep running, with the port.
 */

import process from "node:process";

if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // The channel alone keeps no program running.
  process.channel.unref();
}
