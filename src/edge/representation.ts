/**
 * The answer to a request before its bytes are made: all that the headers need, and a function that makes the
 * bytes.
 */

import type { Instant } from "../model/instant.ts";
import { digest } from "../pack/digest.ts";
import type { ContentCoding } from "./negotiate.ts";
import type { Snapshot } from "./snapshot.ts";
import { entityTag, type Validators } from "./validators.ts";

/** The status of a page that reports a problem and helps to solve it. */
export type ProblemStatus = 400 | 404;

/** A representation of a resource. RFC 9110 8 */
export type Representation = Validators & {
  /** The status code. 200 if undefined. */
  readonly status?: ProblemStatus;
  readonly contentType: string;
  /** The coding of the bytes. `identity` if undefined. RFC 9110 8.4 */
  readonly contentCoding?: ContentCoding;
  /** The address of this representation, if the request was for another address. RFC 9110 8.7 */
  readonly contentLocation?: string;
  /**
   * The names of the request headers, besides Accept-Encoding, on which the choice of this representation
   * depends.
   */
  readonly chosenBy?: readonly string[];
  /** The value of the Link header. RFC 8288 3 */
  readonly link?: string;
  /**
   * The next instant at which the representation changes without a new build. Infinity if there is no such
   * instant.
   */
  readonly nextChange: Instant;
  /** The number of bytes. */
  readonly length: number;
  /** Returns the bytes, in parts. Not called for a HEAD request or a 304 response. */
  readonly body: () => Promise<readonly Uint8Array[]>;
};

export type TextOptions = Pick<Representation, "status" | "link">;

/**
 * Returns the representation of a page or a small file. Its entity-tag is a digest of its bytes, which exist
 * already. (For a feed, the bytes are made only after the entity-tag.)
 */
export async function textRepresentation(
  contentType: string,
  content: string,
  snapshot: Snapshot,
  options: TextOptions = {},
): Promise<Representation> {
  const bytes = new TextEncoder().encode(content);
  return {
    ...options,
    contentType,
    entityTag: entityTag(await digest(bytes)),
    nextChange: snapshot.nextChange(),
    length: bytes.length,
    body: async () => [bytes],
  };
}
