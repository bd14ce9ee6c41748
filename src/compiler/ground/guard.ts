/**
 * Turns an exception in the work on one file into a problem of that file, so that all other files are still
 * checked.
 */

import { oneLine, shorten } from "../../model/text.ts";
import { MAX_PROBLEMS, OverLimit, printCount } from "./file-limits.ts";
import { errorAt, isError, noteAt, type Place, type Problem } from "./problem.ts";

/**
 * Returns the result of `work`. If `work` throws, adds a problem and returns undefined. `place.line` is the
 * line of the file on which the text starts. If it is missing, the problem has no line.
 */
export function guarded<Value>(place: Place, problems: Problem[], work: () => Value): Value | undefined {
  try {
    return work();
  } catch (cause) {
    problems.push(problemFrom(place, cause));
    return undefined;
  }
}

/**
 * Adds the problems that `check` finds in a comparison of files. If `check` throws, the exception becomes a
 * problem of the folder at `path`, so that the files' own problems are still reported.
 */
export function addFindings(path: string, problems: Problem[], check: () => readonly Problem[]): void {
  problems.push(...(guarded({ path }, problems, check) ?? []));
}

/** Returns the problem for an exception. */
export function problemFrom({ path, line }: Place, cause: unknown): Problem {
  if (cause instanceof OverLimit) {
    const within = line === undefined || cause.line === undefined ? undefined : line + cause.line - 1;
    return errorAt({ path, line: within }, cause.message, cause.fix);
  }
  // Parsers call themselves for each nested level, which can exhaust the stack. The limits prevent this for
  // each known kind of nesting.
  if (cause instanceof RangeError && /call stack/.test(cause.message))
    return errorAt({ path }, "nested too deeply to be read", "at most a few hundred levels");
  const message = cause instanceof Error ? cause.message : String(cause);
  return errorAt(
    { path },
    `internal error: ${shorten(oneLine(message), MAX_MESSAGE)}`,
    "no such error; please report it, with the file",
  );
}

/**
 * Returns the problems of one file. If there are too many to be read, returns the first of them, errors
 * first, with a note about the number of the others.
 */
export function capped(path: string, problems: readonly Problem[]): Problem[] {
  const errors = problems.filter(isError);
  const shown = [...errors, ...problems.filter((one) => !isError(one))].slice(0, MAX_PROBLEMS);
  const left = problems.length - shown.length;
  return left === 0
    ? [...problems]
    : [...shown, noteAt({ path }, `${printCount(left)} more problems, not shown`)];
}

/**
 * The maximum number of characters of an exception's message that are printed, because some libraries quote
 * the whole text in it.
 */
const MAX_MESSAGE = 200;
