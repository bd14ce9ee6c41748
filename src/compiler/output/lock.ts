/** Lets one process at a time work on a folder. The lock is a file that names its process. */

import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { err, ok, type Result } from "../../model/result.ts";

export type Release = () => Promise<void>;

/** The milliseconds between two tries to take the lock. */
const PACE = 50;
/** The maximum number of tries. Together they take a minute, and no build writes for so long. */
const MAX_TRIES = 1200;
/**
 * The number of tries after which an empty lock counts as abandoned. A process leaves an empty lock if it is
 * killed before it writes its number.
 */
const TRIES_OF_EMPTY = 10;

/**
 * Takes the lock. Waits while a running process has it, and takes it over from an ended process. The error is
 * the number of the process that has the lock.
 */
export async function takeLock(path: string, tries = MAX_TRIES): Promise<Result<Release, number>> {
  let empty = 0;
  for (let left = tries; left > 0; left -= 1) {
    if (await isMade(path)) return ok(() => rm(path, { force: true }));
    const seen = await unlessMissing(readFile(path, "utf8"));
    if (seen === undefined) continue;
    empty = seen === "" ? empty + 1 : 0;
    if (isAbandoned(seen, empty)) await discard(path, seen);
    else await setTimeout(PACE);
  }
  return err(Number(await unlessMissing(readFile(path, "utf8"))));
}

/** Makes the lock file. Returns false if it exists already. */
async function isMade(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return false;
    // On a full disk, the lock file is made but stays empty.
    await rm(path, { force: true });
    throw cause;
  }
}

function isAbandoned(seen: string, empty: number): boolean {
  if (seen === "") return empty > TRIES_OF_EMPTY;
  const pid = Number(seen);
  // A process takes the lock only once, so a lock with its own number is from an earlier process.
  return pid === process.pid || !isRunning(pid);
}

/**
 * Removes an abandoned lock. Two processes may find the same abandoned lock. The later one must not remove
 * the lock that the earlier one made.
 */
async function discard(path: string, seen: string): Promise<void> {
  const aside = `${path}.${process.pid}.unfinished`;
  await unlessMissing(rename(path, aside));
  const taken = await unlessMissing(readFile(aside, "utf8"));
  if (taken !== undefined && taken !== seen) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Returns true if a process with this number is running, of any user. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return isCode(cause, "EPERM");
  }
}

async function unlessMissing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return undefined;
    throw cause;
  }
}

function isCode(cause: unknown, code: string): boolean {
  return (cause as NodeJS.ErrnoException).code === code;
}
