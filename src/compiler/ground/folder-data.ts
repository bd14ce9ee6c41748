/** Finds the files by which tools give values to the other files of a folder. */

import { posix } from "node:path";
import { isNamedAsFolder } from "./article-name.ts";

/** Returns true for a file that gives values to other files. */
export function isDirectoryData(name: string): boolean {
  return dataToolOf(name) !== undefined;
}

/**
 * Returns the tool whose file gives values to other files: `posts.11tydata.js`, `posts/posts.json`,
 * `posts/_data.yml`. https://www.11ty.dev/docs/data-template-dir/, https://lume.land/docs/creating-pages/shared-data/
 */
export function dataToolOf(name: string): "Eleventy" | "Lume" | "Quarto" | undefined {
  const base = posix.basename(name);
  if (/^_data\.(?:ya?ml|toml|jsonc?|[jt]s)$/i.test(base)) return "Lume";
  if (/^_metadata\.ya?ml$/i.test(base)) return "Quarto";
  const isData = /\.11tydata\.(?:json|[cm]?[jt]s)$/i.test(name);
  return isData || (/\.json$/i.test(name) && isNamedAsFolder(name)) ? "Eleventy" : undefined;
}
