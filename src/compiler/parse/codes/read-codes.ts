/**
 * Replaces the codes in Markdown by their meaning: those of Hugo (`{{< x >}}`), Liquid (`{% x %}`), WordPress
 * (`[caption]`) and kramdown (`{: #id}`), and small marks. Unknown codes are errors, so that readers never
 * see them. Inside Markdown's code, such codes are text. Reads each character a limited number of times.
 */

import { oneLine, shorten } from "../../../model/text.ts";
import { errorAt, type Problem } from "../../ground/problem.ts";
import { maskCode } from "../comments.ts";
import type { NumberedText } from "../front-matter.ts";
import { readBracketCode } from "./bracket-codes.ts";
import { type CodeText, type Edit, type Found, makeCodeText } from "./code-text.ts";
import { readKramdown } from "./kramdown.ts";
import { makePieces, type Pieces } from "./pieces.ts";
import { readAttributes, readBlockId, readBlockStart, readMarkedText } from "./small-marks.ts";
import { readTemplateCode } from "./template-codes.ts";

export type ReadCodes = {
  readonly text: string;
  /** Puts the HTML of codes into the parsed text. */
  readonly restore: Pieces["restore"];
};

/** Returns the text with its codes replaced, or undefined after an error. */
export function readCodes(
  { text, line }: NumberedText,
  path: string,
  problems: Problem[],
): ReadCodes | undefined {
  const pieces = makePieces();
  if (text.search(HEADS) < 0) return { text, restore: pieces.restore };
  const source = makeCodeText(text, maskCode(text, MASKED));
  const edits: Edit[] = [];
  const reported = new Set<string>();
  const found: Problem[] = [];
  let at = 0;
  for (const { 0: head, index } of source.masked.matchAll(HEADS)) {
    if (index < at) continue;
    const code = readAt(source, head, index, pieces);
    if (code === undefined) continue;
    at = Math.max(at, code.end);
    edits.push(...code.edits);
    if (code.problem === undefined || found.length === MAX_FOUND) continue;
    const start = text[index - 1] === "\\" ? index - 1 : index;
    const written = shorten(oneLine(text.slice(start, code.end)), MAX_SHOWN);
    // Each kind of problem is reported once, because a code may stand in an article a hundred times. A code and
    // its end are one kind.
    const kind = `${/\w[\w/.-]*/.exec(written)?.[0]}${code.problem.message}`;
    if (reported.has(kind)) continue;
    reported.add(kind);
    const place = { path, line: line + text.slice(0, index).split("\n").length - 1 };
    found.push(errorAt(place, `code ${written}${code.problem.message}`, code.problem.fix));
  }
  problems.push(...found);
  return found.length > 0 ? undefined : { text: apply(edits, text), restore: pieces.restore };
}

const HEADS =
  /\{\{|\{%|\{:|(?<=\)|^)\{(?=\s{0,9}[.#\w-]{1,60}[\s=}])|\[\/?(?=(?:caption|gallery|embed|audio|video|playlist)[\s\]/\\])|\[\^|\*\[|:{3,}|\^(?=[\w-]{2,100}[^\S\n]*$)|==|<(?=(?:pre|code|script|style)[\s>])/gm;

/** The first characters of codes. They are replaced inside Markdown's code. */
const MASKED = /[{[=<^]|\*\[|:::/g;

/** The maximum number of errors in one file, and of characters of a code in a message. */
const MAX_FOUND = 20;
const MAX_SHOWN = 60;

function readAt(source: CodeText, head: string, index: number, pieces: Pieces): Found | undefined {
  if (head === "<") return skipElement(source, index);
  if (head === "[^" || head === "*[" || head.startsWith(":")) return readBlockStart(source, index);
  if (/^\[\/?$/.test(head)) return readBracketCode(source, index, pieces);
  if (source.masked[index - 1] === "\\") return undefined;
  if (head === "^") return readBlockId(source, index);
  if (head === "==") return readMarkedText(source, index);
  if (head === "{:") return readKramdown(source, index, pieces);
  if (head === "{") return readAttributes(source, index);
  return readTemplateCode(source, index, pieces);
}

/** Skips an HTML element with code, such as `pre` or `script`. */
function skipElement({ masked, next }: CodeText, index: number): Found | undefined {
  const name = /[a-z]+/.exec(masked.slice(index, index + 9))?.[0] ?? "";
  const end = next(`</${name}`, index);
  return end === undefined ? undefined : { end, edits: [] };
}

function apply(edits: readonly Edit[], text: string): string {
  let result = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
