/**
 * Gathers the warnings about unknown keys in a folder of another tool, because the designs for such a tool
 * use additional keys.
 */

import { type Problem, warningAt } from "../ground/problem.ts";
import { unknownKeyIn } from "../ground/yaml.ts";
import { FIELD_NAMES } from "../parse/fields.ts";

/**
 * The maximum number of unknown keys that have a line each. More keys share one line, because the publisher
 * must read all lines.
 */
const MAX_LINES = 2;

/**
 * Replaces the warnings in `problems` by one warning. A key that is like the name of a field keeps its own
 * warning, because it may be misspelled.
 */
export function gatherUnknownKeys(problems: Problem[]): void {
  const keys = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = unknownKeyIn(problem, FIELD_NAMES);
    if (key !== undefined) keys.set(key, [...(keys.get(key) ?? []), problem]);
  }
  if (keys.size <= MAX_LINES) return;
  const sorted = [...keys].sort(([a, many], [b, more]) => more.length - many.length || (a < b ? -1 : 1));
  const first = sorted[0]?.[1][0];
  if (first === undefined) return;
  const rest = problems.filter((problem) => unknownKeyIn(problem, FIELD_NAMES) === undefined);
  const found = sorted
    .map(([key, { length }]) => `${key} in ${length} ${length === 1 ? "file" : "files"}`)
    .join(", ");
  problems.splice(
    0,
    problems.length,
    ...rest,
    warningAt(first.place, `unknown keys: ${found}`, first.fix ?? ""),
  );
}
