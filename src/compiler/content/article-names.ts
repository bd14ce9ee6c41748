/** Finds the article or page that an author means by a name, or by a path that is not exactly its file's path. */

import { posix } from "node:path";
import { articlePath } from "../../model/address.ts";
import { articleNames, kindOf, mayNameTopic } from "../ground/file-names.ts";
import type { Library } from "../media/library.ts";
import { finderFor } from "./seed-address.ts";
import { isRelative, nameOfPage } from "./written-address.ts";

export type ArticleNames = {
  /** The name of the file that contains the link. */
  readonly name: string;
  /**
   * The paths of all articles and pages by file name, so that files can link to each other. A page bundle is
   * also listed by the name of its folder.
   */
  readonly pathByName: ReadonlyMap<string, string>;
  /** The paths of all articles and pages, and those that are redirected. */
  readonly paths: ReadonlySet<string>;
  /** Returns true if the site answers a path from its root, such as `/topics/arctic`. The path is decoded. */
  readonly serves: (path: string) => boolean;
  /** The files beside the articles. */
  readonly library: Library;
};

/** Returns the path of the article or page with this name. The name may have folders. */
export function articleNamed(
  wanted: string,
  { name, pathByName }: Pick<ArticleNames, "name" | "pathByName">,
): string | undefined {
  const file = finderFor(pathByName, () => pathByName.keys())(wanted, posix.dirname(name));
  return file === undefined ? undefined : pathByName.get(file);
}

/**
 * Returns the path of the article or page that the target of a link means, if no file has exactly this path.
 * `file` is the name in the folder of seeds to which the target leads.
 */
export function articleMeantBy(target: string, file: string, names: ArticleNames): string | undefined {
  if (!isRelative(target)) return formerArticle(target, names);
  return articleFromTop(target, names) ?? articleOfPage(file, names);
}

/**
 * Finds the article of a file whose path starts at the top of a vault or of another tool's folder:
 * `blog/ice.md` in `content/blog/fog.md`, `@/blog/ice.md` in Zola. Obsidian also writes the name alone.
 */
function articleFromTop(target: string, names: ArticleNames): string | undefined {
  const path = target.replace(/^@\//, "");
  if (kindOf(path) === undefined || !isRelative(path)) return undefined;
  if (/^(?:\.\.?\/|(?:_?index|readme)\.)/i.test(path)) return undefined;
  return articleNamed(path, names);
}

/**
 * Finds the article that another tool turns into a page beside it: `fog.md` for `fog.html`. VitePress also
 * writes `./fog`.
 */
function articleOfPage(page: string, { pathByName, library }: ArticleNames): string | undefined {
  if (library.has(page)) return undefined;
  const found = articleNames(nameOfPage(page)).find((name) => pathByName.has(name));
  return found === undefined ? undefined : pathByName.get(found);
}

/**
 * Finds the article or page that had a path on the former site, if this site does not answer the path. Its file
 * may have the same folders and name: `src/content/blog/ice.md` for `/blog/ice/`. Its slug may be the end of a
 * path whose other parts are years and general names: `/2019/05/ice.html`.
 */
function formerArticle(path: string, names: ArticleNames): string | undefined {
  if (names.serves(path)) return undefined;
  const wanted = nameOfPage(path);
  const folders = wanted.split("/");
  const own = articlePath((folders.pop() ?? "").toLowerCase());
  // Docusaurus makes this path of the file `2019-05-04-ice.md`.
  const dated = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})\/([^/]+)$/.exec(wanted)?.slice(1).join("-");
  return (
    articleNamed(wanted, names) ??
    (dated === undefined ? undefined : articleNamed(dated, names)) ??
    (names.paths.has(own) && !folders.some(mayNameTopic) ? own : undefined)
  );
}
