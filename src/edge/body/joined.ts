/** Joins the parts of a body for a response. */

import { byteLength, copyParts } from "../../model/bytes.ts";

/**
 * All responses use this buffer in turn. A new buffer for each feed would be memory that no cache of the
 * processor has, until V8 collects it. The size is enough for nearly all feeds.
 */
const SHARED = new Uint8Array(256 * 1024);

/**
 * Returns the bytes of all parts. The next call overwrites them, so `new Response` must follow at once. It
 * copies the bytes. https://fetch.spec.whatwg.org/#concept-bodyinit-extract workerd copies them since August
 * 2026. The compatibility date in wrangler.toml must be later. https://github.com/cloudflare/workerd/issues/6498
 */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = byteLength(parts);
  return copyParts(parts, length <= SHARED.length ? SHARED.subarray(0, length) : new Uint8Array(length));
}
