/**
 * Answers for files that are served without the Worker, as Cloudflare's Static Assets do: media of articles,
 * files of `_public/`, and files of pages.
 */

import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import mime from "mime";
import { mediaPath } from "../../model/address.ts";
import { headersOf } from "../output/asset-headers.ts";
import type { StaticAssets } from "../output/static-assets.ts";

/** The files by the path of their address, not encoded. The functions read their bytes. */
export type Assets = ReadonlyMap<string, () => Promise<Uint8Array>>;

/** Returns the files of a site. `mediaFolder` has copies of its media files. */
export function assetsOf({ media, publicFiles, pageFiles }: StaticAssets, mediaFolder: string): Assets {
  return new Map<string, () => Promise<Uint8Array>>([
    ...media.map(({ served }) => [mediaPath(served), () => readFile(join(mediaFolder, served))] as const),
    ...publicFiles.map(({ path, location }) => [path, () => readFile(location)] as const),
    ...pageFiles.map(({ path, bytes }) => [path, async () => bytes] as const),
  ]);
}

/** Answers a request for a path, or with 404. The Worker then answers instead. */
export async function answerAsset(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  assets: Assets,
): Promise<void> {
  const read = assets.get(decoded(path));
  if (read === undefined) return empty(response, 404);
  if (method !== "GET" && method !== "HEAD") return empty(response, 405);
  // A file of `_public/` may have been removed after the last build.
  const bytes = await read().catch(() => undefined);
  if (bytes === undefined) return empty(response, 404);
  const entityTag = `"${hash("sha256", bytes).slice(0, 32)}"`;
  const own = { ...headersOf(decoded(path)), ETag: entityTag };
  if (isMatch(headers["if-none-match"], entityTag)) return empty(response, 304, own);
  response.writeHead(200, { ...own, "Content-Type": typeOf(path), "Content-Length": bytes.length });
  response.end(method === "HEAD" ? undefined : bytes);
}

export function empty(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the media type by the name's extension, as wrangler finds it when it uploads a file. */
function typeOf(path: string): string {
  const type = mime.getType(path) ?? "application/octet-stream";
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}

/** RFC 9110 13.1.2: tags are compared weakly. */
function isMatch(condition: string | undefined, entityTag: string): boolean {
  return (
    condition?.split(",").some((tag) => ["*", entityTag].includes(tag.trim().replace(/^W\//, ""))) ?? false
  );
}
