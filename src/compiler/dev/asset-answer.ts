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
import { answerEmpty } from "./empty-answer.ts";

/**
 * Answers a request for a path. If there is no such file, the answer is 404, and the Worker answers instead.
 * `mediaFolder` has copies of the site's media files.
 */
export async function answerAsset(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  site: StaticAssets,
  mediaFolder: string,
): Promise<void> {
  const read = readerOf(decoded(path), site, mediaFolder);
  if (read === undefined) return answerEmpty(response, 404);
  if (method !== "GET" && method !== "HEAD") return answerEmpty(response, 405);
  // A file of `_public/` may have been removed after the last build.
  const bytes = await read().catch(() => undefined);
  if (bytes === undefined) return answerEmpty(response, 404);
  const entityTag = `"${hash("sha256", bytes).slice(0, 32)}"`;
  const own = { ...headersOf(decoded(path)), ETag: entityTag };
  if (isMatch(headers["if-none-match"], entityTag)) return answerEmpty(response, 304, own);
  response.writeHead(200, { ...own, "Content-Type": typeOf(path), "Content-Length": bytes.length });
  response.end(method === "HEAD" ? undefined : bytes);
}

/** Returns a function that reads the file of a path. The path is not encoded. */
function readerOf(
  path: string,
  { media, publicFiles, pageFiles }: StaticAssets,
  mediaFolder: string,
): (() => Promise<Uint8Array>) | undefined {
  const page = pageFiles.find((file) => file.path === path);
  if (page !== undefined) return async () => page.bytes;
  const shown = media.find(({ served }) => mediaPath(served) === path);
  if (shown !== undefined) return () => readFile(join(mediaFolder, shown.served));
  const own = publicFiles.find((file) => file.path === path);
  return own && (() => readFile(own.location));
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
