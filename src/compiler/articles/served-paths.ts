/**
 * Finds the paths that the site answers, for links and pictures with a path from the root of the site. Articles
 * and pages have such paths, and so have redirects and the files of `_public/`.
 */

import { formerPath } from "../../model/address.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import { isListPath } from "../site/own-paths.ts";
import { publicPaths } from "../site/public-files.ts";
import { redirectKey, type WrittenRedirect } from "../site/redirects.ts";

export type ServedPathsSettings = {
  /** The paths of articles and pages, the earlier ones included. */
  readonly paths: readonly string[];
  /** The articles and pages, which may have paths of an earlier site. */
  readonly seeds: readonly Pick<SeedFields, "formerPaths">[];
  readonly redirects: readonly WrittenRedirect[];
  /** The folder of seeds, and the folder where its path starts. */
  readonly folder: string;
  readonly cwd: string | undefined;
};

/** Returns the function that recognises a served path. Slashes at the end and capitals do not matter. */
export function servedPaths({
  paths,
  seeds,
  redirects,
  folder,
  cwd,
}: ServedPathsSettings): (path: string) => boolean {
  const former = [...redirects.map(({ from }) => from), ...seeds.flatMap((seed) => seed.formerPaths ?? [])];
  const known = new Set([...paths, ...former.flatMap((path) => redirectKey(path) ?? [])]);
  // The folder is read at the first path that nothing else explains, because most sites have no such path.
  let files: ReadonlySet<string> | undefined;
  return (path) => {
    const key = formerPath(path);
    if (known.has(key) || isListPath(key)) return true;
    files ??= publicPaths(folder, cwd);
    return files.has(path);
  };
}
