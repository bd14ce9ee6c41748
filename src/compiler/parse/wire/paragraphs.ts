/** Plain text as paragraphs, and paragraphs as HTML. */

import { escapeMarkup } from "../../../model/text.ts";

/** A line this long was not wrapped by hand: it is a paragraph of its own. Characters. */
export const UNWRAPPED = 120;

/** Empty lines part paragraphs; lines without one between them do so where they are too long to be a wrapped paragraph. */
export function splitParagraphs(lines: readonly string[]): string[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") blocks.push([]);
    else blocks.at(-1)?.push(line.trim());
  }
  return blocks.flatMap(paragraphsOfBlock);
}

function paragraphsOfBlock(block: readonly string[]): string[] {
  if (block.some((line) => line.length > UNWRAPPED) || block.every(endsSentence)) return [...block];
  const paragraphs: string[] = [];
  for (const line of block) {
    const last = paragraphs.pop();
    // An item of a list stands by itself.
    if (last === undefined) paragraphs.push(line);
    else if (LIST_ITEM.test(line)) paragraphs.push(last, line);
    else paragraphs.push(`${last}\n${line}`);
  }
  return paragraphs;
}

const LIST_ITEM = /^(?:[-*•–]|\d{1,2}[.)])\s/;

function endsSentence(line: string): boolean {
  return /[.!?]["”’»)]?$/u.test(line);
}

export function toHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join("\n");
}
