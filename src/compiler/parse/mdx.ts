/**
 * Reads MDX that is only Markdown. Removes its comments, and refuses code, because no code is run.
 * https://mdxjs.com/docs/what-is-mdx/
 */

import { posix } from "node:path";
import { errorAt, type Problem } from "../ground/problem.ts";
import { maskCode } from "./comments.ts";
import type { NumberedText } from "./front-matter.ts";

export function isMdx(path: string): boolean {
  return posix.extname(path).toLowerCase() === ".mdx";
}

/**
 * Returns the text without MDX comments. If it has components, imports, exports or expressions, returns
 * undefined and adds an error for each kind of them.
 */
export function readMdx(
  { text, line }: NumberedText,
  path: string,
  problems: Problem[],
): NumberedText | undefined {
  // In code, braces and components are text.
  const masked = withoutMdxComments(maskMath(maskCode(text, MARKS)), text);
  const found = new Map<string, number>();
  for (const match of masked.matched.matchAll(PROGRAM)) {
    if (found.size === MAX_FOUND) break;
    const name = nameOf(match);
    if (!found.has(name)) found.set(name, line + masked.matched.slice(0, match.index).split("\n").length - 1);
  }
  if (found.size === 0) return { text: masked.text, line };
  for (const [name, at] of found)
    problems.push(
      errorAt({ path, line: at }, `${name} in MDX`, "Markdown and HTML only, because no code is run"),
    );
  return undefined;
}

/** The maximum number of errors in one file. */
const MAX_FOUND = 20;

/** The beginnings of components, expressions, imports and exports. */
const MARKS = /[{<]|import|export/g;

const PROGRAM = new RegExp(
  [
    "^(?:(?<module>import)(?:\\s*[\"'{*]|\\s+[\\w$]+\\s*(?:,|\\sfrom\\s)).*",
    "|(?<outward>export)(?:\\s*[{*]|\\s+(?:default|const|let|var|function|class|async|type|interface)\\s).*)",
    "|<(?<component>[A-Z][\\w.]*)(?=[\\s/>])|(?<fragment><>)",
    "|(?<!\\\\)(?<expression>\\{[^\\n}]{0,20}\\}?)",
  ].join(""),
  "gm",
);

const MATH = /\$\$[^$]{1,5000}\$\$|\$(?=\S)[^$\n]{1,500}(?<=\S)\$/g;

/**
 * Replaces braces and `<` in TeX formulas by `$`, because they are not MDX. A formula has a command, a power
 * or an index, so `${a}/${b}` is no formula.
 */
function maskMath(text: string): string {
  return text.replace(MATH, (found) => (/[\\^_]/.test(found) ? found.replace(/[{}<]/g, "$") : found));
}

function nameOf({ groups = {} }: RegExpMatchArray): string {
  const module = groups.module ?? groups.outward;
  if (module !== undefined) return `an ${module} line`;
  if (groups.expression !== undefined) return `expression ${groups.expression}`;
  return `component <${groups.component ?? ""}>`;
}

/**
 * Removes comments but keeps their line ends. `masked` is as long as `text`, so an offset is the same in
 * both.
 */
function withoutMdxComments(
  masked: string,
  text: string,
): { readonly matched: string; readonly text: string } {
  let [matched, kept] = ["", ""];
  let at = 0;
  for (const { index } of masked.matchAll(/(?<!\\)\{\s{0,9}\/\*/g)) {
    if (index < at) continue;
    const close = masked.indexOf("*/", index);
    const end = close < 0 ? -1 : masked.indexOf("}", close);
    if (end < 0) break;
    const lines = text.slice(index, end).replace(/[^\n]+/g, "");
    matched += masked.slice(at, index) + lines;
    kept += text.slice(at, index) + lines;
    at = end + 1;
  }
  return { matched: matched + masked.slice(at), text: kept + text.slice(at) };
}
