/** Finds the lengths of sound and film, which the Worker serves in parts. */

import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { RECORDING_EXTENSIONS } from "./identify.ts";
import { type MediaFile, pathOf } from "./library.ts";

/** A file with the path of its address, and the path for the file system. */
type ServedFile = { readonly path: string; readonly location: string };

/**
 * Returns the number of bytes by path. Sound and film have one of the extensions that wrangler.toml passes to the
 * Worker. The files are served as they are, so their lengths are those in the folder of seeds.
 */
export async function recordingLengths(
  media: readonly MediaFile[],
  publicFiles: readonly ServedFile[],
): Promise<Map<string, number>> {
  const files = [...media.map((file) => ({ path: pathOf(file), location: file.location })), ...publicFiles];
  const recordings = files.filter(({ path }) => RECORDING_EXTENSIONS.has(posix.extname(path).slice(1)));
  const entries = recordings.map(async ({ path, location }) => [path, (await stat(location)).size] as const);
  return new Map(await Promise.all(entries));
}
