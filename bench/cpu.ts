/** Reads how much CPU time another process has used, from Linux's books. */

import { readdirSync, readFileSync } from "node:fs";

/** In words, for the report. */
export const CPU_SOURCE =
  "user and system time of the workerd process, all threads, from /proc/PID/task/*/schedstat";

/** In words, for what one request costs the thread that answers it. */
export const MAIN_THREAD_SOURCE =
  "user and system time of workerd's main thread, which runs the Worker, from /proc/PID/task/PID/schedstat";

/** Seconds since the process began; those of threads that compile what runs often, beside it, are not in it. */
export function mainThreadSeconds(pid: number): number | undefined {
  try {
    return secondsOf(pid, String(pid));
  } catch {
    return undefined;
  }
}

/**
 * Seconds since the process began, or nothing where the system keeps no such books.
 * /proc/PID/stat holds the same sum, but in ticks of mostly 10 ms, too coarse for a few hundred requests.
 */
export function cpuSeconds(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + secondsOf(pid, thread), 0);
  } catch {
    return undefined;
  }
}

function secondsOf(pid: number, thread: string): number {
  return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e9;
}
