/** What can be wrong with a folder of seeds, and the one way it is said. */

/** Where in the seeds. */
export type Place = {
  readonly path: string;
  /** Counted from 1; absent where the whole file is meant. */
  readonly line?: number | undefined;
};

/** An error stops the build. A warning names something to change. A note reports what works as intended, and is not counted. */
export type SeedProblem = {
  readonly path: string;
  readonly line?: number;
  readonly severity: "error" | "warning" | "note";
  readonly found: string;
  /** Absent from a note. */
  readonly expected?: string;
};

/** A mistake whose place is not known yet. */
export type Finding = { readonly found: string; readonly expected: string };

export function errorAt({ path, line }: Place, found: string, expected: string): SeedProblem {
  return { severity: "error", path, ...(line === undefined ? {} : { line }), found, expected };
}

export function warningAt(place: Place, found: string, expected: string): SeedProblem {
  return { ...errorAt(place, found, expected), severity: "warning" };
}

/** `seeds/harbour.md: draft, not published` */
export function noteAt({ path, line }: Place, found: string): SeedProblem {
  return { severity: "note", path, ...(line === undefined ? {} : { line }), found };
}

export function isError(problem: SeedProblem): boolean {
  return problem.severity === "error";
}

export function isWarning(problem: SeedProblem): boolean {
  return problem.severity === "warning";
}

/** `seeds/harbour.md:3: date "2021-13-02" is not a calendar date; expected YYYY-MM-DD` */
export function describeProblem({ path, line, found, expected }: SeedProblem): string {
  const message = expected === undefined ? found : `${found}; expected ${expected}`;
  return `${path}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** The same with its severity in front; an error has no mark. */
export function describeWithSeverity(problem: SeedProblem): string {
  return `${problem.severity === "error" ? "" : `${problem.severity}: `}${describeProblem(problem)}`;
}

/** Returns a value as found, on one line and short enough to read. */
export function quote(value: unknown): string {
  const text = asWritten(value, MAX_DEPTH);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Deeper and later values would be cut off anyway. These limits also end a value that contains itself. */
const MAX_DEPTH = 5;
const MAX_ITEMS = 20;

/** JSON, except for values that JSON cannot write: `Infinity`, `NaN`, whole numbers of any size, dates. */
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
