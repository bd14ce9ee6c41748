/** Where to look for what is not there under the path that was asked for: the site's own redirects, and common spellings. */

import { below, limitQuery, PATHS, splitDocument } from "../model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../model/format.ts";
import type { Pack } from "../pack/read.ts";
import { decode, readSubscription } from "./request.ts";

/** What feeds are called elsewhere. Maps, because a stranger may ask for "constructor". */
const SPELLINGS: ReadonlyMap<string, Format> = new Map([
  ...["rss", "rss2.xml", "feed.rss", "feed.xml", "index.xml", "feed/rss", "feed/rss2", "feed/rdf"].map(
    (name) => [name, "rss"] as const,
  ),
  ...["atom", "feed.atom", "feed/atom"].map((name) => [name, "atom"] as const),
  ...["json", "jsonfeed.json", "feed/json"].map((name) => [name, "json"] as const),
]);

/** Under a topic or an author, where nothing is negotiated. */
const SPELLINGS_BELOW: ReadonlyMap<string, Format> = new Map([...SPELLINGS, ["feed", "rss"]]);

/** `archive/1/rss.xml` */
const LONGEST_DOCUMENT = 3;

/** The path that the publisher wrote for this one in `_site.yaml`. A page that moved takes its feeds along, whatever they were called. */
export function redirectOf(path: string, { redirects }: Pick<Pack, "redirects">): string | undefined {
  const written = withoutSlash(decode(path));
  const target = redirects.get(written);
  if (target !== undefined) return target;
  const segments = written.split("/");
  for (let length = 1; length <= LONGEST_DOCUMENT; length += 1) {
    const page = redirects.get(segments.slice(0, -length).join("/"));
    const document = documentCalled(segments.slice(-length).join("/").toLowerCase());
    if (page !== undefined && document !== undefined && hasFeeds(page)) return below(page, document);
  }
  return undefined;
}

function documentCalled(name: string): string | undefined {
  const format = SPELLINGS_BELOW.get(name);
  if (format !== undefined) return FORMATS[format].document;
  const { page, document } = splitDocument(`/${name}`);
  return page === PATHS.home ? document : undefined;
}

function hasFeeds(page: string): boolean {
  return page === PATHS.home || (/^\/(?:topics|authors)\//.test(page) && splitDocument(page).document === undefined);
}

/** The path as this site would spell it, if that is another: without doubled or trailing slashes, in lower case, by its own names. */
export function usualSpelling(path: string): string | undefined {
  const plain = withoutSlash(path.replace(/\/{2,}/g, "/")).toLowerCase();
  const spelled = plain.replace(/^(\/(?:topics|authors)\/[^/]+|)\/(.+)$/, (whole, page: string, name: string) => {
    const format = (page === "" ? SPELLINGS : SPELLINGS_BELOW).get(name);
    return format === undefined ? whole : `${page}/${FORMATS[format].document}`;
  });
  return spelled === path ? undefined : spelled;
}

/** A reader who asked for a number of entries goes on asking for it under the new path. */
export function keepLimit(path: string, url: URL): string {
  const part = readSubscription(url);
  const isSubscription = FORMAT_NAMES.some((format) => splitDocument(path).document === FORMATS[format].document);
  return part.ok && (isSubscription || path === PATHS.negotiated) ? path + limitQuery(part.value) : path;
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
