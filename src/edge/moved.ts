/**
 * Finds another path for a path that does not exist. Uses the publisher's redirects in `_site.yaml`, and feed
 * names that are common on other sites.
 */

import { below, PATHS } from "../model/address.ts";
import { FORMATS, type Format } from "../model/format.ts";
import { FEED_NAMES_ELSEWHERE, FOLDERS_ELSEWHERE } from "../model/names-elsewhere.ts";
import { formerPath, isArchiveName, isSubscriptionName, splitPath } from "../model/path-parts.ts";
import type { Site } from "../model/site.ts";
import type { Pack } from "../pack/read.ts";
import { decode } from "./request.ts";

/**
 * Returns the path on this site, or the address on another site, to which `_site.yaml` redirects this path.
 * If a page of the site moved, its feeds moved too, under any common name.
 */
export function redirectOf(path: string, { targetOf }: Pick<Pack, "targetOf">): string | undefined {
  const former = formerPath(decode(path));
  const target = targetOf(former);
  if (target !== undefined) return target;
  const segments = former.split("/");
  for (let length = 1; length <= MAX_SEGMENTS; length += 1) {
    const page = targetOf(segments.slice(0, -length).join("/"));
    const document = documentNamed(segments.slice(-length).join("/"));
    if (page !== undefined && document !== undefined && hasFeeds(page)) return below(page, document);
  }
  return undefined;
}

/**
 * Returns this site's spelling of the path, or undefined if the path has it already. The spelling has lower
 * case, no doubled or trailing slash, and the site's names of feeds.
 */
export function usualSpelling(path: string): string | undefined {
  const plain = path
    .replace(/\/{2,}/g, "/")
    .replace(/(?<=.)\/$/, "")
    .toLowerCase();
  const [, folder = "", name] = /^\/([a-z]+)(\/.+)$/.exec(plain) ?? [];
  const own = FOLDERS_ELSEWHERE.has(folder) ? `/${FOLDERS_ELSEWHERE.get(folder)}${name}` : plain;
  const { under, rest } = splitPath(own);
  const format = (under === "" ? SPELLINGS : SPELLINGS_BELOW).get(rest);
  const spelled = format === undefined ? own : own.slice(0, -rest.length) + FORMATS[format].document;
  return spelled === path ? undefined : spelled;
}

/** Returns the format of `/?feed=rss2`, the feed address in WordPress with plain permalinks. */
export function formatOfQuery({ searchParams }: URL): Format | undefined {
  return SPELLINGS.get(`feed/${searchParams.get("feed")}`);
}

/**
 * Returns the Location of a redirect. It is a complete address if the request came to the site's own origin,
 * because some feed readers do not follow a path. At any other origin, such as that of a dev server, the reader
 * stays there. The request's Host is compared and never printed. Requirement 33
 */
export function locationOf(target: string, { url }: Request, site: Pick<Site, "url">): string {
  return target.startsWith("/") && originOf(url) === site.url ? site.url + target : target;
}

/** Returns undefined for an unreadable address, which a request can have by a bad Host header. */
function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
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

/** The number of segments in `archive/1/rss.xml`, the longest name of a document. */
const MAX_SEGMENTS = 3;

/**
 * The format that each common feed name means. A Map, not an object, because a request may ask for the name
 * "constructor", which every object has.
 */
const SPELLINGS: ReadonlyMap<string, Format> = new Map([
  ...FEED_NAMES_ELSEWHERE.rss.map((name) => [name, "rss"] as const),
  ...FEED_NAMES_ELSEWHERE.atom.map((name) => [name, "atom"] as const),
  ...FEED_NAMES_ELSEWHERE.json.map((name) => [name, "json"] as const),
]);

/**
 * The formats of the feed names below a topic, an author, the corrections or a search. Below them `feed` is
 * RSS, because only `/feed` chooses the format by the Accept header.
 */
const SPELLINGS_BELOW: ReadonlyMap<string, Format> = new Map([...SPELLINGS, ["feed", "rss"]]);
