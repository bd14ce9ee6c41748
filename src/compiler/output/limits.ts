/** Compares a pack with Cloudflare's limits. https://developers.cloudflare.com/workers/platform/limits/ */

import { errorAt, type Problem, warningAt } from "../ground/problem.ts";

const MIB = 1024 * 1024;

/** The maximum size of a Worker's script and modules together, on every plan. */
const MAX_UPLOAD_BYTES = 64 * MIB;

/** An estimate of the size of the Worker's own code. The real size is smaller. */
export const SCRIPT_BYTES = MIB / 2;

/**
 * The maximum number of files that articles use or that are in _public/. The free plan allows 20,000 static
 * assets for one version. Six of them are the file of headers, and the files and icons of pages.
 */
const MAX_FILES = 20_000 - 6;

/**
 * Reports each limit that is exceeded. `bytes` is the size of all files of the pack. `files` are the other
 * files to deploy. A pack that is too large to deploy can still be viewed locally.
 */
export function oversize(bytes: number, files: readonly object[], path: string, publish: boolean): Problem[] {
  const report = publish ? errorAt : warningAt;
  const tooLarge = report(
    { path },
    `${inMib(bytes + SCRIPT_BYTES)} MiB of articles, index and code`,
    `at most ${MAX_UPLOAD_BYTES / MIB} MiB, Cloudflare's limit for a Worker: fewer articles`,
  );
  const tooMany = report(
    { path },
    `${files.length} files that articles use, or in _public/`,
    `at most ${MAX_FILES}, since Cloudflare takes no more`,
  );
  return [
    ...(bytes + SCRIPT_BYTES > MAX_UPLOAD_BYTES ? [tooLarge] : []),
    ...(files.length > MAX_FILES ? [tooMany] : []),
  ];
}

/**
 * Returns the size in words: `17 articles, 1.4 of 64 MiB, room for about 2,500 more like these`. `bytes` is
 * the size of all files of the pack.
 */
export function describeRoom(articles: number, bytes: number): string {
  const used = bytes + SCRIPT_BYTES;
  const parts = [
    `${articles.toLocaleString("en")} article${articles === 1 ? "" : "s"}`,
    `${inMib(used)} of ${MAX_UPLOAD_BYTES / MIB} MiB`,
  ];
  if (articles === 0 || bytes === 0) return parts.join(", ");
  const room = Math.floor((MAX_UPLOAD_BYTES - used) / (bytes / articles));
  parts.push(room < 1 ? "no room for more" : `room for about ${roughly(room)} more like these`);
  return parts.join(", ");
}

/** Returns bytes in MiB, rounded up, so that a size above the limit is never shown as 64.0. */
function inMib(bytes: number): string {
  return (Math.ceil((bytes / MIB) * 10) / 10).toFixed(1);
}

/** Rounds a number down to two digits. The number comes from an average, so further digits mean nothing. */
function roughly(number: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(number)) - 1);
  return (Math.floor(number / unit) * unit).toLocaleString("en");
}
