/**
 * A feed of another site, in one form for all formats. The parsers (read-*.ts) produce it, and seeds (article
 * files) are made from it.
 */

import type { Author } from "../model/article.ts";
import type { Format } from "../model/format.ts";

export type ForeignFeed = {
  /** The format of seedcast that replaces the feed. RSS 1.0 is replaced by RSS. */
  readonly format: Format;
  /** The feed's own address, as the feed states it. */
  readonly selfUrl?: string;
  /** Absolute addresses of older entries. RFC 5005 3 (next) and 4 (prev-archive), JSON Feed next_url */
  readonly older: readonly string[];
  /** The date of the feed itself, as written. */
  readonly date?: string;
  /** The language, usually a BCP 47 tag. */
  readonly language?: string;
  /** The program that made the feed. */
  readonly generator?: string;
  readonly entries: readonly ForeignEntry[];
  /** Present for an export, which also has entries that are not public. */
  readonly contents?: ExportContents;
};

/** The numbers of items in an export, by kind. A kind can follow a number: `12 posts`, `4 in the trash`. */
export type ExportContents = {
  /** The kinds whose items become entries. A number may be 0. */
  readonly imported: ReadonlyMap<string, number>;
  readonly skipped: ReadonlyMap<string, number>;
};

export type ForeignEntry = {
  /**
   * The entry's id in feed readers: RSS guid, RDF about, Atom and JSON id. If the entry has no id, its link.
   */
  readonly guid?: string;
  /** The address of the entry's page. Absolute, if the base address is known. */
  readonly link?: string;
  /** The name of the entry in addresses, if its program states it. */
  readonly slug?: string;
  /** Present for an entry that is not public. Feeds have public entries only, exports have both. */
  readonly release?: "draft" | "scheduled";
  /** True for a page outside the list of entries, such as an imprint. */
  readonly isPage?: boolean;
  /** The title: plain text on one line. Entries of microblogs have none. */
  readonly title?: string;
  /** The date of publication as written. Formats and programs write dates differently. */
  readonly published?: string;
  readonly updated?: string;
  /** The entry's authors, or the feed's authors if the entry has none. */
  readonly authors: readonly Author[];
  /** The names of each category, the label for people first. */
  readonly categories: readonly (readonly string[])[];
  /** The summary in plain text. Absent if the feed has no other text of the entry. */
  readonly summary?: string;
  /** The text in HTML. Its addresses are absolute if the base address is known. May be empty. */
  readonly html: string;
  /** True if the feed has only a description or summary, so that became the text. */
  readonly abridged: boolean;
  /** The absolute address of the image. */
  readonly image?: string;
  /** A description of the image. */
  readonly imageAlt?: string;
  /** The entry's own language, if stated. */
  readonly language?: string;
  /** Absolute links that come with the text: recordings, films, the page that the entry is about. */
  readonly attachments: readonly Attachment[];
};

export type Attachment = {
  readonly url: string;
  readonly title?: string;
  readonly type?: string;
  /** The size in bytes. Some programs write 0 for an unknown size. */
  readonly length?: number;
  /** The duration in seconds. */
  readonly duration?: number;
};
