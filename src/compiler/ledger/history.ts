/**
 * Finds changes that the dates of entries do not show: edits that moved no date, and additions below newer
 * entries.
 */

import { type ArticleFields, compareByDate } from "../../model/article.ts";
import type { EntryHistory } from "../../pack/layout.ts";
import type { Ledger } from "./layout.ts";

/** Returns the histories of entries and notices, by their ids. */
export function historyOf(
  { entries }: Ledger,
  articles: readonly ArticleFields[],
): ReadonlyMap<string, EntryHistory> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const history = new Map<string, EntryHistory>();
  let earliest = Number.POSITIVE_INFINITY;
  for (const { id, published, publishAt = published, updated } of [...articles].sort(compareByDate)) {
    const entry = byId.get(id);
    if (entry === undefined) continue;
    const { recorded, changed } = entry;
    const isDated = changed <= Math.max(published, publishAt) || changed === updated;
    // The entry's notices contain parts of the article, so they count as changed too. It does no harm if too
    // many entries count as changed.
    if (!isDated) for (const notice of entry.notices ?? []) history.set(notice, { changed });
    history.set(id, { ...(isDated ? {} : { changed }), ...(recorded > earliest ? { added: recorded } : {}) });
    earliest = Math.min(earliest, recorded);
  }
  return history;
}
