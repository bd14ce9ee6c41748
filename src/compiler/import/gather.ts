/** Collects a whole feed: its first document, and the older ones that each leads on to. Bounded, and never in a circle. */

import { errorAt, type SeedProblem } from "../problem.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { parseFeedDocument } from "./parse-feed.ts";
import { type Fetch, readAddress } from "./read-source.ts";

export type Gathered = {
  /** Newest document first, each in its own order; some may stand in several. */
  readonly entries: readonly ForeignEntry[];
  /** The documents that could not be had. */
  readonly failures: readonly SeedProblem[];
};

/** Says what is being done, in a line. */
export type Tell = (line: string) => void;

/** Ten thousand articles at the usual fifty a document. */
const MAX_DOCUMENTS = 200;

const SAME_SITE = "the same site; import that by itself";

/** `url` is where `feed` was found; older documents of a file are not asked for. */
export async function gather(
  feed: ForeignFeed,
  name: string,
  url: string | undefined,
  { fetch, tell }: { readonly fetch: Fetch; readonly tell: Tell },
): Promise<Gathered> {
  const entries: ForeignEntry[] = [];
  const failures: SeedProblem[] = [];
  const known = new Set<string>();
  const met = new Set([url]);
  const isSameSite = (address: string) =>
    url !== undefined && new URL(address).origin === new URL(url).origin;
  const waiting: Next[] = [];

  const take = (found: ForeignFeed, at: string, from: string | undefined) => {
    tell(`${at}: ${found.entries.length} ${found.entries.length === 1 ? "entry" : "entries"}`);
    const fresh = found.entries.filter(({ guid }) => guid === undefined || !known.has(guid));
    for (const { guid } of fresh) if (guid !== undefined) known.add(guid);
    entries.push(...found.entries);
    // A page that brings nothing new would lead on to more of the same.
    if (fresh.length > 0 || found.older.length > 0) waiting.push(...nextOf(found, from));
  };

  take(feed, name, url);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (met.has(next.url)) continue;
    met.add(next.url);
    if (!isSameSite(next.url)) {
      failures.push(errorAt({ path: name }, `leads on to ${next.url}`, SAME_SITE));
      continue;
    }
    if (met.size > MAX_DOCUMENTS) {
      failures.push(
        errorAt(
          { path: name },
          `more than ${MAX_DOCUMENTS} documents`,
          `fewer; import ${next.url} by itself`,
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
    else if (parsed.ok) failures.push(errorAt(at, "no feed", "older entries"));
    else if (!(next.mayBeMissing && !read.ok && read.error.status === 404))
      failures.push(errorAt(at, parsed.error.found, parsed.error.expected));
  }
  return { entries, failures };
}

type Next = { readonly url: string; readonly mayBeMissing: boolean };

/** WordPress has pages of every feed, but links to none; there is one more until it answers 404. */
function nextOf({ older, generator = "", entries }: ForeignFeed, url: string | undefined): Next[] {
  if (older.length > 0) return older.map((one) => ({ url: withoutHash(one), mayBeMissing: false }));
  if (url === undefined || entries.length === 0 || !/wordpress/i.test(generator)) return [];
  const next = new URL(url);
  next.searchParams.set("paged", String(Number(next.searchParams.get("paged") ?? 1) + 1));
  return [{ url: withoutHash(next.href), mayBeMissing: true }];
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, "");
}
