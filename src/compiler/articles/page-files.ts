/** Decides by its path if a file without a date is a page about the site or a folder. */

import { posix } from "node:path";
import { articleName, isIndex, isNamedAsFolder, stemOf } from "../ground/article-name.ts";
import { isInCapitals, isInPageFolder, isPageName } from "../ground/file-names.ts";
import type { ArticleFile } from "../ground/seeds.ts";

/** Returns the paths of folders that hold articles beside their own index. */
export function filledFolders(files: readonly ArticleFile[]): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const { name } of files) {
    const folders = posix.dirname(name).split("/");
    // A page bundle, or a list of the folder's articles, does not fill its own folder. It fills the folders
    // around it.
    for (let end = folders.length - Number(isIndex(name) || isNamedAsFolder(name)); end > 0; end -= 1)
      filled.add(folders.slice(0, end).join("/"));
  }
  return filled;
}

/**
 * Returns true for a page about the site or a folder. An index beside articles is such a page, because it is
 * a list of them.
 */
export function isPage(name: string, filled: ReadonlySet<string>): boolean {
  const isList =
    isIndex(name) || isNamedAsFolder(name)
      ? filled.has(posix.dirname(name))
      : stemOf(name).toLowerCase() === "index";
  return isList || isInPageFolder(name) || isInCapitals(name) || isPageName(articleName(name));
}
