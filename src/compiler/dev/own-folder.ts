/**
 * The folder of one dev server, below `build/dev/`. No other dev server and no build changes its files. The
 * name of the folder is the number of the process.
 */

import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { isRunning } from "../output/lock.ts";

/**
 * Makes the folder, and removes the folders of dev servers that were killed. `output` is the folder of
 * builds.
 */
export async function makeOwnFolder(output: string): Promise<string> {
  const all = join(output, "dev");
  const own = join(all, String(process.pid));
  await mkdir(all, { recursive: true });
  for (const name of await readdir(all)) {
    const pid = Number(name);
    if (pid === process.pid || !isRunning(pid)) await rm(join(all, name), { recursive: true, force: true });
  }
  await mkdir(own);
  return own;
}
