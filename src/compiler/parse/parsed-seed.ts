/**
 * The result of parsing one file, before it is combined with the site's settings, the vocabulary and other
 * files.
 */

import type { WrittenAuthor } from "../ground/author-keys.ts";
import type { Derivation } from "./derivation.ts";
import type { Fields } from "./fields.ts";

export type ParsedSeed = Fields & {
  /** Unsanitised HTML, with the addresses that the author wrote. */
  readonly html: string;
  /** The plain text for headline and summary. Absent if it is the first paragraph. */
  readonly lead?: string;
  readonly dateline?: string;
  /** The news label before the headline: `UPDATE 2`. */
  readonly label?: string;
  /** The evidence for each field that is not from the front matter. */
  readonly derivations?: readonly Derivation[];
  /** True if some fields cannot be read. Then a field that is absent here may still be in the file. */
  readonly isPartial?: true;
  /** True if the fields of the front matter can be read, but not the text. */
  readonly unreadBody?: true;
};

/** A parsed file without its HTML, which is needed only once. */
export type SeedFields = Omit<ParsedSeed, "html">;

/** The settings of the site that parsers use. */
export type ParseSettings = {
  /** The IANA name of the time zone in which dates without an offset are read. */
  readonly timezone: string;
  /** True to read private articles (`draft: true`) like all others. */
  readonly showsDrafts?: boolean;
  /** True in a folder of Jekyll, where spaces separate topics. */
  readonly isJekyll?: boolean;
  /** True in a vault of Obsidian, where the name of a note is its title. */
  readonly isObsidian?: boolean;
  /** The authors of the site by the keys that articles use. */
  readonly authorKeys?: ReadonlyMap<string, WrittenAuthor>;
};

/**
 * Reads a body's HTML and the body's own title. Leaves the title out of the HTML if it becomes the article's
 * title or equals `written`, the title in the front matter. Pages and feed readers show the title themselves.
 */
export type ReadBody = (text: string, written?: string) => BodyContent;

export type BodyContent = {
  readonly title?: TitleInBody;
  readonly html: string;
  /** The text before the mark that ends the summary. */
  readonly summary?: string;
  /** The labels of footnotes without a reference. These footnotes are left out of the HTML. */
  readonly unusedNotes?: readonly string[];
  /** The queries that were left out, by their first lines. */
  readonly queries?: { readonly blocks: readonly string[]; readonly spans: readonly string[] };
  /** Pictures and links that stay text, because their address has a space. */
  readonly spacedAddresses?: readonly string[];
  /** The names of the removed hidden elements. */
  readonly hidden: readonly string[];
};

export type TitleInBody = {
  readonly text: string;
  /** The name of the rule: `the first heading`. */
  readonly rule: string;
  /** The offset of the title in the body, in characters. */
  readonly at: number;
};
