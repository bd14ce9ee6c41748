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
  return blocks.flatMap((block) =>
    block.some((line) => line.length > UNWRAPPED) ? block : block.length > 0 ? [block.join("\n")] : [],
  );
}

export function toHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join("\n");
}
