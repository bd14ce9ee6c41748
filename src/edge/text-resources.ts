/** Turns pages and small files into resources (an address, and a function that makes the response). */

import { createMemo } from "./memo.ts";
import type { Representation } from "./representation.ts";
import type { Resource } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";

type TextResource = (address: string, snapshot: Snapshot, write: () => Promise<Representation>) => Resource;

export type TextResources = {
  /**
   * For a text that the site has once, such as the index of topics. The text is kept until its next change.
   */
  readonly memoized: TextResource;
  /**
   * For one of many texts of a kind, such as the pages of articles. The text is written again for each
   * request.
   */
  readonly fresh: TextResource;
};

export function textResources(): TextResources {
  const memo = createMemo<Representation>();
  return {
    memoized: (address, { now }, write) => ({ address, represent: () => memo(address, now, write) }),
    fresh: (address, _, write) => ({ address, represent: write }),
  };
}
