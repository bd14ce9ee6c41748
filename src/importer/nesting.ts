/** Measures the nesting of HTML in one pass, without recursion. */

import { Parser } from "htmlparser2";
import { MAX_DEPTH } from "../compiler/content/sanitize.ts";

/** Returns true if elements are nested so deeply that the build would remove the innermost tags. */
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
