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

type Line = Paragraph & { readonly isIndented: boolean };

/**
 * Returns the paragraphs from a line on. Empty lines separate them. Lines between two empty lines are
 * separate paragraphs if one of them is longer than {@link UNWRAPPED}, or if all end like a sentence.
 * Otherwise an indented line below the end of a sentence starts a paragraph, as on a teleprinter.
 */
export function splitParagraphs(lines: readonly string[], from: number): Paragraph[] {
  const blocks: Line[][] = [[]];
  for (const [offset, line] of lines.slice(from).entries()) {
    if (line.trim() === "") blocks.push([]);
    else blocks.at(-1)?.push({ text: line.trim(), at: from + offset, isIndented: /^\s/.test(line) });
  }
  return blocks.flatMap(paragraphsOfBlock);
}

function paragraphsOfBlock(block: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const areSeparate =
    block.some(({ text }) => text.length > UNWRAPPED) || block.every(({ text }) => endsSentence(text));
  const hasIndents = block.some(({ isIndented }) => !isIndented);
  for (const [index, { text, at, isIndented }] of block.entries()) {
    const last = paragraphs.at(-1);
    const isNew =
      last === undefined ||
      areSeparate ||
      // Each item of a list is a separate paragraph.
      LIST_ITEM.test(text) ||
      (hasIndents && isIndented && endsSentence(block[index - 1]?.text ?? ""));
    if (isNew) paragraphs.push({ text, at });
    else paragraphs[paragraphs.length - 1] = { text: `${last.text}\n${text}`, at: last.at };
  }
  return paragraphs;
}

const LIST_ITEM = /^(?:[-*•–]|\d{1,2}[.)])\s/;

export function endsSentence(text: string): boolean {
  return /[.!?。！？؟।]["”’»)」』）]?$/u.test(text);
}

export function toHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => `<p>${linkAddresses(text)}</p>`).join("\n");
}
