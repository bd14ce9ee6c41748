/** Measures how deep HTML is nested. Goes through it once, and never by recursion. */

import { Parser } from "htmlparser2";
import { MAX_DEPTH } from "../content/sanitize.ts";

/** Returns true if elements lie so deep in each other that the build takes the innermost tags off. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth > MAX_DEPTH) parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.write(html);
  return depth > MAX_DEPTH;
}
