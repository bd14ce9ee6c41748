/** The facts about a site that its folder of seeds (article files) gives, to compare with the running site. */

import { articlePath, below, pagePath, scopeOfTopic } from "../../model/address.ts";
import { FORMATS } from "../../model/format.ts";
import type { Instant } from "../../model/instant.ts";
import { NEVER, releaseOf, timingOf } from "../../pack/timing.ts";
import type { CompiledSite } from "../compile.ts";
import type { LedgerEntry } from "../ledger/layout.ts";

export type ExpectedSite = {
  /** The scheme and host in the site's links. */
  readonly url: string;
  /** The addresses of WebSub hubs. */
  readonly hubs: readonly string[];
  /** The ids of all articles in the folder. */
  readonly ids: ReadonlySet<string>;
  /**
   * The entries in the ledger (the record of published entries), except entries that are never shown. Absent
   * if there is no ledger.
   */
  readonly recorded?: readonly LedgerEntry[];
  readonly formerAddresses: readonly FormerAddress[];
};

/** An earlier path of this site, or a path of an earlier site, and the address that replaces it. */
export type FormerAddress = {
  readonly from: string;
  /** A path of this site, or a complete address on another site. */
  readonly to: string;
};

/** The maximum number of former addresses that are requested, for each kind. */
const SAMPLE = 4;

export function expectedSite(
  { site, articles, topics, redirects, ledger }: CompiledSite,
  now: Instant,
): ExpectedSite {
  const releases = articles.map(({ ownId, article }) => ({
    ...{ ownId, path: articlePath(article.slug) },
    release: releaseOf(article.published, timingOf({ article })),
  }));
  const unreleased = new Set(releases.filter(({ release }) => release > now).map(({ path }) => path));
  // An article that was withdrawn before its release is in the ledger, but in no feed.
  const neverShown = new Set(releases.filter(({ release }) => release === NEVER).map(({ ownId }) => ownId));
  const ofArticles = articles
    .flatMap(({ article: { slug, aliases = [] } }) =>
      aliases.map((alias) => ({ from: articlePath(alias), to: articlePath(slug) })),
    )
    .filter(({ to }) => !unreleased.has(to));
  const feedOf = (slug: (typeof topics)[number]["slug"]) =>
    below(pagePath(scopeOfTopic({ slug })), FORMATS.rss.document);
  const ofTopics = topics.flatMap(({ slug, aliases = [] }) =>
    aliases.map((alias) => ({ from: feedOf(alias), to: feedOf(slug) })),
  );
  // Stored paths are decoded, so they are encoded here. A path with a lone surrogate cannot be encoded.
  const written = Object.entries(redirects)
    .filter(([from, to]) => from.isWellFormed() && !unreleased.has(to))
    .map(([from, to]) => ({ from: encodeURI(from), to }));
  return {
    url: site.url,
    hubs: site.hubs ?? [],
    ids: new Set(articles.map(({ article }) => article.id)),
    ...(ledger.before && {
      recorded: ledger.before.entries.filter(({ ownId }) => !neverShown.has(ownId)),
    }),
    formerAddresses: [ofArticles, ofTopics, written].flatMap((kind) => kind.slice(0, SAMPLE)),
  };
}
