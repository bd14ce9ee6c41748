/**
 * Gathers the errors about files outside of the folder of seeds. If the folder is a part of another tool's
 * site, each article may have such a picture.
 */

import { errorAt, isError, type Problem, replaceProblems } from "../ground/problem.ts";
import { OUTSIDE } from "../media/missing-file.ts";

/** The maximum number of files that have a line each. More files share one line. */
const MAX_LINES = 10;

/** Replaces the errors by one, if there are many. */
export function gatherOutsideFiles(problems: Problem[]): void {
  const isOutside = (problem: Problem) => isError(problem) && problem.message.endsWith(OUTSIDE);
  const outside = problems.filter(isOutside);
  const [first] = outside;
  if (first === undefined || outside.length <= MAX_LINES) return;
  const names = outside.slice(0, MAX_LINES).map(({ message }) => message.slice(0, -OUTSIDE.length).trim());
  const message = `${outside.length} files lie outside the folder of seeds: ${names.join(", ")} and others`;
  const fix = "files in this folder, or SEEDS_DIR with the folder around all these files";
  replaceProblems(problems, isOutside, [errorAt(first.place, message, fix)]);
}
