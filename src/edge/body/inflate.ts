/** Inflates the compressed pieces of feed documents. */

import { concatenate } from "../../model/bytes.ts";
import { LAST_BLOCK } from "./blocks.ts";

/**
 * Returns the plain bytes of deflated chunks. No block in the chunks is marked as the last, so a last block
 * is added.
 */
export function inflate(chunks: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return inflateStream(concatenate([...chunks, LAST_BLOCK]));
}

/** Returns the plain bytes of a whole deflate stream. */
export async function inflateStream(deflated: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  // Writes all bytes at once, because each write passes through the runtime's streams. Ignores a failure
  // here, because the reading side reports it too.
  const written = Promise.all([writer.write(deflated), writer.close()]);
  written.catch(() => undefined);
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
