/** Documents that are written anew for each request: pages, indexes for machines, small files. */

import type { Instant } from "../model/instant.ts";
import { digest } from "../pack/digest.ts";
import type { Pack } from "../pack/read.ts";
import { cacheControl } from "./caching.ts";
import type { Link } from "./links.ts";
import { nextRelease } from "./released.ts";
import type { Representation } from "./respond.ts";
import { entityTag } from "./validators.ts";

export type TextDocument = {
  readonly contentType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly links?: readonly Link[];
};

/** The entity-tag is a digest of the bytes: unlike a feed's, they are few, or seldom asked for. */
export async function representText({ content, ...rest }: TextDocument, pack: Pack, now: Instant): Promise<Representation> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    ...rest,
    entityTag: entityTag(await digest(bytes)),
    cacheControl: cacheControl(pack.site.ttl, nextRelease(pack, now), now),
    length: bytes.length,
    body: async () => bytes,
  };
}
