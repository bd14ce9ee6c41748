/** Splits plain text into paragraphs, and renders paragraphs as HTML with links. */

import { linkAddresses } from "./web-addresses.ts";

/**
 * The maximum length of a line that was wrapped by hand, in characters. A longer line is a whole paragraph.
 */
export const UNWRAPPED = 120;

export type Paragraph = {
  readonly text: string;
  /** The index of the paragraph's first line. */
  readonly at: number;
};

/**
 * Returns the paragraphs from a line on. Empty lines separate them. Lines between two empty lines are
 * separate paragraphs if one of them is longer than {@link UNWRAPPED}, or if all end like a sentence.
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
    // Each item of a list is a separate paragraph.
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
  return paragraphs.map(({ text }) => `<p>${linkAddresses(text)}</p>`).join("\n");
}
