/** Lists the paths by which other seeds link to a file. */

import { posix } from "node:path";
import { isIndex, languageOf } from "../ground/article-name.ts";

/** Returns the file's own path. A page bundle has that of its folder too. */
export function linkNames(name: string): string[] {
  return isIndex(name) && languageOf(name) === undefined ? [posix.dirname(name), name] : [name];
}
