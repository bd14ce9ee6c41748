/**
 * Makes the ledger (the record of published entries) of a build: adds new entries and dates changed ones.
 * Never removes an entry.
 */

import type { Instant } from "../../model/instant.ts";
import { entryFinder } from "./compare.ts";
import { type Ledger, type LedgerEntry, wasOut } from "./layout.ts";
import type { PublishedBuild, PublishedEntry } from "./published.ts";

/**
 * Returns the next ledger. If there was no ledger before, no change gets a date: older entries count as
 * changed at their `updated`.
 */
export function ledgerAfter(ledger: Ledger | undefined, published: PublishedBuild, now: Instant): Ledger {
  const find = entryFinder(published);
  const before = new Map<PublishedEntry, LedgerEntry>();
  const others: LedgerEntry[] = [];
  for (const entry of ledger?.entries ?? []) {
    const found = find(entry);
    if (found !== undefined && (found.ownId === entry.ownId || found.id === entry.id))
      before.set(found, entry);
    else others.push(found === undefined ? { ...entry, gone: true } : { ...entry, into: found.ownId });
  }
  const entries = [
    ...published.entries.map((entry) => toLedgerEntry(entry, before.get(entry), ledger, now)),
    ...others,
  ];
  const isRevised =
    ledger !== undefined && (ledger.common !== published.common || hasLeft(ledger, entries, now));
  return {
    site: published.site,
    common: published.common,
    revised: isRevised ? now : ledger?.revised,
    topics: sorted([...(ledger?.topics ?? []), ...listed(published).flatMap(({ topics }) => topics)]),
    authors: sorted([...(ledger?.authors ?? []), ...listed(published).flatMap(({ authors }) => authors)]),
    entries: entries.sort((a, b) => (a.ownId < b.ownId ? -1 : 1)),
  };
}

function toLedgerEntry(
  { path: _, lines: __, withdrawal: ___, ...entry }: PublishedEntry,
  before: LedgerEntry | undefined,
  ledger: Ledger | undefined,
  now: Instant,
): LedgerEntry {
  const promised =
    before !== undefined && wasOut(before, now) ? [before.slug, ...(before.aliases ?? [])] : [];
  const former = [...promised, ...(entry.aliases ?? [])];
  const aliases = sorted(former.filter((slug) => slug !== entry.slug));
  const changed =
    ledger === undefined
      ? Math.min(entry.updated, now)
      : before?.digest === entry.digest
        ? before.changed
        : now;
  return {
    ...entry,
    aliases: aliases.length === 0 ? undefined : aliases,
    recorded: before?.recorded ?? now,
    changed,
  };
}

/** Returns true if a feed lost or moved an entry. No other date in that feed would show this change. */
function hasLeft(ledger: Ledger, entries: readonly LedgerEntry[], at: Instant): boolean {
  const after = new Map(entries.map((entry) => [entry.ownId, entry]));
  const isEntry = (entry: LedgerEntry | undefined) =>
    entry !== undefined && !(entry.gone || entry.into || entry.unlisted);
  return ledger.entries
    .filter((entry) => isEntry(entry) && wasOut(entry, at))
    .some((entry) => {
      const now = after.get(entry.ownId);
      return (
        now === undefined ||
        !isEntry(now) ||
        now.published !== entry.published ||
        now.publishAt !== entry.publishAt ||
        !new Set(entry.notices).isSubsetOf(new Set(now.notices)) ||
        !new Set(entry.topics).isSubsetOf(new Set(now.topics)) ||
        !new Set(entry.authors).isSubsetOf(new Set(now.authors))
      );
    });
}

function listed({ entries }: PublishedBuild): readonly PublishedEntry[] {
  return entries.filter(({ unlisted }) => !unlisted);
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
