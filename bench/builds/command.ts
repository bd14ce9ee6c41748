/** Runs a command to its end, and measures its time and memory. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { atEnd } from "../clean-up.ts";
import { threadSeconds } from "../cpu.ts";

export type CommandCost = {
  /** The seconds from before the start of the process to its end. */
  readonly seconds: number;
  /** Seconds of CPU of all processes. Absent on systems without /proc. */
  readonly cpuSeconds?: number;
  /** The largest size of the largest process, in bytes. Absent on systems without /proc. */
  readonly peakBytes?: number;
};

/**
 * The milliseconds between two reads of the memory. Linux keeps the peak of a process until the process ends.
 */
const PACE = 100;

/** Runs a command and its processes. If the command fails, throws an error with the command's output. */
export async function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<CommandCost> {
  let printed = "";
  let peak = 0;
  // By thread, because a thread may end before its process.
  const cpu = new Map<string, number>();
  const started = performance.now();
  const child = startCommand(command, args, cwd, (text) => {
    printed += text;
  });
  const watch = setInterval(() => {
    for (const pid of processesBelow(child.pid ?? 0)) {
      peak = Math.max(peak, peakBytesOf(pid));
      for (const [thread, seconds] of threadSeconds(pid) ?? []) cpu.set(thread, seconds);
    }
  }, PACE);
  try {
    const code = await ended(child);
    if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${printed.trim()}`);
    const seconds = (performance.now() - started) / 1000;
    if (peak === 0) return { seconds };
    return { seconds, peakBytes: peak, cpuSeconds: [...cpu.values()].reduce((sum, one) => sum + one, 0) };
  } finally {
    clearInterval(watch);
  }
}

/**
 * Starts a command as a group of processes. If the group still runs when this process ends, it is ended too.
 */
export function startCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  print: (text: string) => void,
): ChildProcess {
  const { SEEDS_DIR: _, SITE_URL: __, ...env } = process.env;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => print(text));
  atEnd(() => {
    if (!hasEnded(child)) signalGroup(child, "SIGKILL");
  });
  return child;
}

/** Returns the exit code. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (hasEnded(child)) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Sends a signal to a command and all of its processes. Does nothing if they have ended. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All processes have ended.
  }
}

/** Returns a process and all processes that it started. */
function processesBelow(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return [pid, ...children.flatMap((child) => processesBelow(Number(child)))];
  } catch {
    return [];
  }
}

/** Returns the largest resident size that a process has had. */
function peakBytesOf(pid: number): number {
  try {
    const [, kilobytes = "0"] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
