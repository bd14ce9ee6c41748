/** Makes responses of parts, such as the pieces of a feed. */

import { byteLength, copyParts } from "../../model/bytes.ts";

/**
 * All responses use this buffer in turn. A new buffer for each feed would be memory that no cache of the
 * processor has, until V8 collects it. The size is enough for nearly all feeds.
 */
const SHARED = new Uint8Array(256 * 1024);

/**
 * True if a response copies the bytes that it is made of. The standard says so
 * (https://fetch.spec.whatwg.org/#concept-bodyinit-extract), but workerd kept the caller's buffer until 2026.
 * There, one feed would overwrite another. https://github.com/cloudflare/workerd/issues/4995
 */
let copiesBytes: boolean | undefined;

/** Returns a response whose body is all parts, one after the other. */
export async function responseOf(parts: readonly Uint8Array[], init: ResponseInit): Promise<Response> {
  // The types allow memory that threads share, of which no part is.
  if (parts.length === 1) return new Response(parts[0] as Uint8Array<ArrayBuffer>, init);
  copiesBytes ??= await seesNoChange();
  const length = byteLength(parts);
  const isShared = copiesBytes && length <= SHARED.length;
  const bytes = isShared ? SHARED.subarray(0, length) : new Uint8Array(length);
  return new Response(copyParts(parts, bytes), init);
}

/** Changes the bytes of a response before it is read. Returns true if the response has the earlier bytes. */
async function seesNoChange(): Promise<boolean> {
  const bytes = Uint8Array.of(1);
  const response = new Response(bytes);
  bytes[0] = 2;
  return new Uint8Array(await response.arrayBuffer())[0] === 1;
}
