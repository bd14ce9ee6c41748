/** Lists problems: notes and warnings in the order of the files, errors behind them. */

import { posix } from "node:path";
import { describeProblem, describeWithSeverity, isError, type SeedProblem } from "../problem.ts";
import { count } from "./count.ts";

/** Errors come last, because the end of a long output is what stays on the screen. */
export function reportProblems(problems: readonly SeedProblem[]): string {
  const errors = problems.filter(isError);
  return [...describeAll(problems), `${count(errors.length, "error")}; nothing was written`].join("\n");
}

/** A line for each, except that notes and warnings that say the same of several files share one. */
export function describeAll(problems: readonly SeedProblem[]): string[] {
  const inOrder = problems.toSorted(byPlace);
  const others = inOrder.filter((problem) => !isError(problem));
  const groups = Map.groupBy(others, ({ severity, found, expected }) =>
    JSON.stringify([severity, found, expected]),
  );
  return [...[...groups.values()].map(describeGroup), ...inOrder.filter(isError).map(describeProblem)];
}

function describeGroup(problems: readonly SeedProblem[]): string {
  const [first] = problems;
  if (first === undefined) return "";
  const files = new Set(problems.map(({ path }) => path)).size;
  const found =
    files > 1
      ? `${first.found} (in ${files} files)`
      : problems.length > 1
        ? `${first.found} (${problems.length} times)`
        : first.found;
  return describeWithSeverity({ ...first, found });
}

/** The site's own files come after the articles, because what is wrong with them concerns all. */
function byPlace(a: SeedProblem, b: SeedProblem): number {
  return (
    Number(isOwnFile(a.path)) - Number(isOwnFile(b.path)) ||
    Number(a.path > b.path) - Number(a.path < b.path) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

function isOwnFile(path: string): boolean {
  return posix.basename(path).startsWith("_");
}
