/** Deflates a fragment once, so that the edge can splice it into a gzip body (edge/body/gzip.ts). */

import { constants, crc32, deflateRawSync } from "node:zlib";
import type { DeflatedFragment } from "../../pack/write.ts";

/**
 * Deflates bytes. A full flush ends on a whole byte and clears the history, so that any fragment may follow
 * any other.
 */
export function deflate(bytes: Uint8Array): DeflatedFragment {
  const deflated = deflateRawSync(bytes, {
    level: constants.Z_BEST_COMPRESSION,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  return { crc32: crc32(bytes), bytes: new Uint8Array(deflated) };
}
