/**
 * Stores the problems of one file without the file's path, because the path depends on the spelling of the
 * folder.
 */

import { isError, type Problem } from "../ground/problem.ts";

export type StoredProblem = Omit<Problem, "place"> & { readonly line?: number | undefined };

/**
 * Returns the problems without their path. Returns undefined if a problem is an error or belongs to another
 * file. Then the file's results must not be cached.
 */
export function storableProblems(
  problems: readonly Problem[],
  path: string,
): readonly StoredProblem[] | undefined {
  if (problems.some((problem) => isError(problem) || problem.place.path !== path)) return undefined;
  return problems.map(({ place: { line }, ...problem }) => ({ ...problem, line }));
}

export function problemsAt(path: string, stored: readonly StoredProblem[]): Problem[] {
  return stored.map(({ line, ...problem }) => ({
    ...problem,
    place: line === undefined ? { path } : { path, line },
  }));
}
