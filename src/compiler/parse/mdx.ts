/**
 * Reads MDX that is only Markdown. Removes its comments, and refuses code, because no code is run.
 * https://mdxjs.com/docs/what-is-mdx/
 */

import { posix } from "node:path";
import { errorAt, type Problem } from "../ground/problem.ts";
import { maskCode } from "./comments.ts";
import type { NumberedText } from "./front-matter.ts";
import { withMarkdownInElements } from "./mdx-elements.ts";
import { withImportedPictures } from "./mdx-pictures.ts";
import { withoutTabs } from "./tabs.ts";

export function isMdx(path: string): boolean {
  return posix.extname(path).toLowerCase() === ".mdx";
}

/**
 * Returns the text without MDX comments, and with the values of literals: `{' '}` is a space, `width={700}`
 * is `width="700"`. If it has components, imports, exports or other expressions, returns undefined and adds an
 * error for each kind of them.
 */
export function readMdx(
  { text: written, line }: NumberedText,
  path: string,
  problems: Problem[],
): NumberedText | undefined {
  const text = withImportedPictures(withoutTabs(written));
  // In code, braces and components are text.
  const masked = withLiterals(
    withoutMdxComments({ matched: maskIds(maskMath(maskCode(text, MARKS))), text }),
  );
  const found = new Map<string, number>();
  for (const match of masked.matched.matchAll(PROGRAM)) {
    if (found.size === MAX_FOUND) break;
    const name = nameOf(match);
    if (!found.has(name)) found.set(name, line + masked.matched.slice(0, match.index).split("\n").length - 1);
  }
  if (found.size === 0) return { text: withMarkdownInElements(masked.text), line };
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

/** Replaces the braces around ids of headings by `$`, because Docusaurus reads them before MDX. */
function maskIds(text: string): string {
  return text.replace(/^( {0,3}#{1,6}\s[^\n]*)\{(#[\w-]+)\}(?=[^\S\n]*$)/gm, "$1$$$2$$");
}

function nameOf({ groups = {} }: RegExpMatchArray): string {
  const module = groups.module ?? groups.outward;
  if (module !== undefined) return `an ${module} line`;
  if (groups.expression !== undefined) return `expression ${groups.expression}`;
  return `component <${groups.component ?? ""}>`;
}

/** A text, and a copy of the same length in which code and formulas are masked. */
type MaskedText = { readonly matched: string; readonly text: string };

/** Removes comments but keeps their line ends. */
function withoutMdxComments({ matched: masked, text }: MaskedText): MaskedText {
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

const STRING = ["'[^'<>&{}\\\\\\n]*'", '"[^"<>&{}\\\\\\n]*"', "`[^`$<>&{}\\\\\\n]*`"].join("|");

/**
 * A style of JSX that hides nothing, an attribute with a literal, a text as an expression, and a table of contents,
 * for which a feed has no place.
 */
const LITERAL = new RegExp(
  [
    "\\sstyle=(?<style>\\{\\{(?![^{}]*(?:display|visibility):\\s*[\"'](?:none|hidden))[^{}]{0,2000}\\}\\s*\\})",
    `(?<=\\s)(?<attribute>[A-Za-z-]+)=\\{\\s*(?:require\\(\\s*)?(?<value>${STRING}|-?\\d+(?:\\.\\d+)?|true)\\s*(?:\\)(?:\\.default)?\\s*)?\\}`,
    `\\{\\s*(?<string>${STRING})\\s*\\}`,
    "^[^\\S\\n]*<(?<contents>TOC\\w*|TableOfContents)(?:\\s[^<>\\n]{0,300})?/>",
  ].join("|"),
  "gm",
);

/** Replaces literals by their values. A style keeps its lines, because an empty line would end the tag. */
function withLiterals({ matched: masked, text }: MaskedText): MaskedText {
  let [matched, kept] = ["", ""];
  let at = 0;
  for (const { 0: found, index, groups = {} } of masked.matchAll(LITERAL)) {
    const replacement = literalValue(groups);
    matched += masked.slice(at, index) + replacement;
    kept += text.slice(at, index) + replacement;
    at = index + found.length;
  }
  return { matched: matched + masked.slice(at), text: kept + text.slice(at) };
}

function literalValue({
  attribute,
  value = "",
  string = "",
  style,
  contents,
}: Record<string, string>): string {
  if (contents !== undefined) return "";
  const plain = (literal: string) => literal.replace(/^(['"`])(.*)\1$/s, "$2").replaceAll('"', "&quot;");
  if (style !== undefined)
    return ` style="${style
      .slice(2)
      .replace(/\}\s*\}$/, "")
      .replaceAll('"', "'")}"`;
  return attribute === undefined ? plain(string) : `${attribute}="${plain(value)}"`;
}
