/** Copies the used media files into the folder from which they are served. */

import { copyFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MediaFile } from "./library.ts";
import { stripperOf } from "./metadata/strip.ts";

/**
 * Creates `folder` and writes the files into it. Each file is first written to the path `unfinished`. A file
 * that exists in `folder` is not written again, because its name contains a hash of its bytes.
 */
export async function shipMedia(
  media: readonly MediaFile[],
  folder: string,
  unfinished: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  for (const file of media) {
    if (there.has(file.served)) continue;
    await copyStripped(file, unfinished);
    await rename(unfinished, join(folder, file.served));
  }
}

/**
 * Removes a picture's metadata again. The build does not keep the results of the first time, because all
 * pictures together may not fit into memory.
 */
async function copyStripped({ location, mediaType }: MediaFile, target: string): Promise<void> {
  const strip = stripperOf(mediaType);
  if (strip === undefined) return copyFile(location, target);
  const stripped = strip(await readFile(location));
  if (stripped === undefined) throw new Error(`${location} has changed since it was read; build again`);
  await writeFile(target, stripped);
}
