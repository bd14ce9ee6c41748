/**
 * Names the copies of another site's files. The name is made from the address alone, so a later import finds
 * the copy again.
 */

import { createHash } from "node:crypto";
import { extname, posix } from "node:path";
import { slugify } from "../../compiler/ground/identity.ts";
import { markOfName } from "../../compiler/ground/known-marks.ts";

/** The folder of all copies, within the folder of seeds. */
export const MEDIA_FOLDER = "media";

const MAX_NAME = 200;

/** Extensions that are replaced, so that each type has one extension. */
const SAME: Readonly<Record<string, string>> = { jpeg: "jpg" };

/**
 * Matches a segment of a path that needs no escapes. The segment must not start with `.` or `_`, because the
 * build skips such files, and must not be a name that Windows reserves.
 */
const SEGMENT = /^(?!(?:aux|con|nul|prn|com\d|lpt\d)(?:\.|$))[a-z\d](?:[\w.-]*[\w-])?$/i;

/**
 * Returns a name that resembles the address: `media/old.example/2019/03/ice.jpg`. Returns undefined if that
 * name is not safe for files.
 */
export function plainName(address: string): string | undefined {
  const { pathname, search } = new URL(address);
  const segments = pathname.slice(1).split("/");
  const name = posix.join(folderOf(address), pathname);
  const isSafe = search === "" && name.length <= MAX_NAME && segments.every((part) => SEGMENT.test(part));
  return isSafe && extname(name) !== "" && markOfName(name) === undefined ? name : undefined;
}

/** Returns true if the name has the extension of the file's type. */
export function hasExtension(name: string, extension: string): boolean {
  const written = extname(name).slice(1).toLowerCase();
  return (SAME[written] ?? written) === extension;
}

/**
 * Returns a name with a hash and without an extension, for addresses that have no plain name:
 * `media/old.example/ice-1f2e3d4c`.
 */
export function hashedStem(address: string): string {
  const { pathname } = new URL(address);
  const last = decoded(posix.basename(pathname).replace(/\.[^.]*$/, ""));
  const hash = createHash("sha256").update(address).digest("hex").slice(0, 8);
  return posix.join(folderOf(address), [slugify(last).slice(0, 60), hash].filter(Boolean).join("-"));
}

function folderOf(address: string): string {
  return posix.join(MEDIA_FOLDER, new URL(address).host.replace(/[^a-z\d.-]+/g, "-").replace(/^[-.]+/, ""));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
