/** Plain text as paragraphs, and paragraphs as HTML. */

import { escapeMarkup } from "../../../model/text.ts";

/** A line this long was not wrapped by hand: it is a paragraph of its own. Characters. */
export const UNWRAPPED = 120;

export type Paragraph = {
  readonly text: string;
  /** The index of its first line. */
  readonly at: number;
};

/**
 * The paragraphs from a line on. Empty lines part paragraphs; lines without one between them do so where they are too
 * long to be a wrapped paragraph.
 */
export function splitParagraphs(lines: readonly string[], from: number): Paragraph[] {
  const blocks: Paragraph[][] = [[]];
  for (const [offset, line] of lines.slice(from).entries()) {
    if (line.trim() === "") blocks.push([]);
    else blocks.at(-1)?.push({ text: line.trim(), at: from + offset });
  }
  return blocks.flatMap(paragraphsOfBlock);
}

function paragraphsOfBlock(block: readonly Paragraph[]): Paragraph[] {
  if (block.some(({ text }) => text.length > UNWRAPPED) || block.every(({ text }) => endsSentence(text)))
    return [...block];
  const paragraphs: Paragraph[] = [];
  for (const line of block) {
    const last = paragraphs.pop();
    // An item of a list stands by itself.
    if (last === undefined) paragraphs.push(line);
    else if (LIST_ITEM.test(line.text)) paragraphs.push(last, line);
    else paragraphs.push({ text: `${last.text}\n${line.text}`, at: last.at });
  }
  return paragraphs;
}

const LIST_ITEM = /^(?:[-*•–]|\d{1,2}[.)])\s/;

export function endsSentence(text: string): boolean {
  return /[.!?]["”’»)]?$/u.test(text);
}

export function toHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => `<p>${escapeMarkup(text)}</p>`).join("\n");
}
