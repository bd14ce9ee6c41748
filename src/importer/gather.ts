/**
 * Collects a whole feed: the first document, and the older documents to which each document links. Reads each
 * document once, and only a limited number.
 */

import { errorAt, type Problem } from "../compiler/ground/problem.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { parseFeedDocument } from "./parse-feed.ts";
import { type Fetch, readAddress } from "./read-source.ts";

/** Prints a line of progress. */
export type Print = (line: string) => void;

/** The maximum number of documents. At the usual 50 entries in each, they have 10,000 entries. */
const MAX_DOCUMENTS = 200;

const SAME_SITE = "the same site; import that address separately";

/**
 * Collects the documents of a feed. `url` is the address of `feed`. If it is undefined, the feed is a file,
 * and its older documents are not fetched.
 */
export async function gather(
  feed: ForeignFeed,
  name: string,
  url: string | undefined,
  { fetch, print }: { readonly fetch: Fetch; readonly print: Print },
  failures: Problem[],
): Promise<readonly ForeignEntry[]> {
  const entries: ForeignEntry[] = [];
  const known = new Set<string>();
  const met = new Set([url]);
  const isSameSite = (address: string) =>
    url !== undefined && new URL(address).origin === new URL(url).origin;
  const waiting: QueuedDocument[] = [];

  const take = (found: ForeignFeed, at: string, from: string | undefined) => {
    print(`${at}: ${found.entries.length} ${found.entries.length === 1 ? "entry" : "entries"}`);
    const fresh = found.entries.filter(({ guid }) => guid === undefined || !known.has(guid));
    for (const { guid } of fresh) if (guid !== undefined) known.add(guid);
    entries.push(...found.entries);
    // After a page without new entries, no further pages are guessed.
    if (fresh.length > 0 || found.older.length > 0) waiting.push(...nextOf(found, from));
  };

  take(feed, name, url);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (met.has(next.url)) continue;
    met.add(next.url);
    if (!isSameSite(next.url)) {
      failures.push(errorAt({ path: name }, `links to older entries at ${next.url}`, SAME_SITE));
      continue;
    }
    if (met.size > MAX_DOCUMENTS) {
      failures.push(
        errorAt(
          { path: name },
          `more than ${MAX_DOCUMENTS} documents`,
          `fewer; import ${next.url} separately`,
        ),
      );
      break;
    }
    const read = await readAddress(next.url, fetch);
    const { url: found = next.url } = read.ok ? read.value : {};
    const at = { path: next.url };
    if (!isSameSite(found)) {
      failures.push(errorAt(at, `redirects to ${found}`, SAME_SITE));
      continue;
    }
    const parsed = read.ok ? parseFeedDocument(read.value.text, found) : read;
    if (parsed.ok && parsed.value.kind === "feed") take(parsed.value.feed, next.url, found);
    else if (parsed.ok) failures.push(errorAt(at, "not a feed", "older entries"));
    else if (!(next.mayBeMissing && !read.ok && read.error.status === 404))
      failures.push(errorAt(at, parsed.error.message, parsed.error.fix));
  }
  return entries;
}

type QueuedDocument = { readonly url: string; readonly mayBeMissing: boolean };

/**
 * Returns the next documents. WordPress has further pages of each feed, without links to them. After the last
 * page it answers 404.
 */
function nextOf({ older, generator = "", entries }: ForeignFeed, url: string | undefined): QueuedDocument[] {
  if (older.length > 0) return older.map((one) => ({ url: withoutHash(one), mayBeMissing: false }));
  if (url === undefined || entries.length === 0 || !/wordpress/i.test(generator)) return [];
  const next = new URL(url);
  next.searchParams.set("paged", String(Number(next.searchParams.get("paged") ?? 1) + 1));
  return [{ url: withoutHash(next.href), mayBeMissing: true }];
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, "");
}
