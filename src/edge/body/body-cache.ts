/** Keeps the bodies of the feed documents that were sent last, up to a total size. */

import type { EntityTag } from "../validators.ts";

type Body = Uint8Array<ArrayBuffer>;

/** Returns the kept body with an entity-tag, or makes the body. A tag stands for the same bytes at any time. */
export type BodyCache = (tag: EntityTag, make: () => Promise<Body>) => Promise<Body>;

/**
 * The most bytes that are kept. A feed of fifty entries takes about 70 KB in gzip. An isolate has 128 MB, and
 * the pack may take half of it.
 */
export const MAX_KEPT = 4 * 1024 * 1024;

export function createBodyCache(): BodyCache {
  // A Map keeps the order of its keys: the body that was sent last is the last.
  const kept = new Map<EntityTag, Body>();
  let size = 0;
  return async (tag, make) => {
    const body = kept.get(tag) ?? (await make());
    drop(tag);
    kept.set(tag, body);
    size += body.length;
    for (const [oldest] of kept) {
      if (size <= MAX_KEPT) break;
      drop(oldest);
    }
    return body;
  };

  function drop(tag: EntityTag): void {
    size -= kept.get(tag)?.length ?? 0;
    kept.delete(tag);
  }
}
