/** Reads how much CPU time another process has used, from Linux's books. */

import { readdirSync, readFileSync } from "node:fs";

/** In words, for the report. */
export const CPU_SOURCE = "user and system time of the workerd process, all threads, from /proc/PID/task/*/schedstat";

/**
 * Seconds since the process began, or nothing where the system keeps no such books.
 * /proc/PID/stat holds the same sum, but in ticks of mostly 10 ms, too coarse for a few hundred requests.
 */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    );
    return nanoseconds.reduce((sum, time) => sum + time, 0) / 1e9;
  } catch {
    return undefined;
  }
}
