/** Finds the lengths of sound and film, which the Worker serves in parts. */

import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { RECORDING_EXTENSIONS } from "./identify.ts";
import { type MediaFile, pathOf } from "./library.ts";

/** A file of `_public/`, with the path of its address, and the path for the file system. */
type PublicFile = { readonly path: string; readonly location: string };

/**
 * Returns the lengths of sound and film in bytes, by path. Their extensions are those that wrangler.toml
 * passes to the Worker.
 */
export async function recordingLengths(
  media: readonly MediaFile[],
  publicFiles: readonly PublicFile[],
): Promise<Map<string, number>> {
  const known = media.map((file) => [pathOf(file), file.length] as const);
  const measured = publicFiles
    .filter(({ path }) => isRecording(path))
    .map(async ({ path, location }) => [path, (await stat(location)).size] as const);
  return new Map([...known.filter(([path]) => isRecording(path)), ...(await Promise.all(measured))]);
}

function isRecording(path: string): boolean {
  return RECORDING_EXTENSIONS.has(posix.extname(path).slice(1));
}
