/**
 * Finds pictures and links that stay text because their address has a space: `![Ice](ice floe.jpg)`. Some
 * editors show them, but in Markdown such an address stands in angle brackets.
 */

import type { MarkedExtension } from "marked";
import { type Problem, warningAt } from "../ground/problem.ts";
import type { NumberedText } from "./front-matter.ts";

const SPACED = /(!?\[[^\][\n]*\]\()([^()<>"\s][^()<>"\n]*)\)/g;
/** The end of a file's name. Without it, `[sic](see above)` is text. */
const FILE = /\.[a-z0-9]{2,5}$/i;

/** Makes an extension that adds such pictures and links to `found`, as the author wrote them. */
export function findSpacedAddresses(found: Set<string>): MarkedExtension {
  return {
    renderer: {
      text({ raw }) {
        for (const [written, , address = ""] of raw.matchAll(SPACED))
          if (/\s/.test(address) && FILE.test(address)) found.add(written);
        return false;
      },
    },
  };
}

/** Reports each of them with the line and the form in which it is read. */
export function checkSpacedAddresses(
  found: readonly string[],
  path: string,
  { text, line }: NumberedText,
  problems: Problem[],
): void {
  const lineOf = new Map<string, number>();
  for (const [at, one] of text.split("\n").entries())
    for (const [written] of one.matchAll(SPACED)) if (!lineOf.has(written)) lineOf.set(written, line + at);
  for (const written of found)
    problems.push(
      warningAt(
        { path, line: lineOf.get(written) },
        `${written} stays text, because its address has a space`,
        written.replace(SPACED, "$1<$2>)"),
      ),
    );
}
