/** Reads two small marks: `==marked==` text, and the start of a footnote below a paragraph. */

import type { CodeText, Found } from "./code-text.ts";

const MARKED = /==(?![\s=])(?:[^=\n]|=(?!=)){1,1000}?(?<!\s)==(?![=\w])/y;

export function readMarkedText({ masked }: CodeText, index: number): Found | undefined {
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

const NOTE = /\[\^[^[\]\n]{1,100}\]:/y;

/**
 * Separates a footnote from the paragraph above it, because otherwise the footnote would be part of that
 * paragraph.
 */
export function readNoteStart({ masked, lineAt }: CodeText, index: number): Found | undefined {
  NOTE.lastIndex = index;
  const { start, above: aboveStart } = lineAt(index);
  if (aboveStart === undefined || index - start > 3 || !NOTE.test(masked)) return undefined;
  if (masked.slice(start, index).trim() !== "") return undefined;
  const above = masked.slice(aboveStart, start - 1);
  if (above.trim() === "" || /^ {0,3}\[\^/.test(above)) return undefined;
  return { end: index + 1, edits: [{ start, end: start, text: "\n" }] };
}
