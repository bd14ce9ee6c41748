/** Reports articles without a date. A folder of notes may have hundreds, so many of them share one error. */

import { posix } from "node:path";
import { errorAt, type Problem, quote, replaceProblems } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";

const NO_DATE = "no date";

/** The maximum number of undated files that have a line each. More files share one line. */
const MAX_LINES = 10;

export function undatedFile({ path, kind }: Pick<ArticleFile, "path" | "kind">, datedName: string): Problem {
  const line =
    kind === "txt" ? "`Date: YYYY-MM-DD`" : "`date: YYYY-MM-DD` between two lines of `---` at the top";
  return errorAt({ path, line: 1 }, NO_DATE, `a line ${line}, or a ${datedName}`);
}

export function isUndated({ message }: Problem): boolean {
  return message === NO_DATE;
}

/** Replaces the errors about files without a date by one, if there are many. */
export function gatherUndated(folder: string, problems: Problem[]): void {
  const undated = problems.filter(isUndated);
  if (undated.length <= MAX_LINES) return;
  const names = undated.map(({ place }) => quote(posix.relative(folder, place.path)));
  const message = `${undated.length} files have no date: ${names.slice(0, MAX_LINES).join(", ")} and others`;
  const fix =
    "`date: YYYY-MM-DD` in each article and `draft: true` in other files, a folder with articles alone as SEEDS_DIR, or `undated: mtime` in _site.yaml, which publishes all of them";
  replaceProblems(problems, isUndated, [errorAt({ path: folder }, message, fix)]);
}
