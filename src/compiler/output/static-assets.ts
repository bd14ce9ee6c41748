/**
 * Writes the folder of Static Assets: media of articles, files of `_public/`, files of pages, and their
 * headers.
 */

import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mediaPath } from "../../model/address.ts";
import type { MediaFile } from "../media/library.ts";
import { shipMedia } from "../media/ship.ts";
import type { PublicFile } from "../site/public-files.ts";
import { headersFile } from "./asset-headers.ts";
import type { PageFile } from "./page-files.ts";

export type StaticAssets = {
  readonly media: readonly MediaFile[];
  readonly publicFiles: readonly PublicFile[];
  readonly pageFiles: readonly PageFile[];
};

const MEDIA = mediaPath("");

/**
 * Creates `folder` and writes the files, each under a temporary name first. Parallel builds have different
 * marks (`mark`) in these names. Existing files are not written again, because `wrangler dev` reloads after
 * each change.
 */
export async function writeStaticAssets(
  { media, publicFiles, pageFiles }: StaticAssets,
  folder: string,
  mark: string,
): Promise<void> {
  const unfinished = `${folder}.${mark}`;
  const headers = { path: "/_headers", bytes: new TextEncoder().encode(headersFile()) };
  for (const { path, bytes } of [headers, ...pageFiles]) await replaceAsset(path, bytes);
  for (const { path, location } of publicFiles) {
    await makeWay(folder, path);
    await replaceAsset(path, await readFile(location));
  }
  await shipMedia(media, join(folder, MEDIA), unfinished);

  async function replaceAsset(path: string, bytes: Uint8Array): Promise<void> {
    const target = join(folder, path);
    const present = await readFile(target).catch(() => undefined);
    if (present?.equals(bytes)) return;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(unfinished, bytes);
    await rename(unfinished, target);
  }
}

/** Removes a file where the path needs a folder, and a folder where it needs a file. */
async function makeWay(folder: string, path: string): Promise<void> {
  const segments = path.split("/").slice(1);
  for (const at of segments.keys()) {
    const place = join(folder, ...segments.slice(0, at + 1));
    const isFolder = (await stat(place).catch(() => undefined))?.isDirectory();
    const isLast = at === segments.length - 1;
    if (isFolder === isLast) await rm(place, { recursive: true });
  }
}

/**
 * Removes files of earlier builds that the present pack does not use, and folders without files. Keeps the
 * folder of media, because each build needs it, and `wrangler dev` reloads after each change.
 */
export async function removeOldAssets(
  { media, publicFiles, pageFiles }: StaticAssets,
  folder: string,
): Promise<void> {
  const wanted = new Set(
    [
      MEDIA.slice(0, -1),
      "/_headers",
      ...media.map(({ served }) => mediaPath(served)),
      ...[...publicFiles, ...pageFiles].map(({ path }) => path),
    ].map((path) => join(folder, path)),
  );
  // A path is longer than the path of its folder. In this order, a folder comes after all files in it, so it
  // is empty when it is removed.
  const names = (await readdir(folder, { recursive: true })).sort((a, b) => b.length - a.length);
  for (const place of names.map((name) => join(folder, name))) {
    if (wanted.has(place)) continue;
    const isFolder = (await lstat(place)).isDirectory();
    if (!isFolder) await rm(place);
    else if ((await readdir(place)).length === 0) await rmdir(place);
  }
}
