/** Turns text documents into resources. */

import type { Instant } from "../model/instant.ts";
import type { Pack } from "../pack/read.ts";
import { createMemo } from "./memo.ts";
import { type PreparedDocument, representationAt } from "./prepared-document.ts";
import type { Resource } from "./router.ts";
import { prepareText, type TextDocument } from "./text-document.ts";

type TextResource = (
  address: string,
  now: Instant,
  write: () => TextDocument | Promise<TextDocument>,
) => Resource;

export type TextResources = {
  /** For a text that the site has once. It is kept until its next change. */
  readonly memoized: TextResource;
  /** For a text of which the site has many. It is written anew for each request. */
  readonly fresh: TextResource;
};

export function textResources(pack: Pack): TextResources {
  const memo = createMemo<PreparedDocument>();
  const resource = (address: string, now: Instant, prepare: () => Promise<PreparedDocument>): Resource => ({
    address,
    represent: async () => representationAt(now, await prepare(), pack.site),
  });
  return {
    memoized: (address, now, write) =>
      resource(address, now, () => memo(address, now, async () => prepareText(await write(), pack, now))),
    fresh: (address, now, write) => resource(address, now, async () => prepareText(await write(), pack, now)),
  };
}
