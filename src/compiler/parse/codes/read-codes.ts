/**
 * Replaces the codes (shortcodes and template tags) in Markdown by their meaning, and reads small marks. The
 * codes are those of Hugo (`{{< x >}}`), Liquid (`{% x %}`), Ruby (`<%= x %>`), WordPress (`[caption]`) and kramdown
 * (`{: #id}`). Unknown codes are errors, so that readers never see them. Inside Markdown's code, such codes are
 * text. Reads each character a limited number of times.
 */

import { oneLine, shorten } from "../../../model/text.ts";
import { errorAt, type Problem } from "../../ground/problem.ts";
import { maskCode } from "../comments.ts";
import type { NumberedText } from "../front-matter.ts";
import { readBracketCode } from "./bracket-codes.ts";
import { type CodeText, type Edit, type FoundCode, makeCodeText } from "./code-text.ts";
import { readKramdown } from "./kramdown.ts";
import { makePieces, type Pieces } from "./pieces.ts";
import { readAttributes, readBlockId, readBlockStart, readContents, readMarkedText } from "./small-marks.ts";
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
    const kind = `${/\w[\w/.-]*/.exec(written)?.[0]?.replace(/^end(?=\w)/, "")}${code.problem.message}`;
    if (reported.has(kind)) continue;
    reported.add(kind);
    const place = { path, line: line + text.slice(0, index).split("\n").length - 1 };
    found.push(errorAt(place, `code ${written}${code.problem.message}`, code.problem.fix));
  }
  problems.push(...found);
  return found.length > 0 ? undefined : { text: apply(edits, text), restore: pieces.restore };
}

const HEADS =
  /\{\{|\{%|<%(?=[\s=-])|\{:|(?<=\)|^)\{(?=\s{0,9}[.#\w-]{1,60}[\s=}])|(?<=[^\S\n])\{(?=\.)|\[(?=\[?_?(?:TOC|toc)_?\])|\[\/?(?=(?:caption|gallery|embed|audio|video|playlist)[\s\]/\\])|\[\^|\*\[|:{3,}|\^(?=[\w-]{2,100}[^\S\n]*$)|==|<(?=(?:pre|code|script|style)[\s>]|(?:div|section|aside|article|details|figure|blockquote)\s[^<>\n]{0,200}markdown)/gm;

/** The first characters of codes. They are replaced inside Markdown's code. */
const MASKED = /[{[=<^]|\*\[|:::/g;

/** The maximum number of errors in one file, and of characters of a code in a message. */
const MAX_FOUND = 20;
export const MAX_SHOWN = 60;

function readAt(source: CodeText, head: string, index: number, pieces: Pieces): FoundCode | undefined {
  if (head === "<") return readMarkdownElement(source, index) ?? skipElement(source, index);
  if (head === "[" && /^\[?_?toc/i.test(source.masked.slice(index + 1, index + 6)))
    return readContents(source, index);
  if (head === "[^" || head === "*[" || head.startsWith(":")) return readBlockStart(source, index);
  if (/^\[\/?$/.test(head)) return readBracketCode(source, index, pieces);
  if (source.masked[index - 1] === "\\") return undefined;
  if (head === "^") return readBlockId(source, index);
  if (head === "==") return readMarkedText(source, index);
  if (head === "{:") return readKramdown(source, index, pieces);
  if (head === "{") return readAttributes(source, index);
  return readTemplateCode(source, index, pieces);
}

const MARKDOWN_ELEMENT =
  /<[a-z]+(?=\s)[^<>\n]{0,200}?(\smarkdown(?:=(?:["'](?:1|block)["']|1|block))?)(?=[\s>])[^<>\n]{0,200}>[^\S\n]*\n(?=[^\n]*\S)/y;

/**
 * Lets the Markdown in an element of kramdown be read: `<div markdown="1">`. An empty line behind the tag ends
 * the HTML in which Markdown is text.
 */
function readMarkdownElement({ masked }: CodeText, index: number): FoundCode | undefined {
  MARKDOWN_ELEMENT.lastIndex = index;
  const [whole, attribute = ""] = MARKDOWN_ELEMENT.exec(masked) ?? [];
  if (whole === undefined) return undefined;
  const start = index + whole.indexOf(attribute);
  const end = index + whole.length;
  return {
    end,
    edits: [
      { start, end: start + attribute.length, text: "" },
      { start: end, end, text: "\n" },
    ],
  };
}

/** Skips an HTML element with code, such as `pre` or `script`. */
function skipElement({ masked, next }: CodeText, index: number): FoundCode | undefined {
  const name = /^<(pre|code|script|style)\b/.exec(masked.slice(index, index + 9))?.[1];
  if (name === undefined) return undefined;
  const end = next(`</${name}`, index);
  return end === undefined ? undefined : { end, edits: [] };
}

/** Returns the text after the edits. An edit inside another one does not count. */
export function apply(edits: readonly Edit[], text: string): string {
  let result = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
