/** Turns pages and small files into resources. */

import { createMemo } from "./memo.ts";
import type { Representation } from "./representation.ts";
import type { Resource } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";

type TextResource = (address: string, snapshot: Snapshot, write: () => Promise<Representation>) => Resource;

export type TextResources = {
  /** For a text that the site has once. It is kept until its next change. */
  readonly memoized: TextResource;
  /** For a text of which the site has many. It is written anew for each request. */
  readonly fresh: TextResource;
};

export function textResources(): TextResources {
  const memo = createMemo<Representation>();
  return {
    memoized: (address, { now }, write) => ({ address, represent: () => memo(address, now, write) }),
    fresh: (address, _, write) => ({ address, represent: write }),
  };
}
