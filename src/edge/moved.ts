/** Where else to look for what is not there under a path: where the publisher says it went, and how this site would spell it. */

import { below, formerPath, isArchiveName, isSubscriptionName, PATHS, splitPath } from "../model/address.ts";
import { FORMATS, type Format } from "../model/format.ts";
import type { Pack } from "../pack/read.ts";
import { decode } from "./request.ts";

/** The path that the publisher wrote for this one in `_site.yaml`. A page that moved takes its feeds along, whatever they were called. */
export function redirectOf(path: string, { redirects }: Pick<Pack, "redirects">): string | undefined {
  const former = formerPath(decode(path));
  const target = redirects.get(former);
  if (target !== undefined) return target;
  const segments = former.split("/");
  for (let length = 1; length <= LONGEST_NAME; length += 1) {
    const page = redirects.get(segments.slice(0, -length).join("/"));
    const document = documentCalled(segments.slice(-length).join("/"));
    if (page !== undefined && document !== undefined && hasFeeds(page)) return below(page, document);
  }
  return undefined;
}

/** The path as this site would spell it, if that is another: without doubled or trailing slashes, in lower case, by its own names. */
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

/** `/?feed=rss2` is what WordPress calls its feed where addresses are plain. */
export function formatOfQuery({ searchParams }: URL): Format | undefined {
  return SPELLINGS.get(`feed/${searchParams.get("feed")}`);
}

function documentCalled(name: string): string | undefined {
  const format = SPELLINGS_BELOW.get(name);
  if (format !== undefined) return FORMATS[format].document;
  return isSubscriptionName(name) || isArchiveName(name) ? name : undefined;
}

function hasFeeds(page: string): boolean {
  const { under, rest } = splitPath(page);
  return page === PATHS.home || (under !== "" && under !== "articles" && rest === "");
}

/** Segments of `archive/1/rss.xml`, the longest name that a document has. */
const LONGEST_NAME = 3;

/** What feeds are called by WordPress, Ghost, Hugo, Jekyll, Eleventy, Pelican and Blogger. */
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

/** Maps, because a stranger may ask for "constructor". */
const SPELLINGS: ReadonlyMap<string, Format> = new Map([
  ...NAMES_ELSEWHERE.rss.map((name) => [name, "rss"] as const),
  ...NAMES_ELSEWHERE.atom.map((name) => [name, "atom"] as const),
  ...NAMES_ELSEWHERE.json.map((name) => [name, "json"] as const),
]);

/** Under a topic, an author, the corrections or a search, where nothing is negotiated. */
const SPELLINGS_BELOW: ReadonlyMap<string, Format> = new Map([...SPELLINGS, ["feed", "rss"]]);

/** What topics and authors lie under elsewhere. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ...["tag", "tags", "topic", "category", "categories"].map((name) => [name, "topics"] as const),
  ["author", "authors"],
]);
