/** The result of parsing one file, before the site's settings, the vocabulary and the other files are considered. */

import type { SeedProblem } from "../ground/problem.ts";
import type { Derivation } from "./derivation.ts";
import type { Fields } from "./fields.ts";

export type ParsedSeed = Fields & {
  /** Unsanitised HTML; addresses as the author wrote them. */
  readonly html: string;
  /** Plain text that the headline and summary may be taken from, where it is not simply the first paragraph. */
  readonly lead?: string;
  readonly dateline?: string;
  /** The news label before the headline: `UPDATE 2`. */
  readonly label?: string;
  /** How each field was told that front matter does not give. */
  readonly derivations?: readonly Derivation[];
  /** Some of its fields cannot be read, so a field that is absent may have been written. */
  readonly isPartial?: true;
};

/** The settings of the site that parsers use. */
export type ParseSettings = {
  /** IANA name; where a date without an offset is read. */
  readonly timezone: string;
  /** True in a folder of Jekyll, where spaces separate topics. */
  readonly isJekyll?: boolean;
};

export type ParseOutcome = {
  /** As far as it can be read; absent where the text cannot. With an error among the problems it is for checks alone. */
  readonly seed?: ParsedSeed;
  readonly problems: readonly SeedProblem[];
};

/**
 * A body's HTML, and the title it gives itself. What became the title, or says the same as the `written` one, is no part
 * of the HTML: pages and readers show the title themselves.
 */
export type ReadBody = (text: string, written?: string) => BodyContent;

export type BodyContent = {
  readonly title?: TitleInBody;
  readonly html: string;
  /** The names of the hidden elements that were taken out. */
  readonly hidden: readonly string[];
};

export type TitleInBody = {
  readonly text: string;
  /** The rule that found it: `the first heading`. */
  readonly rule: string;
  /** Where it starts, in characters of the body. */
  readonly at: number;
};
