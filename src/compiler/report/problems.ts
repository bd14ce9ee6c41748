/** Lists problems: first notes and warnings in the order of the files, then errors. */

import { posix } from "node:path";
import { describeProblem, describeWithSeverity, isError, type SeedProblem } from "../ground/problem.ts";
import { count } from "./count.ts";

/** Puts errors last, because the end of a long output stays on the screen. */
export function reportProblems(problems: readonly SeedProblem[]): string {
  const errors = problems.filter(isError);
  return [...describeAll(problems), `${count(errors.length, "error")}; nothing was written`].join("\n");
}

/** Returns a line for each problem. Equal notes and warnings of several files share a line. */
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

/** Puts the site's own files after the articles, because their problems concern all articles. */
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
