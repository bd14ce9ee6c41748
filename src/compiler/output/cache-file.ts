/**
 * Reads and writes the file that keeps the cache between builds. If the file cannot be read, the cache is
 * empty.
 */

import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildCache, openCache } from "../cache/cache.ts";
import { compilerVersion } from "../cache/version.ts";
import { removeUnfinished, replaceFiles } from "./replace-files.ts";

/** Returns true if an earlier build has left its results. */
export function hasCache(output: string): boolean {
  return existsSync(join(cachesIn(output), FILE));
}

/** Returns the cache in `output`. It is empty if its file is missing, is damaged or has another version. */
export async function readCache(output: string, version = compilerVersion()): Promise<BuildCache> {
  const file = await readFile(join(cachesIn(output), FILE)).catch(() => undefined);
  return openCache(version, file);
}

/**
 * Writes the cache if it has changed. Ignores errors, because a missing cache only makes the next build
 * slower.
 */
export async function writeCache(output: string, cache: BuildCache): Promise<void> {
  const content = cache.toFile();
  if (content === undefined) return;
  try {
    await mkdir(cachesIn(output), { recursive: true });
    await removeUnfinished(cachesIn(output));
    await replaceFiles([[join(cachesIn(output), FILE), content]]);
  } catch {
    // The disk may be full or read-only.
  }
}

const FILE = "articles.bin";

/** Returns the folder of caches in `output`. Each file in it can be removed at any time. */
function cachesIn(output: string): string {
  return join(output, "cache");
}
