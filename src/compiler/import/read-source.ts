/** Gets a document from a file or from an http(s) address, as text. Understands none of it. */

import { readFile, stat } from "node:fs/promises";
import { err, ok, type Result } from "../../model/result.ts";
import type { Finding } from "../problem.ts";
import { type Decoded, decodeDocument } from "./decode.ts";

export type SourceDocument = Decoded & {
  /** Where it was found in the end, after redirects; of a file there is none. */
  readonly url?: string;
};

/** The status where a server answered that it has no such thing. */
export type SourceFailure = Finding & { readonly status?: number };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A feed of so many bytes holds thousands of articles; more is a mistake, or malice. */
const MAX_BYTES = 32 * 1024 * 1024;

const MAX_SECONDS = 30;

const TOO_LARGE: Finding = { found: `more than ${MAX_BYTES} bytes`, expected: "a feed" };

const HEADERS = {
  "User-Agent": "seedcast (feed import)",
  Accept:
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1",
};

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

export async function readSource(
  source: string,
  fetch: Fetch,
): Promise<Result<SourceDocument, SourceFailure>> {
  return isAddress(source) ? readAddress(source, fetch) : readLocal(source);
}

async function readLocal(path: string): Promise<Result<SourceDocument, SourceFailure>> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile())
    return err({ found: "no such file", expected: "a file, or an address that starts with https://" });
  if (facts.size > MAX_BYTES) return err(TOO_LARGE);
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined
    ? err({ found: "cannot be read", expected: "a readable file" })
    : decodeDocument(bytes);
}

async function readAddress(address: string, fetch: Fetch): Promise<Result<SourceDocument, SourceFailure>> {
  try {
    const signal = AbortSignal.timeout(MAX_SECONDS * 1000);
    const response = await fetch(address, { headers: HEADERS, signal });
    if (!response.ok) {
      await response.body?.cancel();
      const { status, statusText } = response;
      return err({ found: `${status} ${statusText}`.trim(), expected: "a feed", status });
    }
    const bytes = await readBody(response);
    if (bytes === undefined) return err(TOO_LARGE);
    const decoded = decodeDocument(bytes, response.headers.get("Content-Type") ?? "");
    return decoded.ok ? ok({ ...decoded.value, url: response.url || address }) : decoded;
  } catch (cause) {
    return err({ found: reasonOf(cause), expected: "an answer" });
  }
}

/** Counted as it comes, after decompression: a short answer may unpack to a long one. Nothing where it is too long. */
async function readBody({ body }: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === "TimeoutError") return `no answer within ${MAX_SECONDS} seconds`;
  // fetch says "fetch failed", and why only in the cause.
  return cause.cause instanceof Error
    ? cause.cause.message || ("code" in cause.cause ? String(cause.cause.code) : cause.message)
    : cause.message;
}
