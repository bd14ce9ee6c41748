/** Judges if the memory of a process stays flat. */

import { readFileSync } from "node:fs";

const MB = 1e6;

/**
 * The last tenth of a run may use this many times the memory of the first third, and this many bytes more. V8
 * collects garbage late, so the memory grows by some megabytes even if nothing leaks.
 */
const GROWTH = 1.25;
const SLACK = 32 * MB;

export type MemoryVerdict = {
  /** In bytes: the maximum in the first third of the run, and the median of its last tenth. */
  readonly early: number;
  readonly late: number;
  readonly bound: number;
  readonly isFlat: boolean;
};

/** Returns the resident bytes of a process. Throws on systems without /proc. */
export function residentBytes(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

/** Judges the resident bytes of a run, taken at a steady pace. */
export function judgeMemory(samples: readonly number[]): MemoryVerdict {
  const third = samples.slice(0, Math.max(1, Math.floor(samples.length / 3)));
  const last = samples.slice(-Math.max(1, Math.floor(samples.length / 10))).sort((a, b) => a - b);
  const early = Math.max(...third);
  const late = last[Math.floor((last.length - 1) / 2)] ?? 0;
  const bound = early * GROWTH + SLACK;
  return { early, late, bound, isFlat: late <= bound };
}
