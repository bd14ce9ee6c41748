/**
 * Compares two ledgers (records of published entries) at one instant: the changes that the subscribers of
 * feeds will see. A change that only the clock causes is no difference.
 */

import {
  type AuthorSlug,
  articlePath,
  CORRECTIONS,
  EVERYTHING,
  pagePath,
  scopeOfTopic,
} from "../../model/address.ts";
import type { ArticleId } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { type Topic, type TopicSlug, withBroader } from "../../model/topic.ts";
import { WITHDRAWAL } from "../articles/notices.ts";
import { noticeId } from "../ground/identity.ts";
import { type Ledger, type LedgerEntry, wasOut } from "./layout.ts";

export type EntryChange = {
  /** `scheduled` entries will be shown later. `gone` entries leave all feeds. */
  readonly kind: "new" | "scheduled" | "edited" | "withdrawn" | "gone";
  readonly entry: LedgerEntry;
};

/** An address that readers know, and its present address. */
export type MovedAddress = { readonly from: string; readonly to: string };

/** The instant of the comparison, and the settings that decide which feeds contain an entry. */
export type FeedRules = {
  readonly now: Instant;
  readonly pageSize: number;
  readonly topics: ReadonlyMap<TopicSlug, Topic>;
};

const NO_LEDGER: Pick<Ledger, "entries"> = { entries: [] };

export function changedEntries(before = NO_LEDGER, after: Ledger, now: Instant): EntryChange[] {
  const find = entryFinder(before);
  return after.entries.flatMap((entry) => {
    const kind = kindOfChange(find(entry), entry, after.site, now);
    return kind === undefined ? [] : [{ kind, entry }];
  });
}

function kindOfChange(
  before: LedgerEntry | undefined,
  entry: LedgerEntry,
  site: string,
  now: Instant,
): EntryChange["kind"] | undefined {
  const wasShown = before !== undefined && isShown(before, now);
  if (!isShown(entry, now)) {
    if (wasShown) return "gone";
    const isAhead = isListed(entry) && !wasOut(entry, now);
    return isAhead && before?.digest !== entry.digest ? "scheduled" : undefined;
  }
  if (!wasShown) return "new";
  if (isWithdrawn(entry, site) && !isWithdrawn(before, site)) return "withdrawn";
  return before.digest === entry.digest ? undefined : "edited";
}

/** Returns the published entries whose address changed. */
export function movedEntries(before = NO_LEDGER, after: Ledger, now: Instant): MovedAddress[] {
  const find = entryFinder(before);
  return after.entries.flatMap((entry) => {
    const known = find(entry);
    if (known === undefined || !wasOut(known, now) || entry.gone || known.slug === entry.slug) return [];
    return [{ from: articlePath(known.slug), to: articlePath(entry.slug) }];
  });
}

export type FeedChanges = {
  /** The page of each feed whose entries changed, such as `/topics/arctic`. */
  readonly changed: readonly string[];
  /**
   * The number of feeds after the change. A feed counts once for all its formats. Combined topics do not
   * count.
   */
  readonly total: number;
};

export function changedFeeds(before = NO_LEDGER, after: Ledger, rules: FeedRules): FeedChanges {
  const [was, is] = [contentsOfFeeds(before, rules), contentsOfFeeds(after, rules)];
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return { changed: paths.filter((path) => was.get(path) !== is.get(path)), total: is.size };
}

/** Returns a text for each feed that has entries. The text changes if an entry of the feed changes. */
function contentsOfFeeds({ entries }: Pick<Ledger, "entries">, rules: FeedRules): Map<string, string> {
  const feeds = new Map<string, string[]>();
  const add = (path: string, line: string) => {
    const lines = feeds.get(path) ?? [];
    if (lines.length < rules.pageSize) feeds.set(path, [...lines, line]);
  };
  const shown = entries.filter((entry) => isShown(entry, rules.now)).sort(byDate);
  for (const entry of shown) {
    const line = `${entry.id} ${entry.digest}`;
    const topics = entry.topics.flatMap((slug) => withBroader(slug as TopicSlug, rules.topics));
    add(pagePath(EVERYTHING), line);
    for (const slug of new Set(topics)) add(pagePath(scopeOfTopic({ slug })), line);
    for (const slug of entry.authors) add(pagePath({ kind: "author", slug: slug as AuthorSlug }), line);
    for (const notice of entry.notices ?? []) add(pagePath(CORRECTIONS), `${notice} ${line}`);
  }
  return new Map([...feeds].map(([path, lines]) => [path, lines.join("\n")]));
}

/** Compares as feeds do: newest first, then by id. */
function byDate(a: LedgerEntry, b: LedgerEntry): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}

/** Returns a function that finds the earlier record of an entry, by its own id or by its id in feeds. */
function entryFinder({ entries }: Pick<Ledger, "entries">) {
  const byOwnId = new Map(entries.map((entry) => [entry.ownId, entry]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ({ ownId, id }: LedgerEntry) => byOwnId.get(ownId) ?? byId.get(id);
}

function isShown(entry: LedgerEntry, now: Instant): boolean {
  return isListed(entry) && wasOut(entry, now) && !(entry.expires !== undefined && entry.expires <= now);
}

function isListed({ gone, into, unlisted }: LedgerEntry): boolean {
  return !gone && into === undefined && !unlisted;
}

function isWithdrawn({ id, notices = [] }: LedgerEntry, site: string): boolean {
  return notices.includes(noticeId(site, id as ArticleId, WITHDRAWAL));
}
