/**
 * Finds the lines of a text before its first paragraph of prose. Titles, bylines, labels and embargoes stand
 * in these lines.
 */

import { readLabel } from "./wire/label-lines.ts";
import { endsSentence, UNWRAPPED } from "./wire/paragraphs.ts";

export type NumberedLine = { readonly text: string; readonly at: number };

/** The maximum number of opening lines, not counting empty ones. No header is longer. */
const MAX_LINES = 20;

/** The minimum number of words in a sentence of prose. A shorter sentence can be a headline. */
const MIN_WORDS = 8;

/**
 * Returns the lines before the prose, with their indices, but without empty ones. Lines for which `isHead` is
 * true are never prose.
 */
export function openingLines(lines: readonly string[], isHead: (line: string) => boolean): NumberedLine[] {
  const opening: NumberedLine[] = [];
  for (const [at, text] of lines.entries()) {
    if (text.trim() === "") continue;
    if (opening.length === MAX_LINES || /^\s*(?:```|~~~)/.test(text)) break;
    if (isProse(text.trim()) && !isHead(text)) break;
    opening.push({ text, at });
  }
  return opening;
}

function isProse(line: string): boolean {
  if (line.length > UNWRAPPED) return true;
  return endsSentence(line) && line.split(/\s+/).length >= MIN_WORDS && readLabel(line) === undefined;
}
