/** What the ledger holds: every entry ever published, by the names that readers know it by, and when it was as it is. */

import { z } from "zod";
import type { Instant } from "../../model/instant.ts";

/** In the folder of seeds; the publisher commits it. */
export const LEDGER_NAME = "_ledger.json";

/** Raised whenever an old ledger would be misread. */
export const LEDGER_VERSION = 1;

export type LedgerEntry = {
  /** Front matter `id`, else the file's name without its extension. The ledger's order. */
  readonly ownId: string;
  /** As the feeds print it. */
  readonly id: string;
  readonly slug: string;
  /** Every slug that it had before. */
  readonly aliases?: readonly string[] | undefined;
  /** Within the folder of seeds. */
  readonly file: string;
  readonly title: string;
  readonly published: Instant;
  readonly updated: Instant;
  readonly publishAt?: Instant | undefined;
  readonly expires?: Instant | undefined;
  readonly topics: readonly string[];
  /** Slugs. */
  readonly authors: readonly string[];
  /** Of what the author wrote: title, summary, content, picture. */
  readonly text: string;
  /** Of all that feeds say of it: the text, who wrote it, what it is about, where it is, when it comes and goes, what was wrong with it. */
  readonly digest: string;
  /** The ids of what is told of it: corrections, its withdrawal. */
  readonly notices?: readonly string[] | undefined;
  readonly recorded: Instant;
  /** When the digest was first recorded; of what was there before the ledger, `updated`. */
  readonly changed: Instant;
  /** It has a page alone, or is no entry of its own any more: a later take took its place, or it expired and was removed. */
  readonly unlisted?: true | undefined;
  readonly into?: string | undefined;
  readonly gone?: true | undefined;
};

export type Ledger = {
  /** The site's UUID. */
  readonly site: string;
  /** Of what all feeds have in common: templates, the site's settings, its vocabulary. */
  readonly common: string;
  /** When that last changed, or an entry left a feed; absent while neither happened since the ledger was begun. */
  readonly revised?: Instant | undefined;
  /** Every slug that had entries. */
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly entries: readonly LedgerEntry[];
};

/** Whether it was ever shown, by what the ledger knows: until then nobody was promised anything. */
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
