/** What can be wrong with a folder of seeds, and the one way it is said. */

/** Where in the seeds. */
export type Place = {
  readonly path: string;
  /** Counted from 1; absent where the whole file is meant. */
  readonly line?: number | undefined;
};

/** An error stops the build; a warning stands in the report. */
export type SeedProblem = {
  readonly path: string;
  readonly line?: number;
  readonly severity: "error" | "warning";
  readonly found: string;
  readonly expected: string;
};

/** What is wrong, before it is known where. */
export type Finding = Pick<SeedProblem, "found" | "expected">;

export function errorAt({ path, line }: Place, found: string, expected: string): SeedProblem {
  return { severity: "error", path, ...(line === undefined ? {} : { line }), found, expected };
}

export function warningAt(place: Place, found: string, expected: string): SeedProblem {
  return { ...errorAt(place, found, expected), severity: "warning" };
}

export function isError(problem: SeedProblem): boolean {
  return problem.severity === "error";
}

/** `seeds/harbour.md:3: date "2021-13-02" is not a calendar date; expected YYYY-MM-DD` */
export function describeProblem({ path, line, found, expected }: SeedProblem): string {
  return `${path}${line === undefined ? "" : `:${line}`}: ${found}; expected ${expected}`;
}

/** A value as found, on one line and short enough to read. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
