/** Measures how long sounds and films are. */

import { readFile } from "node:fs/promises";
import type { MediaFile } from "./library.ts";

/**
 * Returns the duration of a file in seconds, or undefined if it is not known. Reads the whole file, because
 * an MP3 file may not state its duration.
 */
export async function durationOf({
  location,
  mediaType,
}: Pick<MediaFile, "location" | "mediaType">): Promise<number | undefined> {
  try {
    // Loading the library takes a fifth of a second, and most sites have no recordings.
    const { parseBuffer } = await import("music-metadata");
    const bytes = await readFile(location);
    const { format } = await parseBuffer(bytes, mediaType, { duration: true, skipCovers: true });
    // For a film without sound, only its track states the duration.
    const [first] = [format, ...format.trackInfo].flatMap(({ duration }) => duration ?? []);
    return first !== undefined && Number.isFinite(first) && first > 0 ? first : undefined;
  } catch (cause) {
    // The library is missing while npm installs packages. This says nothing about the file, so the cache must
    // not keep it as a file without a duration.
    if ((cause as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") throw cause;
    return undefined;
  }
}
