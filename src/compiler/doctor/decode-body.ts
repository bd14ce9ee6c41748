/** Decodes the content coding of a body, as a feed reader does. RFC 9110 8.4 */

import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { err, ok, type Result } from "../../model/result.ts";
import { quote } from "../ground/problem.ts";
import type { Answer } from "./exchange.ts";

/** The maximum size of a decoded body in bytes. Without it, a short answer could decode to endless bytes. */
const MAX_DECODED = 16 * 1024 * 1024;

const DECODERS: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ["identity", (bytes) => bytes],
  ["gzip", (bytes) => gunzipSync(bytes, { maxOutputLength: MAX_DECODED })],
  ["deflate", (bytes) => inflateSync(bytes, { maxOutputLength: MAX_DECODED })],
  ["br", (bytes) => brotliDecompressSync(bytes, { maxOutputLength: MAX_DECODED })],
  ["zstd", (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MAX_DECODED })],
]);

/** Returns the content coding of an answer: `gzip`, or `identity` for plain bytes. */
export function codingOf({ headers }: Pick<Answer, "headers">): string {
  const coding = headers["content-encoding"]?.trim().toLowerCase() || "identity";
  return coding === "x-gzip" ? "gzip" : coding;
}

/** Returns the decoded body. The error says why it cannot be decoded. */
export function decodeBody(answer: Answer): Result<Uint8Array, string> {
  const coding = codingOf(answer);
  const decode = DECODERS.get(coding);
  if (decode === undefined) return err(`Content-Encoding ${quote(coding)}, which no reader asked for`);
  try {
    return ok(decode(answer.bytes));
  } catch (cause) {
    const isTooLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    return err(
      isTooLarge
        ? `more than ${MAX_DECODED.toLocaleString("en")} bytes after decoding`
        : `broken ${coding} (${cause instanceof Error ? cause.message : String(cause)})`,
    );
  }
}
