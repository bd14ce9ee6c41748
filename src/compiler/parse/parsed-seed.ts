/** The result of parsing one file, before the site's settings, the vocabulary and the other files are considered. */

import type { Derivation } from "./derivation.ts";
import type { Fields } from "./fields.ts";

export type ParsedSeed = Fields & {
  /** Unsanitised HTML; addresses as the author wrote them. */
  readonly html: string;
  /** Plain text for the headline and the summary. Absent if it is the first paragraph. */
  readonly lead?: string;
  readonly dateline?: string;
  /** The news label before the headline: `UPDATE 2`. */
  readonly label?: string;
  /** The source in the text of each field that front matter does not have. */
  readonly derivations?: readonly Derivation[];
  /** True if some fields cannot be read. Then an absent field may have been written. */
  readonly isPartial?: true;
};

/** The settings of the site that parsers use. */
export type ParseSettings = {
  /** IANA name. The time zone of dates without an offset. */
  readonly timezone: string;
};

/**
 * Returns a body's HTML and its own title. The HTML has no element that became the title or repeats the `written` title,
 * because pages and readers show the title themselves.
 */
export type ReadBody = (text: string, written?: string) => BodyContent;

export type BodyContent = {
  readonly title?: TitleInBody;
  readonly html: string;
  /** The names of the hidden elements that were removed. */
  readonly hidden: readonly string[];
};

export type TitleInBody = {
  readonly text: string;
  /** The rule that found it: `the first heading`. */
  readonly rule: string;
  /** The position of its start, in characters of the body. */
  readonly at: number;
};
