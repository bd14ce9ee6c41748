/** Reads the CPU time that another process has used, from Linux's /proc. */

import { readdirSync, readFileSync } from "node:fs";

/** Describes the source of {@link cpuSeconds}, for the report. */
export const CPU_SOURCE =
  "user and system time of the workerd process, all threads, from /proc/PID/task/*/schedstat";

/** Describes the source of {@link mainThreadSeconds}, for the report. */
export const MAIN_THREAD_SOURCE =
  "user and system time of workerd's main thread, which runs the Worker, from /proc/PID/task/PID/schedstat";

/**
 * Returns the main thread's seconds since the process began, or undefined if the system has no such file.
 * Threads that compile frequent code are not included.
 */
export function mainThreadSeconds(pid: number): number | undefined {
  try {
    return secondsOf(pid, String(pid));
  } catch {
    return undefined;
  }
}

/**
 * Returns all threads' seconds since the process began, or undefined if the system has no such files. The
 * file /proc/PID/stat has the same sum, but usually in ticks of 10 ms. That is too coarse for a few hundred
 * requests.
 */
export function cpuSeconds(pid: number): number | undefined {
  return threadSeconds(pid)?.reduce((sum, [, seconds]) => sum + seconds, 0);
}

/** Returns the seconds of each thread of a process, by the thread's number. */
export function threadSeconds(pid: number): [thread: string, seconds: number][] | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => [thread, secondsOf(pid, thread)]);
  } catch {
    return undefined;
  }
}

function secondsOf(pid: number, thread: string): number {
  return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e9;
}
