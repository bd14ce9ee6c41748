/** Lists the paths by which other seeds (article files) link to a file. */

import { posix } from "node:path";
import { isIndex, languageOf } from "../ground/article-name.ts";

/**
 * Returns the file's own path. For a page bundle (a folder with its index file), also returns the path of the
 * folder.
 */
export function linkNames(name: string): string[] {
  return isIndex(name) && languageOf(name) === undefined ? [posix.dirname(name), name] : [name];
}
