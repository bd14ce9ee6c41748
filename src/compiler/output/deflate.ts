/**
 * Deflates (compresses) a piece once, so that the edge can put it unchanged into the compressed body of a
 * document (edge/body/splice.ts).
 */

import { constants, deflateRawSync, inflateRawSync } from "node:zlib";

/**
 * Deflates bytes. A full flush ends the blocks on a byte and clears the history, so that any piece may follow
 * any other. Inflates the result as a check, because a faulty piece would cause an error only in the middle
 * of an answer.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  // By default, each result would be a part of a buffer of 16 KiB, and hold that whole buffer in memory.
  const chunkSize = bytes.length + ROOM;
  const deflated = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH, chunkSize });
  const inflated = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize });
  if (!inflated.equals(bytes)) throw new Error("a piece that does not inflate to its own bytes");
  return deflated;
}

/**
 * The bytes by which the buffer is longer than the input. zlib accepts no smaller buffer, and bytes that
 * cannot be compressed get a few bytes longer.
 */
const ROOM = 64;
