/** Finds the feeds that changed on the live site. */

import { type EntityTags, type LiveFeeds, readLiveFeeds } from "./entity-tags.ts";
import type { Network } from "./network.ts";

export type FeedComparison = LiveFeeds & {
  /** The feeds whose tag differs from their earlier tag, and the feeds that had no tag. */
  readonly changed: readonly string[];
};

/**
 * The pauses before each request of the tags, in milliseconds. An upload reaches all of Cloudflare within
 * seconds.
 */
const PAUSES = [0, 1_000, 3_000, 6_000] as const;

/**
 * Compares the tags with earlier ones. If `isAwaited` is true, a change is expected, but the site may still
 * send the earlier version. Then the unchanged feeds are compared again. This ends when a feed has changed
 * and the next comparison finds no further change.
 */
export async function findChangedFeeds(
  feeds: readonly string[],
  before: EntityTags,
  isAwaited: boolean,
  network: Network,
): Promise<FeedComparison> {
  const tags = new Map<string, string>();
  const changed: string[] = [];
  let live: LiveFeeds = { tags, isOnline: false };
  let waiting = feeds;
  for (const pause of isAwaited ? PAUSES : [0]) {
    if (pause > 0) await network.pause(pause);
    live = await readLiveFeeds(waiting, network);
    for (const [feed, tag] of live.tags) tags.set(feed, tag);
    const found = waiting.filter((feed) => live.tags.has(feed) && live.tags.get(feed) !== before.get(feed));
    const isSettled = found.length === 0 && changed.length > 0;
    changed.push(...found);
    waiting = waiting.filter((feed) => !found.includes(feed));
    if (isSettled || waiting.length === 0) break;
  }
  return { ...live, tags, isOnline: live.isOnline || tags.size > 0, changed };
}
