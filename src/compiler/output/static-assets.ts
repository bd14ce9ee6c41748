/** Writes the folder of Static Assets: media of articles, files of pages, and the headers of both. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assetPath, mediaPath } from "../../model/address.ts";
import type { MediaFile } from "../media/library.ts";
import { shipMedia } from "../media/ship.ts";
import type { PageFile } from "./page-files.ts";

export type StaticAssets = { readonly media: readonly MediaFile[]; readonly pageFiles: readonly PageFile[] };

const [MEDIA, ASSETS] = [mediaPath(""), assetPath("")];

/** The content of an address in these folders never changes, because the name is made from the bytes. */
const UNCHANGING = `
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff`;

/**
 * Icons keep their addresses, so caches keep them for a day only. A drawing that is opened as a page has an
 * origin of its own (https://www.w3.org/TR/CSP3/#directive-sandbox). It cannot run scripts or load files. The
 * syntax: https://developers.cloudflare.com/workers/static-assets/headers/
 */
const HEADERS = `${MEDIA}*${UNCHANGING}
${ASSETS}*${UNCHANGING}
/favicon.*
  Cache-Control: public, max-age=86400
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
${MEDIA}*.svg
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox
`;

/**
 * Creates `folder` and writes the files, each under a temporary name first. Parallel builds have different
 * marks (`mark`) in these names. Existing files are not written again, because `wrangler dev` reloads after
 * each change.
 */
export async function writeStaticAssets(
  { media, pageFiles }: StaticAssets,
  folder: string,
  mark: string,
): Promise<void> {
  const unfinished = `${folder}.${mark}`;
  const headers = { path: "/_headers", bytes: new TextEncoder().encode(HEADERS) };
  for (const { path, bytes } of [headers, ...pageFiles]) {
    const target = join(folder, path);
    const present = await readFile(target).catch(() => undefined);
    if (present?.equals(bytes)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(unfinished, bytes);
    await rename(unfinished, target);
  }
  await shipMedia(media, join(folder, MEDIA), unfinished);
}

/** Removes files of earlier builds that the present pack does not use. */
export async function removeOldAssets({ media, pageFiles }: StaticAssets, folder: string): Promise<void> {
  const wanted = new Set([
    ...media.map(({ served }) => mediaPath(served)),
    ...pageFiles.map(({ path }) => path),
  ]);
  for (const under of [MEDIA, ASSETS])
    for (const name of await readdir(join(folder, under)))
      if (!wanted.has(under + name)) await rm(join(folder, under, name), { recursive: true, force: true });
}
