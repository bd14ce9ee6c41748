/** The contents of the ledger: every entry ever published, with its ids, addresses and dates. */

import { z } from "zod";
import type { Instant } from "../../model/instant.ts";

/** Raise it when new code would misread an old ledger. */
export const LEDGER_VERSION = 1;

export type LedgerEntry = {
  /** Front matter `id`, else the file's name without its extension. Entries are sorted by it. */
  readonly ownId: string;
  /** The id in feeds. */
  readonly id: string;
  readonly slug: string;
  /** Every earlier slug. */
  readonly aliases?: readonly string[] | undefined;
  /** The path within the folder of seeds. */
  readonly file: string;
  readonly title: string;
  readonly published: Instant;
  readonly updated: Instant;
  readonly publishAt?: Instant | undefined;
  readonly expires?: Instant | undefined;
  readonly topics: readonly string[];
  /** Slugs. */
  readonly authors: readonly string[];
  /** The digest of the words: title, summary, content, image, language, dateline, credit, label, canonical address. */
  readonly text: string;
  /** The digest of everything in feeds: `text`, authors, topics, slug, dates, withdrawal, corrections. */
  readonly digest: string;
  /** The ids of its notices: corrections and the withdrawal. */
  readonly notices?: readonly string[] | undefined;
  /** The first time that the ledger recorded the entry. */
  readonly recorded: Instant;
  /** The first time that the ledger recorded this digest. For entries older than the ledger: `updated`. */
  readonly changed: Instant;
  /** The article has a page, but is in no feed or list. */
  readonly unlisted?: true | undefined;
  /** The own id of the story into which the entry was folded as a take. */
  readonly into?: string | undefined;
  /** The entry was removed. */
  readonly gone?: true | undefined;
};

export type Ledger = {
  /** The site's UUID. */
  readonly site: string;
  /** The digest of everything that all feeds share: templates, the site's settings, its vocabulary. */
  readonly common: string;
  /**
   * The last time that `common` changed or an entry left a feed. Absent if neither happened since the first
   * ledger.
   */
  readonly revised?: Instant | undefined;
  /** Every slug that had entries. */
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly entries: readonly LedgerEntry[];
};

/** Returns true if the entry was ever shown. Before that, readers do not know it, so it may change or go. */
export function wasOut({ published, publishAt = published }: LedgerEntry, now: Instant): boolean {
  return Math.max(published, publishAt) <= now;
}

const instant = z.iso.datetime({ offset: true }).transform((text): Instant => Date.parse(text));
const text = z.string().min(1);

export const LEDGER_SCHEMA = z.strictObject({
  version: z.literal(LEDGER_VERSION),
  site: z.uuid(),
  common: text,
  revised: instant.optional(),
  topics: z.array(text),
  authors: z.array(text),
  entries: z.array(
    z.strictObject({
      ownId: text,
      id: text,
      slug: text,
      aliases: z.array(text).optional(),
      file: text,
      title: z.string(),
      published: instant,
      updated: instant,
      publishAt: instant.optional(),
      expires: instant.optional(),
      topics: z.array(text),
      authors: z.array(text),
      text,
      digest: text,
      notices: z.array(text).optional(),
      recorded: instant,
      changed: instant,
      unlisted: z.literal(true).optional(),
      into: text.optional(),
      gone: z.literal(true).optional(),
    }),
  ),
});
