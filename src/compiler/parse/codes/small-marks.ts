/**
 * Reads small marks: `==marked==` text, the ids of Obsidian's blocks (`^quote-of-the-day`), attributes in braces
 * (`{width=300}`) and places for a table of contents. Also finds the start of a footnote, an abbreviation or a
 * container directly below a paragraph.
 */

import { type CodeText, type FoundCode, isAlone, replaced } from "./code-text.ts";

const MARKED = /==(?![\s=])(?:[^=\n]|=(?!=)){1,1000}?(?<!\s)==(?![=\w])/y;

export function readMarkedText({ masked }: CodeText, index: number): FoundCode | undefined {
  if (/[\w=/?&]/.test(masked[index - 1] ?? "")) return undefined;
  MARKED.lastIndex = index;
  const [whole] = MARKED.exec(masked) ?? [];
  if (whole === undefined) return undefined;
  const end = index + whole.length;
  return {
    // The search goes on inside the marked text, because it may contain codes.
    end: index + 2,
    edits: [
      { start: index, end: index + 2, text: "<mark>" },
      { start: end - 2, end, text: "</mark>" },
    ],
  };
}

/** Obsidian makes ids of six hexadecimal digits. An author's id has a letter: `10 ^6` is no id. */
const BLOCK_ID = /\^(?:(?=[\d-]*[a-z])[\da-z-]{2,100}|\d{6})[^\S\n]*(?:\n|$)/iy;

/**
 * Removes the id at the end of a block, because no link to it remains. The line must be the last of its
 * block.
 */
export function readBlockId({ masked, lineAt }: CodeText, index: number): FoundCode | undefined {
  if (!/^\s$/.test(masked[index - 1] ?? "\n")) return undefined;
  BLOCK_ID.lastIndex = index;
  const [whole] = BLOCK_ID.exec(masked) ?? [];
  if (whole === undefined) return undefined;
  const { start, end: lineEnd } = lineAt(index);
  const isAlone = masked.slice(start, index).trim() === "";
  const isLast =
    isAlone || /^\s*(?:$|\n|[>*+#-]|\d{1,9}[.)]\s)/.test(masked.slice(lineEnd + 1, lineEnd + 20));
  if (!isLast && !/^\s*(?:[>*+#-]|\d{1,9}[.)])/.test(masked.slice(start, index))) return undefined;
  const from = isAlone ? index : start + masked.slice(start, index).trimEnd().length;
  return { end: lineEnd, edits: [{ start: from, end: lineEnd, text: "" }] };
}

/** The starts of a footnote, an abbreviation and a container. */
const BLOCK = /(?:\[\^[^[\]\n]{1,100}\]:|\*\[[^[\]\n]{1,100}\]:|:{3,})/y;

/**
 * Separates a block of these kinds from the paragraph above it. Without an empty line, the block would become
 * part of that paragraph.
 */
export function readBlockStart({ masked, lineAt }: CodeText, index: number): FoundCode | undefined {
  BLOCK.lastIndex = index;
  const { start, above: aboveStart } = lineAt(index);
  if (aboveStart === undefined || index - start > 3 || !BLOCK.test(masked)) return undefined;
  if (masked.slice(start, index).trim() !== "") return undefined;
  const above = masked.slice(aboveStart, start - 1);
  if (above.trim() === "" || /^ {0,3}(?:\[\^|\*\[|:::)/.test(above)) return undefined;
  return { end: index + 1, edits: [{ start, end: start, text: "\n" }] };
}

const CONTENTS = /(?:\[\[_?toc_?\]\]|\[toc\])(?![(:[])/iy;

/** Removes the place for a table of contents: `[[toc]]` (VitePress), `[TOC]` (Pelican, MkDocs). */
export function readContents(source: CodeText, index: number): FoundCode | undefined {
  CONTENTS.lastIndex = index;
  const [whole] = CONTENTS.exec(source.masked) ?? [];
  if (whole === undefined || !isAlone(source, index, index + whole.length)) return undefined;
  return replaced(index, index + whole.length, "");
}

const ATTRIBUTES =
  /\{(?:\s{0,9}(?:[.#][\w:-]{1,100}|[\w:-]{1,60}=(?:"[^"\n{}]{0,300}"|'[^'\n{}]{0,300}'|[^\s"'{}]{1,300}))){1,20}\s{0,9}\}/y;

/**
 * Removes attributes of Pandoc, Hugo and markdown-it behind a picture or a link, on a line of their own below a
 * block, and classes at the end of a paragraph: `{width=300 .wide}`. They concern the design.
 */
export function readAttributes(source: CodeText, index: number): FoundCode | undefined {
  const { masked, lineAt } = source;
  ATTRIBUTES.lastIndex = index;
  const [whole] = ATTRIBUTES.exec(masked) ?? [];
  if (whole === undefined) return undefined;
  const end = index + whole.length;
  const { start, above } = lineAt(index);
  const isBehind = /\]\([^()\n]{0,2000}\)$/.test(masked.slice(Math.max(start, index - 2_000), index));
  // Most other braces end here. The checks below read the whole line.
  if (!isBehind && !/^[^\S\n]*(?:\n|$)/.test(masked.slice(end, end + 100))) return undefined;
  const isDesign = /^\{\s*(?:[.#]|(?:class|id|style|width|height|align)=)/.test(whole);
  const isBelow =
    isDesign &&
    above !== undefined &&
    masked.slice(above, start).trim() !== "" &&
    isAlone(source, index, end);
  const isAtEnd = whole.startsWith("{.") && /^(?!\s{0,3}[#:]).*\S\s$/.test(masked.slice(start, index));
  return isBehind || isBelow || isAtEnd ? replaced(index, end, "") : undefined;
}
