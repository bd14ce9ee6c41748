/**
 * The digest of the pack and of the ledger, as `pack/digest.ts` defines it. Uses Node's synchronous function.
 * Web Crypto would take longer for each article than the digest itself.
 */

import { hash } from "node:crypto";
import { DIGEST_BYTES } from "../../pack/digest.ts";

export function digestBytes(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer").subarray(0, DIGEST_BYTES);
}

/** Returns the digest of bytes as base64url. */
export function digestOf(bytes: Uint8Array): string {
  return digestBytes(bytes).toString("base64url");
}

/** Returns the digest of a text in UTF-8, as base64url. */
export function digestOfText(text: string): string {
  return digestOf(Buffer.from(text));
}
