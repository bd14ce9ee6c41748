/**
 * Reports links that lead to no article and no file. A folder of another tool may have hundreds of links with
 * a path from the root of the former site. Then one line reports many of them.
 */

import { type Problem, quote, warningAt } from "../ground/problem.ts";

const FOUND = "leads to no article and no file";
const FOR_ROOT_PATH = "the name of one, an absolute address, or the path in `redirects` of _site.yaml";

export function warnOfDeadLink(place: Problem["place"], address: string): Problem {
  const fix = address.trim().startsWith("/") ? FOR_ROOT_PATH : "the name of one, or an absolute address";
  return warningAt(place, `address ${quote(address)} ${FOUND}`, fix);
}

/** The maximum number of paths from the root that have a line each. More paths share one line. */
const MAX_LINES = 10;

/**
 * Replaces the warnings about paths from the root by one, if there are many. It names the paths that most
 * files link to.
 */
export function gatherDeadLinks(problems: Problem[]): void {
  const gathered = problems.filter(({ fix }) => fix === FOR_ROOT_PATH);
  const byPath = Map.groupBy(gathered, ({ message }) => /".*"/s.exec(message)?.[0] ?? message);
  const [first] = gathered;
  if (first === undefined || byPath.size <= MAX_LINES) return;
  const files = [...byPath]
    .map(([path, { length }]) => ({ path, length }))
    .sort((a, b) => b.length - a.length || (a.path < b.path ? -1 : 1));
  const shown = files
    .slice(0, MAX_LINES)
    .map(({ path, length }) => `${path} in ${length} ${length === 1 ? "file" : "files"}`);
  const message = `${files.length} addresses lead to no article and no file: ${shown.join(", ")} and others`;
  const rest = problems.filter(({ fix }) => fix !== FOR_ROOT_PATH);
  problems.splice(0, problems.length, ...rest, warningAt(first.place, message, FOR_ROOT_PATH));
}
