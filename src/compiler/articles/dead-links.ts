/**
 * Reports links that lead to no article and no file. A folder of another tool may have hundreds of links with
 * a path from the root of the former site, and a vault of Obsidian has links to private notes. Then one line
 * reports many of them.
 */

import { type Problem, quote, replaceProblems, warningAt } from "../ground/problem.ts";

const FOUND = "leads to no article and no file";
const FOR_NAME = "the name of an article or a file, or an absolute address";
const FOR_ROOT_PATH =
  "the name of an article or a file, an absolute address, or the path in `redirects` of _site.yaml";

/** The way out for a link to a draft. */
export const FOR_DRAFT = "a link to a published article";

export function warnOfDeadLink(place: Problem["place"], address: string): Problem {
  const fix = address.trim().startsWith("/") ? FOR_ROOT_PATH : FOR_NAME;
  return warningAt(place, `address ${quote(address)} ${FOUND}`, fix);
}

/** The maximum number of addresses of a kind that have a line each. More addresses share one line. */
const MAX_LINES = 10;

/**
 * Replaces the warnings about paths from the root by one, if there are many. It names the paths that most files
 * link to. In a vault of Obsidian, does the same with names and with links to drafts.
 */
export function gatherDeadLinks(problems: Problem[], isObsidian: boolean): void {
  gather(problems, FOR_ROOT_PATH, "addresses lead to no article and no file");
  if (!isObsidian) return;
  gather(problems, FOR_NAME, "addresses lead to no article and no file");
  gather(problems, FOR_DRAFT, "addresses lead to drafts");
}

/** Replaces the warnings with the same fix by one that starts with their number. */
function gather(problems: Problem[], fix: string, found: string): void {
  const isGathered = (problem: Problem) => problem.fix === fix;
  const gathered = problems.filter(isGathered);
  const byAddress = Map.groupBy(gathered, ({ message }) => /".*"/s.exec(message)?.[0] ?? message);
  const [first] = gathered;
  if (first === undefined || byAddress.size <= MAX_LINES) return;
  const files = [...byAddress]
    .map(([address, { length }]) => ({ address, length }))
    .sort((a, b) => b.length - a.length || (a.address < b.address ? -1 : 1));
  const shown = files
    .slice(0, MAX_LINES)
    .map(({ address, length }) => `${address} in ${length} ${length === 1 ? "file" : "files"}`);
  const message = `${files.length} ${found}: ${shown.join(", ")} and others`;
  replaceProblems(problems, isGathered, [warningAt(first.place, message, fix)]);
}
