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
  const deflated = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  const inflated = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH });
  if (!inflated.equals(bytes)) throw new Error("a piece that does not inflate to its own bytes");
  return deflated;
}
