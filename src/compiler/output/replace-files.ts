/** Replaces whole files. At every moment, a file has either its old or its new content. */

import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { isRunning } from "./lock.ts";

/** The end of an unfinished file's name, with the number of the process that writes it. */
export const UNFINISHED = `${process.pid}.unfinished`;

/** Writes all files under temporary names before any of them replaces an older file. */
export async function replaceFiles(
  files: readonly (readonly [path: string, content: string | Uint8Array | Iterable<Uint8Array>])[],
): Promise<void> {
  const unfinished = (path: string) => `${path}.${UNFINISHED}`;
  try {
    for (const [path, content] of files) await writeFile(unfinished(path), content);
    for (const [path] of files) await rename(unfinished(path), path);
  } catch (cause) {
    for (const [path] of files) await rm(unfinished(path), { force: true });
    throw cause;
  }
}

/** Removes the unfinished files of this process, and those that a killed process left. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /\.(\d+)\.unfinished$/.exec(name) ?? [];
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
      await rm(join(folder, name), { force: true });
  }
}
