/** Documents that are text: pages, indexes for machines, small files. */

import type { Instant } from "../model/instant.ts";
import { digest } from "../pack/digest.ts";
import type { Pack } from "../pack/read.ts";
import type { Link } from "./links.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { nextChangeOfSite } from "./released.ts";
import type { ProblemStatus } from "./respond.ts";
import { entityTag } from "./validators.ts";

export type TextDocument = {
  readonly status?: ProblemStatus;
  readonly contentType: string;
  readonly content: string;
  readonly links?: readonly Link[];
};

/** Prepares a text document. Its entity-tag is a digest of its bytes, because they exist already; a feed's bytes do not. */
export async function prepareText(
  { content, ...rest }: TextDocument,
  pack: Pack,
  now: Instant,
): Promise<PreparedDocument> {
  const bytes = new TextEncoder().encode(content);
  return {
    ...rest,
    entityTag: entityTag(await digest(bytes)),
    nextChange: nextChangeOfSite(pack, now),
    length: bytes.length,
    body: async () => bytes,
  };
}
