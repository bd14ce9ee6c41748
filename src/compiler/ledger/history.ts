/**
 * Finds changes without a date in the entries: edits that moved no date, and additions below newer entries.
 */

import { type Article, compareByDate } from "../../model/article.ts";
import type { EntryHistory } from "../../pack/layout.ts";
import type { Ledger } from "./layout.ts";

/** Returns histories by the ids of entries and of notices. */
export function historyOf(
  { entries }: Ledger,
  articles: readonly Article[],
): ReadonlyMap<string, EntryHistory> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const history = new Map<string, EntryHistory>();
  let earliest = Number.POSITIVE_INFINITY;
  for (const { id, published, publishAt = published, updated } of [...articles].sort(compareByDate)) {
    const entry = byId.get(id);
    if (entry === undefined) continue;
    const { recorded, changed } = entry;
    const isDated = changed <= Math.max(published, publishAt) || changed === updated;
    // Its notices print parts of the article, so they count as changed too. Counting too often does no harm.
    if (!isDated) for (const notice of entry.notices ?? []) history.set(notice, { changed });
    history.set(id, { ...(isDated ? {} : { changed }), ...(recorded > earliest ? { added: recorded } : {}) });
    earliest = Math.min(earliest, recorded);
  }
  return history;
}
