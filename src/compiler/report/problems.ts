/** Lists problems: first notes and warnings in the order of the files, then errors. */

import { posix } from "node:path";
import { describeProblem, describeWithSeverity, isError, type Problem } from "../ground/problem.ts";
import { count } from "./count.ts";

/** Puts errors last, because the end of a long output stays on the screen. */
export function reportProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(isError);
  return [...describeAll(problems), `${count(errors.length, "error")}; nothing was written`].join("\n");
}

/** Returns a line for each problem. Equal notes and warnings of several files share a line. */
export function describeAll(problems: readonly Problem[]): string[] {
  const inOrder = problems.toSorted(byPlace);
  const others = inOrder.filter((problem) => !isError(problem));
  const groups = Map.groupBy(others, ({ severity, message, fix }) =>
    JSON.stringify([severity, message, fix]),
  );
  return [...[...groups.values()].map(describeGroup), ...inOrder.filter(isError).map(describeProblem)];
}

/** Returns a line for each of the first {@link MAX_ERRORS} errors, and one line that counts the others. */
export function describeErrors(problems: readonly Problem[]): string[] {
  const errors = problems.toSorted(byPlace).filter(isError);
  const more = errors.length - MAX_ERRORS;
  return [
    ...errors.slice(0, MAX_ERRORS).map(describeProblem),
    ...(more > 0 ? [`and ${count(more, "more error")}`] : []),
  ];
}

/** The maximum number of errors where space is short: on a page, and after each save. */
const MAX_ERRORS = 20;

function describeGroup(problems: readonly Problem[]): string {
  const [first] = problems;
  if (first === undefined) return "";
  const files = new Set(problems.map(({ place }) => place.path)).size;
  const counted =
    files > 1 ? ` (in ${files} files)` : problems.length > 1 ? ` (${problems.length} times)` : "";
  return describeWithSeverity({ ...first, message: first.message + counted });
}

/**
 * Compares two problems by file. The site's own files come after the articles, because their problems concern
 * all articles.
 */
function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  return (
    Number(isOwnFile(a.path)) - Number(isOwnFile(b.path)) ||
    Number(a.path > b.path) - Number(a.path < b.path) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

function isOwnFile(path: string): boolean {
  return posix.basename(path).startsWith("_");
}
