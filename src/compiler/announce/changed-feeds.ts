/** Finds the feeds that changed on the live site. */

import { type EntityTags, type LiveFeeds, readLiveFeeds } from "./entity-tags.ts";
import type { Network } from "./network.ts";

export type FeedComparison = LiveFeeds & {
  /** The feeds whose tag differs from that of their last announcement, and those that had no announcement. */
  readonly changed: readonly string[];
};

export type EarlierTags = {
  /**
   * The tags on the live site before the upload. They are needed to find out when the site answers with the
   * new version.
   */
  readonly live: EntityTags;
  /** The tags with which the feeds were announced. */
  readonly announced: EntityTags;
};

/**
 * The pauses before each look at the site, in milliseconds. An upload reaches all of Cloudflare within
 * seconds.
 */
const PAUSES = [0, 1_000, 3_000, 6_000] as const;

/**
 * Compares the tags with those of the last announcement. If `isAwaited` is true, a change is expected, but
 * the site may still answer with the earlier version. In this case the tags are read again until no further
 * tag changes.
 */
export async function findChangedFeeds(
  feeds: readonly string[],
  { live: before, announced }: EarlierTags,
  isAwaited: boolean,
  network: Network,
): Promise<FeedComparison> {
  const tags = new Map<string, string>();
  let live: LiveFeeds = { tags, isOnline: false };
  let waiting = feeds;
  for (const pause of isAwaited ? PAUSES : [0]) {
    if (pause > 0) await network.pause(pause);
    live = await readLiveFeeds(waiting, network);
    for (const [feed, tag] of live.tags) tags.set(feed, tag);
    const unchanged = waiting.filter((feed) => !tags.has(feed) || tags.get(feed) === before.get(feed));
    const isSettled = unchanged.length === waiting.length && waiting.length < feeds.length;
    waiting = unchanged;
    if (isSettled || waiting.length === 0) break;
  }
  const changed = feeds.filter((feed) => tags.has(feed) && tags.get(feed) !== announced.get(feed));
  return { ...live, tags, isOnline: live.isOnline || tags.size > 0, changed };
}
