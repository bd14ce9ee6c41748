/** Collects the changes that subscribers will see after a deployment. */

import { isDeepStrictEqual } from "node:util";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import { openPack, type Pack } from "../../pack/read.ts";
import type { CompiledSite } from "../compile.ts";
import {
  changedEntries,
  changedFeeds,
  type EntryChange,
  type FeedChanges,
  type MovedAddress,
  movedEntries,
} from "../ledger/differences.ts";
import type { Ledger } from "../ledger/layout.ts";
import { writeLedger } from "../ledger/write.ts";
import type { Deployment } from "../output/deployed.ts";
import { describeRoom } from "../output/limits.ts";

export type DeploymentReport = {
  /** True if the site was never deployed, as far as the ledger and this folder show. */
  readonly isFirst: boolean;
  readonly entries: readonly ReportedChange[];
  /** The publisher's own pages. Empty if the last deployment was made elsewhere, because the ledger has no pages. */
  readonly pages: readonly PageChange[];
  readonly moved: readonly MovedAddress[];
  /** Feeds with other entries than before. */
  readonly feeds: FeedChanges;
  /** The reason why every feed changes. Absent if only `feeds` change. */
  readonly everyFeed?: string;
  readonly hubs: readonly string[];
  /** The number of articles, their size, and the room that is left. */
  readonly room: string;
};

/** A change of an entry. `withdrawal` is the date of a withdrawal that is still ahead. */
export type ReportedChange = EntryChange & { readonly withdrawal?: Instant };

export type PageChange = { readonly kind: "new" | "edited" | "gone"; readonly path: string };

/**
 * Compares a build with the ledger (the record of published entries). Without a ledger among the articles,
 * compares it with the ledger of the last deployment from this folder.
 */
export function deploymentReport(
  { site, pack, ledger, articles }: CompiledSite,
  deployment: Deployment | undefined,
  now: Instant,
): DeploymentReport {
  const present = openPack(pack.index.buffer, pack.pieces.buffer);
  const before = ledger.before ?? deployment?.ledger;
  const after = ledger.next ?? before;
  const last = deployment !== undefined && isLast(deployment, ledger.before) ? deployment.pack : undefined;
  const rules = { now, pageSize: site.pageSize, topics: present.topics };
  const reason =
    before === undefined || after === undefined ? undefined : reasonForAll(before, after, last, present);
  return {
    isFirst: before === undefined,
    entries: after === undefined ? [] : withWithdrawals(changedEntries(before, after, now), articles, now),
    pages: last === undefined ? [] : changedPages(last, present),
    moved: [
      ...(last === undefined || last.site.url === site.url ? [] : [{ from: last.site.url, to: site.url }]),
      ...(after === undefined ? [] : movedEntries(before, after, now)),
      ...(before === undefined ? [] : movedNames(before, present)),
    ],
    feeds: after === undefined ? { changed: [], total: 0 } : changedFeeds(before, after, rules),
    ...(reason === undefined ? {} : { everyFeed: reason }),
    hubs: site.hubs ?? [],
    room: describeRoom(articles.length, pack.index.length + pack.pieces.length),
  };
}

/** Returns the word for a change: `edited`, `withdrawn on 2026-03-10T00:00:00Z`. */
export function describeChange({ kind, withdrawal }: ReportedChange): string {
  return withdrawal === undefined ? kind : `${kind} on ${toRfc3339(withdrawal)}`;
}

/** Adds the dates of withdrawals that are still ahead. The ledger does not have them. */
function withWithdrawals(
  changes: readonly EntryChange[],
  articles: CompiledSite["articles"],
  now: Instant,
): ReportedChange[] {
  const dates = new Map(articles.map(({ ownId, article }) => [ownId, article.withdrawn?.date]));
  return changes.map((change) => {
    const withdrawal = change.kind === "withdrawn" ? dates.get(change.entry.ownId) : undefined;
    return withdrawal === undefined || withdrawal <= now ? change : { ...change, withdrawal };
  });
}

/**
 * Returns false if the ledger in the folder of seeds differs. Then the site was deployed from another place
 * in the meantime.
 */
function isLast({ ledgerText }: Deployment, committed: Ledger | undefined): boolean {
  return committed === undefined || writeLedger(committed) === ledgerText;
}

/** Returns the reason why all feeds change, such as `title and hubs in _site.yaml changed`. */
function reasonForAll(
  before: Ledger,
  after: Ledger,
  last: Pack | undefined,
  present: Pack,
): string | undefined {
  if (last !== undefined && last.site.url !== present.site.url) return "the address of the site changed";
  if (before.common === after.common) return undefined;
  const keys = last === undefined ? [] : changedSettings(last.site, present.site);
  return keys.length > 0
    ? `settings of the site changed: ${keys.join(", ")}`
    : "settings, topics or the templates of seedcast changed";
}

/** Settings that the publisher did not write, or that feeds do not show. */
const HIDDEN: ReadonlySet<keyof Site> = new Set(["revised", "indexNow"]);

function changedSettings(before: Site, after: Site): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Site)[]);
  return [...keys].filter((key) => !HIDDEN.has(key) && !isDeepStrictEqual(before[key], after[key]));
}

function changedPages(last: Pack, present: Pack): PageChange[] {
  const byPath = (pack: Pack) => new Map(pack.sitePages.map((page) => [page.path, page]));
  const [was, is] = [byPath(last), byPath(present)];
  const paths = [...new Set([...is.keys(), ...was.keys()])];
  return paths.flatMap((path): PageChange[] => {
    if (isDeepStrictEqual(was.get(path), is.get(path))) return [];
    return [{ kind: !was.has(path) ? "new" : is.has(path) ? "edited" : "gone", path }];
  });
}

/** Returns the topics and authors that had entries and have another address now. */
function movedNames({ topics, authors }: Ledger, present: Pack): MovedAddress[] {
  const known = new Set<string>([...present.topics.keys()].map((slug) => `/topics/${slug}`));
  for (const slug of present.authors.slugs()) known.add(`/authors/${slug}`);
  const aliases = new Map<string, string>(
    [...present.aliases].map(([alias, slug]) => [`/topics/${alias}`, `/topics/${slug}`]),
  );
  const paths = [...topics.map((slug) => `/topics/${slug}`), ...authors.map((slug) => `/authors/${slug}`)];
  return paths.flatMap((from) => {
    const to = known.has(from) ? undefined : (aliases.get(from) ?? present.targetOf(from));
    return to === undefined ? [] : [{ from, to }];
  });
}
