/** Words the problem of a file that an article names and that is not there. */

import { posix } from "node:path";
import { closestName } from "../ground/closest-name.ts";
import { type Finding, quote } from "../ground/problem.ts";

/** The message about a file that no article may use, because it may be private. */
export const OUTSIDE = "is outside the folder of seeds";

/** `names` has all files of the folder of seeds. `from` is the folder of the article. */
export function notThere(name: string, names: readonly string[], from: string): Finding {
  if (name.startsWith("../")) return { message: OUTSIDE, fix: "a file in it" };
  // Suggests a file of the same name in another folder or, if there is none, a file with a similar name.
  const base = posix.basename(name);
  const byBase = Map.groupBy(names, (other) => posix.basename(other));
  const [meant] = byBase.get(base) ?? byBase.get(closestName(base, [...byBase.keys()]) ?? "") ?? [];
  return {
    message: "is not there",
    fix:
      meant === undefined
        ? "a file beside the article, or an absolute address"
        : quote(posix.relative(from, meant)),
  };
}
