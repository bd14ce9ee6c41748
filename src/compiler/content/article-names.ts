/** Finds the article or page that an author means by a name, or by a path that is not exactly its file's path. */

import { posix } from "node:path";
import { articlePath } from "../../model/address.ts";
import { kindOf, mayNameTopic } from "../ground/file-names.ts";
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
};

/** Returns the path of the article or page with this name. The name may have folders. */
export function articleNamed(
  wanted: string,
  { name, pathByName }: Pick<ArticleNames, "name" | "pathByName">,
): string | undefined {
  const file = finderFor(pathByName, () => pathByName.keys())(wanted, posix.dirname(name));
  return file === undefined ? undefined : pathByName.get(file);
}

/** Returns the path of the article or page that the target of a link means, if no file has exactly this path. */
export function articleMeantBy(target: string, names: ArticleNames): string | undefined {
  return isRelative(target) ? articleFromTop(target, names) : formerArticle(target, names);
}

/**
 * Finds the article of a file whose path starts at the top of a vault or of another tool's folder:
 * `blog/ice.md` in `content/blog/fog.md`. Obsidian also writes the name alone.
 */
function articleFromTop(path: string, names: ArticleNames): string | undefined {
  if (kindOf(path) === undefined || /^(?:\.\.?\/|(?:_?index|readme)\.)/i.test(path)) return undefined;
  return articleNamed(path, names);
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
