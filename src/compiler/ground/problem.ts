/** Problems in a folder of seeds, and their form as a printed line. */

/** A file of the seeds, or a line in it. */
export type Place = {
  readonly path: string;
  /** Counted from 1. Absent if the problem concerns the whole file. */
  readonly line?: number | undefined;
};

export type Problem = {
  readonly place: Place;
  /** An error stops the build. A warning names something to change. A note reports intended behaviour. */
  readonly severity: "error" | "warning" | "note";
  /** The text of the problem. It says what was found. */
  readonly message: string;
  /** The text after the word `expected` in the printed line. It says what would be right instead. */
  readonly fix?: string | undefined;
};

/** A problem without its place. */
export type Finding = { readonly message: string; readonly fix: string };

export function errorAt(place: Place, message: string, fix: string): Problem {
  return { place, severity: "error", message, fix };
}

export function warningAt(place: Place, message: string, fix: string): Problem {
  return { place, severity: "warning", message, fix };
}

/** Makes a note: `seeds/harbour.md: draft, not published`. */
export function noteAt(place: Place, message: string, fix?: string): Problem {
  return { place, severity: "note", message, fix };
}

export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

export function isWarning(problem: Problem): boolean {
  return problem.severity === "warning";
}

/** Removes the problems for which `isReplaced` returns true, and adds others at the end. */
export function replaceProblems(
  problems: Problem[],
  isReplaced: (problem: Problem) => boolean,
  others: readonly Problem[],
): void {
  const rest = problems.filter((problem) => !isReplaced(problem));
  problems.length = 0;
  for (const problem of [...rest, ...others]) problems.push(problem);
}

/**
 * Returns the problem as a line: `seeds/harbour.md:3: date "2021-13-02" is not a calendar date; expected
 * YYYY-MM-DD`.
 */
export function describeProblem({ place: { path, line }, message, fix }: Problem): string {
  const at = line === undefined ? path : `${path}:${line}`;
  return printable(`${at}: ${message}${fix === undefined ? "" : `; expected ${fix}`}`);
}

/** Escapes characters that move a terminal's cursor, clear its screen or reverse a line. */
export function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** Returns the line with its severity in front, unless it is an error. */
export function describeWithSeverity(problem: Problem): string {
  return `${problem.severity === "error" ? "" : `${problem.severity}: `}${describeProblem(problem)}`;
}

/** Returns a value as text on one line, cut to 80 characters. */
export function quote(value: unknown): string {
  const text = asWritten(value, MAX_DEPTH);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/**
 * The maximum number of levels and items of a nested value that are written. A value may contain itself, and
 * the text is cut to 80 characters anyway.
 */
const MAX_DEPTH = 5;
const MAX_ITEMS = 20;

/**
 * Returns a value as JSON, except for values that JSON cannot write: `Infinity`, `NaN`, large whole numbers,
 * dates.
 */
function asWritten(value: unknown, depth: number): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? String(value);
  if (depth === 0) return "...";
  if (Array.isArray(value))
    return `[${value
      .slice(0, MAX_ITEMS)
      .map((item) => asWritten(item, depth - 1))
      .join(",")}]`;
  const pairs = Object.entries(value)
    .slice(0, MAX_ITEMS)
    .map(([name, item]) => `${JSON.stringify(name)}:${asWritten(item, depth - 1)}`);
  return `{${pairs.join(",")}}`;
}
