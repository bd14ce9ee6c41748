/**
 * Reads the sign-off: a line at the end of a report in which some agencies name the authors or themselves.
 * The line stays in the text.
 */

import type { Author } from "../../../model/article.ts";
import { AGENCY } from "./agencies.ts";
import { isName, readNames } from "./byline.ts";
import type { Paragraph } from "./paragraphs.ts";

export type SignOff = {
  readonly authors?: readonly Author[];
  readonly credit?: string;
  readonly paragraph: Paragraph;
};

/**
 * A sign-off with names: `(Reporting by Jane Doe in Oslo and John Roe; editing by Anna Berg)`. Editors are
 * not authors.
 */
const REPORTING = /^\(?(?:Reporting|Writing|Reporting and writing) by (?<names>[^;.()]{3,200})/u;
const ALONE = new RegExp(`^[-–—(/\\s]*(?<credit>${AGENCY})[)/.\\s]*$`, "u");

/** The number of last paragraphs in which a sign-off is looked for. */
const REACH = 4;

export function readSignOff(paragraphs: readonly Paragraph[]): SignOff | undefined {
  const last = paragraphs.at(-1);
  for (const paragraph of paragraphs.slice(1).slice(-REACH)) {
    const names = REPORTING.exec(paragraph.text)?.groups?.names?.replace(
      /\s+in\s+\p{Lu}[\p{L}'’. -]*?(?=,|\s+and\s|$)/gu,
      "",
    );
    const authors = names === undefined ? [] : readNames(names).authors.filter(({ name }) => isName(name));
    if (authors.length > 0) return { authors, paragraph };
  }
  const credit =
    last === undefined || paragraphs.length < 2 ? undefined : ALONE.exec(last.text)?.groups?.credit;
  return last === undefined || credit === undefined ? undefined : { credit, paragraph: last };
}
