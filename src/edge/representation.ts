/**
 * The answer to a request before its bytes are made: all that the headers need, and how to make the bytes.
 */

import type { Instant } from "../model/instant.ts";
import { digest } from "../pack/digest.ts";
import type { ContentCoding } from "./negotiate.ts";
import type { Snapshot } from "./snapshot.ts";
import { entityTag, type Validators } from "./validators.ts";

/** The status of a page that reports a problem and helps to solve it. */
export type ProblemStatus = 400 | 404;

/** RFC 9110 8: a representation of a resource. */
export type Representation = Validators & {
  /** 200 if undefined. */
  readonly status?: ProblemStatus;
  readonly contentType: string;
  /** `identity` if undefined. RFC 9110 8.4 */
  readonly contentCoding?: ContentCoding;
  /** The representation's own address, if the request was for another one. RFC 9110 8.7 */
  readonly contentLocation?: string;
  /** The request headers that chose this representation, beside Accept-Encoding. */
  readonly chosenBy?: readonly string[];
  /** The value of the Link header. RFC 8288 3 */
  readonly link?: string;
  /** The next instant at which it changes without a new build. Infinity if there is none. */
  readonly nextChange: Instant;
  /** Bytes. */
  readonly length: number;
  /** Returns the bytes. Not called for HEAD and 304. */
  readonly body: () => Promise<Uint8Array<ArrayBuffer>>;
};

export type TextOptions = Pick<Representation, "status" | "link">;

/**
 * Returns a page or a small file. Its entity-tag is a digest of its bytes, because they exist already; a
 * feed's bytes do not.
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
    body: async () => bytes,
  };
}
