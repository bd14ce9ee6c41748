/** Lists the feeds of a site that hubs know: those of the site, its topics, its authors and its corrections. */

import { type AuthorSlug, CORRECTIONS, EVERYTHING, scopeOfTopic } from "../../model/address.ts";
import { feedAddresses } from "../../model/announced.ts";
import { type TopicSlug, withBroader } from "../../model/topic.ts";
import { openPack } from "../../pack/read.ts";
import type { CompiledSite } from "../compile.ts";

/**
 * Returns the addresses of feeds that have entries, had entries in the ledger (the record of published
 * entries), or will have entries. All other feeds are left out, because they have no subscribers yet.
 */
export function announcedFeeds({ site, pack, ledger }: CompiledSite): string[] {
  const { topics, authors, positionsOfTopic } = openPack(pack.index.buffer, pack.pieces.buffer);
  const recorded = (ledger.before?.topics ?? []) as TopicSlug[];
  const known = new Set(recorded.flatMap((slug) => withBroader(slug, topics)));
  const own = [...topics.keys()].filter((slug) => known.has(slug) || positionsOfTopic(slug).length > 0);
  const people = new Set([...authors.slugs(), ...((ledger.before?.authors ?? []) as AuthorSlug[])]);
  return feedAddresses(
    [
      EVERYTHING,
      CORRECTIONS,
      ...own.map((slug) => scopeOfTopic({ slug })),
      ...[...people].map((slug) => ({ kind: "author" as const, slug })),
    ],
    site.url,
  );
}
