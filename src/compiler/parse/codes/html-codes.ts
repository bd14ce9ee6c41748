/**
 * Reads the codes of templates in HTML, such as `{{ site.baseurl }}` and `{% comment %}`. A code without a meaning
 * stays, with a warning: it may be a text about such codes.
 */

import { oneLine, shorten } from "../../../model/text.ts";
import { type Problem, warningAt } from "../../ground/problem.ts";
import type { NumberedText } from "../front-matter.ts";
import { type Edit, makeCodeText } from "./code-text.ts";
import { makePieces } from "./pieces.ts";
import { apply, MAX_SHOWN } from "./read-codes.ts";
import { readTemplateCode } from "./template-codes.ts";

const HEADS = /\{\{[<%]?|\{%|<%(?=[\s=-])/g;

export function readHtmlCodes({ text, line }: NumberedText, path: string, problems: Problem[]): NumberedText {
  if (text.search(HEADS) < 0) return { text, line };
  const pieces = makePieces();
  const source = makeCodeText(text, maskElements(text));
  const edits: Edit[] = [];
  const unread = new Map<string, number>();
  let at = 0;
  for (const { index } of source.masked.matchAll(HEADS)) {
    if (index < at) continue;
    const code = readTemplateCode(source, index, pieces);
    if (code === undefined) continue;
    at = code.end;
    // A pair of codes becomes Markdown, which HTML cannot hold.
    const isRead = code.problem === undefined && code.edits.length < 2;
    if (isRead) edits.push(...code.edits);
    const written = shorten(oneLine(text.slice(index, code.end)), MAX_SHOWN);
    if (!isRead && !unread.has(written)) unread.set(written, index);
  }
  const [first] = unread;
  if (first !== undefined) {
    const [written, index] = first;
    const place = { path, line: line + text.slice(0, index).split("\n").length - 1 };
    const others = unread.size === 1 ? "" : ` and ${unread.size - 1} more stay`;
    const found = `code ${written}${others || " stays"} as text`;
    problems.push(warningAt(place, found, "HTML, or the code in <code>"));
  }
  return { text: pieces.restore(apply(edits, text)), line };
}

/** Returns the text with the same length, without the first characters of codes in elements with code. */
function maskElements(text: string): string {
  const endless = new Set<string>();
  let masked = "";
  let at = 0;
  for (const { 0: opening, 1: name = "!--", index } of text.matchAll(
    /<(pre|code|script|style|textarea)\b|<!--/gi,
  )) {
    const close = opening === "<!--" ? "-->" : `</${name}`;
    if (index < at || endless.has(close)) continue;
    const end = text.indexOf(close, index);
    if (end < 0) {
      endless.add(close);
      continue;
    }
    masked += text.slice(at, index) + text.slice(index, end).replace(/\{|<(?=%)/g, " ");
    at = end;
  }
  return masked + text.slice(at);
}
