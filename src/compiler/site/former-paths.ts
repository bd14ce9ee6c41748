/**
 * Turns the earlier paths in the front matter of articles and pages into redirects. If `_site.yaml` redirects
 * the same path, only its redirect counts.
 */

import { type Problem, quote, warningAt } from "../ground/problem.ts";
import { isTaken, redirectKey, type WrittenRedirect } from "./redirects.ts";
import type { SiteAddresses } from "./site-addresses.ts";

/** An article or a page with its present path `to`. */
export type MovedFile = {
  readonly path: string;
  readonly to: string;
  readonly seed: {
    readonly formerPaths?: readonly string[];
    readonly lines?: Readonly<Record<string, number>>;
  };
};

/**
 * Returns the redirects. A path that cannot be redirected is a warning, not an error, because its file is
 * published anyway.
 */
export function redirectsOfFiles(
  files: readonly MovedFile[],
  written: readonly WrittenRedirect[],
  served: SiteAddresses,
  problems: Problem[],
): WrittenRedirect[] {
  const decided = new Set(written.map(({ from }) => redirectKey(from)));
  const owners = new Map<string, string>();
  return files.flatMap(({ path, to, seed: { formerPaths = [], lines = {} } }) => {
    const place = { path, line: lines.aliases ?? lines.slug };
    return formerPaths.flatMap((from) => {
      const key = redirectKey(from);
      if (key === undefined || key === to || served.formerPages.get(key) === to || decided.has(key))
        return [];
      const owner = owners.get(key);
      if (owner === path) return [];
      const rival = owner ?? (isTaken(from, key, served) ? "this site itself" : undefined);
      if (rival !== undefined) {
        const found = `old path ${quote(from)} is used by ${rival}`;
        problems.push(warningAt(place, found, "a path that leads to this article alone"));
        return [];
      }
      owners.set(key, path);
      return [{ from, to, place }];
    });
  });
}
