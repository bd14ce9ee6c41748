/** Keeps the ledger during a build: holds the build against it, and says what it will be once the build is published. */

import type { Instant } from "../../model/instant.ts";
import type { EntryHistory } from "../../pack/layout.ts";
import type { SeedProblem } from "../problem.ts";
import { compareWithLedger } from "./compare.ts";
import { historyOf } from "./history.ts";
import type { Ledger } from "./layout.ts";
import { type Build, publishedBy } from "./published.ts";
import type { ReadLedger } from "./read.ts";
import { recorded } from "./record.ts";

export type LedgerSettings = {
  readonly now?: Instant | undefined;
  /** Whether the build is published now: then what the ledger does not have yet is dated so. */
  readonly stamp: boolean;
};

export type Kept = {
  readonly problems: readonly SeedProblem[];
  /** By the ids of entries and of notices; empty without a ledger, so that a site that keeps none has the same bytes at every build. */
  readonly history: ReadonlyMap<string, EntryHistory>;
  readonly revised?: Instant | undefined;
  readonly outcome: LedgerOutcome;
};

export type LedgerOutcome = {
  /** Whether the site keeps one. */
  readonly isThere: boolean;
  /** Entries that it does not have yet, and those that it has otherwise. */
  readonly added: number;
  readonly changed: number;
  /** As it is to be after this build is published; absent where nobody said what time it is. */
  readonly next?: Ledger;
};

export async function keepLedger(
  read: ReadLedger | undefined,
  build: Build,
  { now, stamp }: LedgerSettings,
): Promise<Kept> {
  const before = read?.ledger;
  const published = await publishedBy(build);
  const next = now === undefined ? undefined : recorded(before, published, now);
  const digests = new Map(before?.entries.map(({ ownId, digest }) => [ownId, digest]));
  const known = published.entries.filter(({ ownId }) => digests.has(ownId));
  const shown = before === undefined ? undefined : stamp ? (next ?? before) : before;
  const articles = build.articles.map(({ article }) => article);
  return {
    problems: read === undefined ? [] : compareWithLedger(read, published, now),
    history: shown === undefined ? new Map() : historyOf(shown, articles),
    revised: shown?.revised,
    outcome: {
      isThere: before !== undefined,
      added: published.entries.length - known.length,
      changed: known.filter(({ ownId, digest }) => digests.get(ownId) !== digest).length,
      ...(next === undefined ? {} : { next }),
    },
  };
}
