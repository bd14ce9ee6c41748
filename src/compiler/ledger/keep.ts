/**
 * Compares the build with the ledger (the record of published entries), and returns the ledger to write after
 * publishing.
 */

import type { Instant } from "../../model/instant.ts";
import type { EntryHistory } from "../../pack/layout.ts";
import { defined } from "../ground/defined.ts";
import type { Problem } from "../ground/problem.ts";
import { compareWithLedger } from "./compare.ts";
import { historyOf } from "./history.ts";
import type { Ledger } from "./layout.ts";
import { type Build, publishedBuild } from "./published.ts";
import type { LedgerFile } from "./read.ts";
import { ledgerAfter } from "./record.ts";

export type LedgerSettings = {
  readonly now?: Instant | undefined;
  /** True if the build is published now. Then changes that are new to the ledger are dated `now`. */
  readonly stamp: boolean;
};

export type LedgerOutcome = {
  /**
   * Changes by the ids of entries and notices. Empty if the site has no ledger, so that its feeds have the
   * same bytes at every build.
   */
  readonly history: ReadonlyMap<string, EntryHistory>;
  readonly revised?: Instant | undefined;
  readonly changes: LedgerChanges;
};

export type LedgerChanges = {
  /** The ledger in the folder of seeds. Absent if the site has none. */
  readonly before?: Ledger;
  /** The number of entries that are new to the ledger. */
  readonly added: number;
  /** The number of entries that differ from the ledger. */
  readonly changed: number;
  /** The ledger after this build is published. Absent if the build has no current instant. */
  readonly next?: Ledger;
};

export function keepLedger(
  read: LedgerFile | undefined,
  build: Build,
  { now, stamp }: LedgerSettings,
  problems: Problem[],
): LedgerOutcome {
  const before = read?.ledger;
  const published = publishedBuild(build);
  const next = now === undefined ? undefined : ledgerAfter(before, published, now);
  const digests = new Map(before?.entries.map(({ ownId, digest }) => [ownId, digest]));
  const known = published.entries.filter(({ ownId }) => digests.has(ownId));
  const shown = before === undefined ? undefined : stamp ? (next ?? before) : before;
  if (read !== undefined) problems.push(...compareWithLedger(read, published, now));
  const articles = build.articles.map(({ article }) => article);
  return {
    history: shown === undefined ? new Map() : historyOf(shown, articles),
    revised: shown?.revised,
    changes: {
      added: published.entries.length - known.length,
      changed: known.filter(({ ownId, digest }) => digests.get(ownId) !== digest).length,
      ...defined({ before, next }),
    },
  };
}
