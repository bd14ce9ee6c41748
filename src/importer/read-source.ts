/** Reads a document from a file or an http(s) address as text. Does not parse it. */

import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Finding } from "../compiler/ground/problem.ts";
import { err, ok, type Result } from "../model/result.ts";
import { type DecodedText, decodeDocument } from "./decode.ts";
import { codeOf, reasonOf } from "./reason.ts";

export type SourceDocument = DecodedText & {
  /** The address after redirects. Absent for a file. */
  readonly url?: string;
};

/** A failure to read a document. `status` is that of an HTTP answer, if there was one. */
export type SourceFailure = Finding & { readonly status?: number };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const MIB = 1024 * 1024;

/**
 * The maximum size of a fetched document in bytes. A feed of this size has thousands of articles, so a larger
 * answer is a fault or an attack.
 */
const MAX_FETCHED = 32 * MIB;

/**
 * The maximum size of a local file in bytes. Exports of large sites are larger than feeds. Node cannot keep
 * much longer texts.
 */
const MAX_LOCAL = 256 * MIB;

const MAX_SECONDS = 30;

const TOO_LARGE: Finding = {
  message: `more than ${MAX_FETCHED / MIB} MiB`,
  fix: `a smaller answer; a downloaded file may have up to ${MAX_LOCAL / MIB} MiB`,
};

const FILE_OR_ADDRESS = "a file, or an address that starts with https://";

export const USER_AGENT = "seedcast (feed import)";

const HEADERS = {
  "User-Agent": USER_AGENT,
  Accept:
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1",
};

/** Reads a file or an address that the user named. Only the user may name a file. */
export async function readSource(
  source: string,
  { fetch, cwd = "" }: { readonly fetch: Fetch; readonly cwd?: string },
): Promise<Result<SourceDocument, SourceFailure>> {
  return isAddress(source) ? readAddress(source, fetch) : readLocal(resolve(cwd, source));
}

/** Reads an address that a document named, and refuses everything but http and https. */
export async function readAddress(
  address: string,
  fetch: Fetch,
): Promise<Result<SourceDocument, SourceFailure>> {
  if (!isAddress(address))
    return err({ message: "not a web address", fix: "an address that starts with https://" });
  try {
    const signal = AbortSignal.timeout(MAX_SECONDS * 1000);
    const response = await fetch(address, { headers: HEADERS, signal });
    if (!response.ok) {
      await response.body?.cancel();
      const { status, statusText } = response;
      return err({ message: `${status} ${statusText}`.trim(), fix: "a feed", status });
    }
    const bytes = await readBody(response);
    if (bytes === undefined) return err(TOO_LARGE);
    const decoded = decodeDocument(bytes, response.headers.get("Content-Type") ?? "");
    return decoded.ok ? ok({ ...decoded.value, url: response.url || address }) : decoded;
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    const found = isLate ? `no answer within ${MAX_SECONDS} seconds` : reasonOf(cause);
    return err({ message: found, fix: "an answer" });
  }
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

async function readLocal(path: string): Promise<Result<SourceDocument, SourceFailure>> {
  try {
    const facts = await stat(path);
    if (!facts.isFile())
      return err({
        message: facts.isDirectory() ? "a folder" : "not a regular file",
        fix: FILE_OR_ADDRESS,
      });
    if (facts.size > MAX_LOCAL)
      return err({ message: `${facts.size} bytes`, fix: `at most ${MAX_LOCAL} (${MAX_LOCAL / MIB} MiB)` });
    return decodeDocument(await readFile(path));
  } catch (cause) {
    return err(
      codeOf(cause) === "ENOENT"
        ? { message: "no such file", fix: FILE_OR_ADDRESS }
        : { message: `cannot be read (${reasonOf(cause)})`, fix: "a readable file" },
    );
  }
}

/**
 * Returns the body, or undefined if it is too long. Counts bytes after decompression, because short answers
 * may grow.
 */
async function readBody({ body }: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Returning here cancels the rest of the answer.
    if (length > MAX_FETCHED) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
