/** Asks the live site for the entity-tags (RFC 9110 8.8.3) of its feeds. */

import { defined } from "../ground/defined.ts";
import { ask, forEachOf, type Network } from "./network.ts";

/** The entity-tags of feeds, by address. A feed that does not exist has none. */
export type EntityTags = ReadonlyMap<string, string>;

export type LiveFeeds = {
  readonly tags: EntityTags;
  /** The first feed whose answer is neither a feed nor 404, and what was found instead: `answers 403`. */
  readonly oddity?: { readonly feed: string; readonly found: string };
  /** False if the site does not answer, for example before its first deployment. */
  readonly isOnline: boolean;
};

/** The maximum number of requests at once. */
const AT_ONCE = 6;

/**
 * Returns the tags of feeds. Leaves out a feed with another address in its `rel="self"`, because hubs would
 * refuse it. If the first feed gets no answer, requests no other feed.
 */
export async function readLiveFeeds(feeds: readonly string[], network: Network): Promise<LiveFeeds> {
  const tags = new Map<string, string>();
  let oddity: LiveFeeds["oddity"];
  const [first, ...others] = feeds;
  const isOnline = first === undefined || (await read(first));
  if (isOnline) await forEachOf(others, AT_ONCE, read);
  return { tags, isOnline, ...defined({ oddity }) };

  /** Returns true if the site answers. */
  async function read(feed: string): Promise<boolean> {
    // Asks caches between this machine and the site not to send an earlier version.
    const headers = { "Cache-Control": "no-cache" };
    const response = await ask(feed, { method: "HEAD", headers }, network);
    const tag = response?.headers.get("ETag")?.replace(/^W\//, "");
    if (response === undefined) oddity ??= { feed, found: "does not answer" };
    else if (response.status === 404) return true;
    else if (response.status !== 200 || tag === undefined)
      oddity ??= { feed, found: `answers ${response.status}` };
    else if (selfIn(response) !== feed) oddity ??= { feed, found: 'has another address in its rel="self"' };
    else tags.set(feed, tag);
    return response !== undefined;
  }
}

/** Returns the target of `rel="self"` in the Link header. RFC 8288 3 */
function selfIn({ headers }: Response): string | undefined {
  return /<([^>]*)>; rel="self"/.exec(headers.get("Link") ?? "")?.[1];
}
