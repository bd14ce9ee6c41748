/**
 * Finds other paths for a path that does not exist: the publisher's redirects, and common spellings of feeds.
 */

import { below, formerPath, isArchiveName, isSubscriptionName, PATHS, splitPath } from "../model/address.ts";
import { FORMATS, type Format } from "../model/format.ts";
import type { Pack } from "../pack/read.ts";
import { decode } from "./request.ts";

/**
 * Returns the path to which `_site.yaml` redirects this one. If a page moved, its feeds moved too, under any
 * common name.
 */
export function redirectOf(path: string, { targetOf }: Pick<Pack, "targetOf">): string | undefined {
  const former = formerPath(decode(path));
  const target = targetOf(former);
  if (target !== undefined) return target;
  const segments = former.split("/");
  for (let length = 1; length <= LONGEST_NAME; length += 1) {
    const page = targetOf(segments.slice(0, -length).join("/"));
    const document = documentNamed(segments.slice(-length).join("/"));
    if (page !== undefined && document !== undefined && hasFeeds(page)) return below(page, document);
  }
  return undefined;
}

/**
 * Returns the site's own spelling of the path, if it differs: lower case, no doubled or trailing slash, the
 * site's names of feeds.
 */
export function usualSpelling(path: string): string | undefined {
  const plain = path
    .replace(/\/{2,}/g, "/")
    .replace(/(?<=.)\/$/, "")
    .toLowerCase();
  const [, folder = "", name] = /^\/([a-z]+)(\/.+)$/.exec(plain) ?? [];
  const own = FOLDERS.has(folder) ? `/${FOLDERS.get(folder)}${name}` : plain;
  const { under, rest } = splitPath(own);
  const format = (under === "" ? SPELLINGS : SPELLINGS_BELOW).get(rest);
  const spelled = format === undefined ? own : own.slice(0, -rest.length) + FORMATS[format].document;
  return spelled === path ? undefined : spelled;
}

/** Returns the format of `/?feed=rss2`, the feed address in WordPress with plain permalinks. */
export function formatOfQuery({ searchParams }: URL): Format | undefined {
  return SPELLINGS.get(`feed/${searchParams.get("feed")}`);
}

function documentNamed(name: string): string | undefined {
  const format = SPELLINGS_BELOW.get(name);
  if (format !== undefined) return FORMATS[format].document;
  return isSubscriptionName(name) || isArchiveName(name) ? name : undefined;
}

function hasFeeds(page: string): boolean {
  const { under, rest } = splitPath(page);
  return page === PATHS.home || (under !== "" && under !== "articles" && rest === "");
}

/** Segments of `archive/1/rss.xml`, the longest name of a document. */
const LONGEST_NAME = 3;

/** Names of feeds in WordPress, Ghost, Hugo, Jekyll, Eleventy, Pelican and Blogger. */
const NAMES_ELSEWHERE = {
  rss: [
    ...["rss", "rss2.xml", "feed.rss", "feed.xml", "index.xml", "index.rss", "index.rdf", "feed/feed.xml"],
    ...["feed/rss", "feed/rss2", "feed/rdf", "wp-rss.php", "wp-rss2.php", "feeds/all.rss.xml"],
  ],
  atom: [
    "atom",
    "feed.atom",
    "index.atom",
    "feed/atom",
    "wp-atom.php",
    "feeds/all.atom.xml",
    "feeds/posts/default",
  ],
  json: ["json", "jsonfeed.json", "feed/json"],
} as const satisfies Readonly<Record<Format, readonly string[]>>;

/**
 * The format of each name. A Map, not an object, because a request may ask for "constructor", which every
 * object has.
 */
const SPELLINGS: ReadonlyMap<string, Format> = new Map([
  ...NAMES_ELSEWHERE.rss.map((name) => [name, "rss"] as const),
  ...NAMES_ELSEWHERE.atom.map((name) => [name, "atom"] as const),
  ...NAMES_ELSEWHERE.json.map((name) => [name, "json"] as const),
]);

/**
 * The names below a topic, an author, the corrections or a search. There `feed` is RSS, because only `/feed`
 * negotiates.
 */
const SPELLINGS_BELOW: ReadonlyMap<string, Format> = new Map([...SPELLINGS, ["feed", "rss"]]);

/** Other sites' folders of topics and authors, each with the folder of this site. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ...["tag", "tags", "topic", "category", "categories"].map((name) => [name, "topics"] as const),
  ["author", "authors"],
]);
