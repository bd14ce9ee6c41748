/** What a feed of another site says, whatever its format: the one shape that formats are read into and seeds are made of. */

import type { Author } from "../../model/article.ts";
import type { Format } from "../../model/format.ts";

export type ForeignFeed = {
  /** Which of this site's formats takes its place; RSS for RSS 1.0 too. */
  readonly format: Format;
  /** Where the feed says that it is. */
  readonly selfUrl?: string;
  /** Where older entries of it are, absolute. RFC 5005 3 (next) and 4 (prev-archive), JSON Feed next_url */
  readonly older: readonly string[];
  /** When it says that it was last made, as written. */
  readonly date?: string;
  /** BCP 47, mostly. */
  readonly language?: string;
  /** The program that made it. */
  readonly generator?: string;
  readonly entries: readonly ForeignEntry[];
  /** Only of an export, which holds more than public entries. */
  readonly contents?: ExportContents;
};

/** How many things of each kind an export holds. A kind is a noun, or words that a number may stand before: `in the trash`. */
export type ExportContents = {
  /** The kinds that become entries, of which there may be none. */
  readonly imported: ReadonlyMap<string, number>;
  readonly skipped: ReadonlyMap<string, number>;
};

export type ForeignEntry = {
  /** What readers know it by: RSS guid, RDF about, Atom and JSON id, else its link. */
  readonly guid?: string;
  /** Absolute, where the feed's own address lets it be. */
  readonly link?: string;
  /** The name that its program gives it in addresses. */
  readonly slug?: string;
  /** Set where it is not public. Absent from everything that a feed lists. */
  readonly release?: "draft" | "scheduled";
  /** True if it is no entry of the site but a page beside them, such as an imprint. */
  readonly isPage?: boolean;
  /** Plain text on one line; absent from microblogs. */
  readonly title?: string;
  /** As written: formats and generators differ in how. */
  readonly published?: string;
  readonly updated?: string;
  /** Those of the feed where it names none itself. */
  readonly authors: readonly Author[];
  /** The names that each category goes by, the one for people first. */
  readonly categories: readonly (readonly string[])[];
  /** Plain text, beside content that says more. */
  readonly summary?: string;
  /** Addresses in it are absolute, where they can be. May be empty. */
  readonly html: string;
  /** Whether what the feed calls a description or summary is all that it gives. */
  readonly abridged: boolean;
  /** Absolute. */
  readonly image?: string;
  /** A description of the image. */
  readonly imageAlt?: string;
  /** Where it says so itself. */
  readonly language?: string;
  /** What it links to beside its text: recordings, films, the page that it is about. Absolute. */
  readonly attachments: readonly Attachment[];
};

export type Attachment = { readonly url: string; readonly title?: string; readonly type?: string };
