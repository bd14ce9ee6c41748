/**
 * Removes comments from Markdown before it is parsed: those of HTML, and Obsidian's `%%...%%`. The same signs
 * in code are text, and stay.
 */

import { Marked, type Token, walkTokens } from "marked";
import { CONTAINERS } from "./containers.ts";
import { footnotesOfOneText } from "./footnotes.ts";
import { lexMarkdown } from "./markdown-limits.ts";
import { isMoreMark, MORE } from "./more-mark.ts";

export type UncommentedText = {
  /** The line breaks inside comments stay, so that every line keeps its number. */
  readonly text: string;
  /** A comment without an end: the mark that opens it, and the index of its line. */
  readonly open?: { readonly mark: string; readonly at: number };
};

const MARKS = /%%|<!--/g;
/**
 * The character that replaces the first character of a comment's mark in code. No text contains it, because
 * reading a file removes noncharacters.
 */
const MASK = "\uFDD0";
const MASKED_MORE = MASK + MORE.slice(1);

export function withoutComments(text: string): UncommentedText {
  if (text.search(MARKS) < 0) return { text };
  const kept = cut(maskCode(text, MARKS), MARKS);
  // A lone `%%` in a line is text: `100%% sure`.
  const open = /^[ \t]*(%%)|<!--/m.exec(kept);
  return {
    text: kept.replaceAll(`${MASK}%`, "%%").replaceAll(`${MASK}!--`, "<!--"),
    ...(open === null
      ? {}
      : { open: { mark: open[1] ?? "<!--", at: kept.slice(0, open.index).split("\n").length - 1 } }),
  };
}

/** Removes HTML's comments from plain text. A comment without an end stays as text. */
export function withoutHtmlComments(text: string): string {
  return cut(text, /<!--/g).replaceAll(MASKED_MORE, "");
}

/**
 * Removes comments, but keeps their line breaks. Reads each character once, because a file may consist of
 * unclosed comments.
 */
function cut(text: string, marks: RegExp): string {
  let kept = "";
  let at = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (index < at) continue;
    const close = mark === "<!--" ? "-->" : mark;
    const end = text.indexOf(close, index + mark.length);
    if (end < 0 && mark === "<!--") break;
    if (end < 0) continue;
    const after = end + close.length;
    const comment = text.slice(index, after);
    kept += text.slice(at, index) + (isMoreMark(comment) ? MASKED_MORE : comment.replace(/[^\n]+/g, ""));
    at = after;
  }
  return kept + text.slice(at);
}

/**
 * Replaces the first character of each mark that is in code, so that the mark is not found. The length of the
 * text stays the same.
 */
export function maskCode(text: string, marks: RegExp): string {
  let masked = "";
  const { extension } = footnotesOfOneText();
  // The tokens of the first level are adjacent, so together they are the whole text.
  for (const token of lexMarkdown(text, new Marked(extension, CONTAINERS, { gfm: true }).defaults))
    masked += token.type === "code" ? mask(token.raw, marks) : maskWithin(token, marks);
  return masked;
}

/**
 * Masks the code inside a paragraph or list. The parser removes the indentation of code in a list, so such
 * code is found line by line.
 */
function maskWithin(token: Token, marks: RegExp): string {
  let masked = "";
  let at = 0;
  walkTokens([token], (inner) => {
    if (inner.type !== "code" && inner.type !== "codespan") return;
    const whole = token.raw.indexOf(inner.raw, at);
    if (whole >= 0) {
      masked += token.raw.slice(at, whole) + mask(inner.raw, marks);
      at = whole + inner.raw.length;
      return;
    }
    for (const line of inner.raw.split("\n").filter((one) => one.search(marks) >= 0)) {
      const start = token.raw.indexOf(line.trim(), at);
      if (start < 0) continue;
      masked += token.raw.slice(at, start) + mask(line.trim(), marks);
      at = start + line.trim().length;
    }
  });
  return masked + token.raw.slice(at);
}

function mask(code: string, marks: RegExp): string {
  return code.replace(marks, (mark) => MASK + mark.slice(1));
}
