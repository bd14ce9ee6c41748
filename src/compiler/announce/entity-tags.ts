/** Asks the live site for the entity-tags (RFC 9110 8.8.3) of its feeds. */

import { ask, forEachOf, type Network } from "./network.ts";

/** The entity-tags of feeds, by address. A feed that does not exist has none. */
export type EntityTags = ReadonlyMap<string, string>;

export type LiveFeeds = {
  readonly tags: EntityTags;
  /** The first feed whose answer is neither a feed nor 404, and what was found instead: `answers 403`. */
  readonly oddity?: { readonly feed: string; readonly found: string };
  /** False if the site does not answer, as before its first deployment. */
  readonly isOnline: boolean;
};

/** The maximum number of requests at once. */
const AT_ONCE = 6;

/**
 * Returns the tags of feeds. Leaves out a feed with another address in its `rel="self"`, because hubs would
 * refuse it. If the first feed gets no answer, asks for no other feed.
 */
export async function readLiveFeeds(feeds: readonly string[], network: Network): Promise<LiveFeeds> {
  const tags = new Map<string, string>();
  let oddity: LiveFeeds["oddity"];
  let isOnline = true;
  const [first, ...others] = feeds;
  if (first !== undefined) await read(first, (isAnswered) => (isOnline = isAnswered));
  if (isOnline) await forEachOf(others, AT_ONCE, (feed) => read(feed));
  return { tags, isOnline, ...(oddity === undefined ? {} : { oddity }) };

  async function read(feed: string, report: (isAnswered: boolean) => void = () => undefined): Promise<void> {
    // A cache on the way must not answer with the version before.
    const headers = { "Cache-Control": "no-cache" };
    const response = await ask(feed, { method: "HEAD", headers }, network);
    report(response !== undefined);
    const tag = response?.headers.get("ETag")?.replace(/^W\//, "");
    if (response?.status === 404) return;
    if (response?.status !== 200 || tag === undefined)
      oddity ??= { feed, found: response === undefined ? "does not answer" : `answers ${response.status}` };
    else if (selfIn(response) !== feed) oddity ??= { feed, found: 'has another address in its rel="self"' };
    else tags.set(feed, tag);
  }
}

/** Returns the target of `rel="self"` in the Link header. RFC 8288 3 */
function selfIn({ headers }: Response): string | undefined {
  return /<([^>]*)>; rel="self"/.exec(headers.get("Link") ?? "")?.[1];
}
