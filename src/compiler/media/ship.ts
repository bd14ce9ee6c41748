/** Copies the used media files into the folder of Static Assets, with a file of their headers. */

import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaPath } from "../../model/address.ts";
import type { MediaFile } from "./library.ts";
import { stripperOf } from "./metadata/strip.ts";

const MEDIA = mediaPath("");

/**
 * A file's name changes with its bytes, so caches may keep it forever. A drawing that is opened as a page has
 * an origin of its own (https://www.w3.org/TR/CSP3/#directive-sandbox). It cannot run scripts or load files.
 * The syntax: https://developers.cloudflare.com/workers/static-assets/headers/
 */
export const HEADERS = `${MEDIA}*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
${MEDIA}*.svg
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox
`;

/**
 * Creates `folder` and writes the files, each under a temporary name first. Parallel builds have different
 * marks (`mark`) in their temporary names.
 */
export async function shipMedia(media: readonly MediaFile[], folder: string, mark: string): Promise<void> {
  const target = join(folder, MEDIA);
  await mkdir(target, { recursive: true });
  const unfinished = `${folder}.${mark}`;
  await writeFile(unfinished, HEADERS);
  await rename(unfinished, join(folder, "_headers"));
  const there = new Set(await readdir(target));
  for (const file of media) {
    if (there.has(file.served)) continue;
    await copyStripped(file, unfinished);
    await rename(unfinished, join(target, file.served));
  }
}

/** Strips a picture a second time, because all pictures together may not fit into memory. */
async function copyStripped({ location, mediaType }: MediaFile, target: string): Promise<void> {
  const strip = stripperOf(mediaType);
  if (strip === undefined) return copyFile(location, target);
  const stripped = strip(await readFile(location));
  if (stripped === undefined) throw new Error(`${location} has changed since it was read; build again`);
  await writeFile(target, stripped);
}

/** Removes files of earlier builds that the current pack does not use. */
export async function removeOldMedia(media: readonly MediaFile[], folder: string): Promise<void> {
  const wanted = new Set(media.map(({ served }) => served));
  const target = join(folder, MEDIA);
  for (const name of await readdir(target))
    if (!wanted.has(name)) await rm(join(target, name), { recursive: true, force: true });
}
