/** The processes of this machine. Tests use it to check that a program leaves no process running. */

import { execFileSync } from "node:child_process";
import process from "node:process";
import { waitFor } from "./wait.ts";

export type RunningProcess = { readonly pid: number; readonly parent: number; readonly command: string };

/** Returns the running processes. A process that has ended, but that its parent has not noticed, is left out. */
function runningProcesses(): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, state, command = ""] = /^ *(\d+) +(\d+) +(\S+) +(.*)$/.exec(line) ?? [];
    return pid === undefined || state?.startsWith("Z")
      ? []
      : [{ pid: +pid, parent: Number(parent), command }];
  });
}

/** Returns a process, the processes that it started, the processes that those started, and so on. */
export function familyOf(pid: number): RunningProcess[] {
  const all = runningProcesses();
  const family = all.filter((one) => one.pid === pid);
  // Children are added while the list is walked.
  for (const { pid: parent } of family) family.push(...all.filter((one) => one.parent === parent));
  return family;
}

/** Waits until all of these processes have ended. */
export async function untilEnded(family: readonly RunningProcess[], limit?: number): Promise<void> {
  const pids = new Set(family.map(({ pid }) => pid));
  let left: RunningProcess[] = [];
  const look = () => {
    left = runningProcesses().filter(({ pid }) => pids.has(pid));
    return left.length === 0;
  };
  const last = () => left.map(({ pid, command }) => `${pid} ${command}`).join("\n");
  await waitFor("all processes to end", look, { last, ...(limit === undefined ? {} : { limit }) });
}

/** Ends processes that a failed test may have left. */
export function kill(family: readonly RunningProcess[]): void {
  for (const { pid } of family) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}
