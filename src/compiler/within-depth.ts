/** Guards against files that are nested to exhaust a parser. */

import { err, type Result } from "../model/result.ts";
import { errorAt, type SeedProblem } from "./problem.ts";

/** Parsers of YAML, Markdown and HTML follow nesting by recursion: a file made to exhaust the stack is a problem like any other. */
export function withinDepth<Value>(
  path: string,
  work: () => Result<Value, SeedProblem[]>,
): Result<Value, SeedProblem[]> {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return err([
      errorAt({ path }, "nested too deeply to be read", "at most some hundred levels of lists or elements"),
    ]);
  }
}
