/**
 * Defines the contents of the ledger, a file that records every entry ever published, with its ids, addresses
 * and dates.
 */

import { z } from "zod";
import { type Instant, toRfc3339 } from "../../model/instant.ts";

/** The version of the layout. Raise it if new code would misread an old ledger. */
export const LEDGER_VERSION = 1;

/** Converts an instant from and to RFC 3339, its form in the file. */
const instant = z.codec(z.iso.datetime({ offset: true }), z.number(), {
  decode: (text): Instant => Date.parse(text),
  encode: toRfc3339,
});
const text = z.string().min(1);
const texts = z.array(text).readonly();

/** The fields in the order of the file. Names come first, for people who read it. */
const ENTRY_SCHEMA = z.strictObject({
  /**
   * The `id` in the front matter. If there is none, the file's name without its extension. Entries are sorted
   * by it, and `read.ts` finds their lines by it.
   */
  ownId: text,
  slug: text,
  /** Every earlier slug. */
  aliases: texts.optional(),
  /** The path within the folder of seeds. */
  file: text,
  title: z.string(),
  published: instant,
  updated: instant,
  publishAt: instant.optional(),
  expires: instant.optional(),
  /** The first time that the ledger recorded the entry. */
  recorded: instant,
  /**
   * The first time that the ledger recorded this digest. For entries older than the ledger, it is `updated`.
   */
  changed: instant,
  /** True if the article has a page, but is in no feed or list. */
  unlisted: z.literal(true).optional(),
  /** The own id of the story into which the entry was folded as a take. */
  into: text.optional(),
  /** True if the entry was removed. */
  gone: z.literal(true).optional(),
  topics: texts,
  /** The slugs of the authors. */
  authors: texts,
  /** The id of the entry in feeds. */
  id: text,
  /** The digest of the words: title, summary, content, image, language, dateline, credit, label, canonical. */
  text,
  /** The digest of everything in feeds: `text`, authors, topics, slug, dates, withdrawal, corrections. */
  digest: text,
  /** The ids of its notices: corrections and the withdrawal. */
  notices: texts.optional(),
});

export type LedgerEntry = Readonly<z.output<typeof ENTRY_SCHEMA>>;

export const LEDGER_SCHEMA = z.strictObject({
  version: z.literal(LEDGER_VERSION),
  /** The site's UUID. */
  site: z.uuid(),
  /** The digest of everything that all feeds share: templates, the site's settings, its vocabulary. */
  common: text,
  /**
   * The last time that `common` changed or an entry left a feed. Absent if neither happened since the first
   * ledger.
   */
  revised: instant.optional(),
  /** Every slug that had entries. */
  topics: texts,
  authors: texts,
  entries: z.array(ENTRY_SCHEMA).readonly(),
});

export type Ledger = Readonly<Omit<z.output<typeof LEDGER_SCHEMA>, "version">>;

/**
 * Returns true if the entry was ever shown. Before that, feed readers do not know the entry, so it may change
 * or disappear.
 */
export function wasOut({ published, publishAt = published }: LedgerEntry, now: Instant): boolean {
  return Math.max(published, publishAt) <= now;
}
