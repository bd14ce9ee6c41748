/**
 * Makes `/sitemap.xml`, its parts and `/robots.txt`, which list the pages of the site for search engines
 * (https://www.sitemaps.org/protocol.html, RFC 9309).
 */

import {
  articlePath,
  CORRECTIONS,
  EVERYTHING,
  PATHS,
  pagePath,
  type Scope,
  scopeOfTopic,
  sitemapPartPath,
} from "../../model/address.ts";
import { EPOCH, type Instant, toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import type { Pack } from "../../pack/read.ts";
import { isTimed, visibilityChanges } from "../../pack/timing.ts";
import { ownPages } from "../pages/site-page-links.ts";
import { intersect } from "../positions.ts";
import { positionsAt, type ScopeEntries, shownPlaces } from "../scope-entries.ts";
import { countSlots } from "../select.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * The maximum number of addresses in one file. The protocol allows 50,000, but writing so many takes longer
 * than the time limit of a request. A new isolate (a new start of the Worker) is even slower.
 */
const PART_SIZE = 500;

type Address = { readonly path: string; readonly modified?: Instant | undefined };

/**
 * Returns a file with all addresses. If there are more than {@link PART_SIZE}, returns an index of the parts
 * instead.
 */
export function sitemap(snapshot: Snapshot): string {
  const list = snapshot.entriesOf(EVERYTHING);
  const others = addressesOfOthers(snapshot);
  return list.total + others.length > PART_SIZE
    ? sitemapIndex(list, others, snapshot)
    : urlSet([...others, ...addressesOfArticles(0, list.positions.length, list, snapshot)], snapshot);
}

/** Returns part `number` of a sitemap that has parts; undefined if the index does not list this part. */
export function sitemapPart(number: number, snapshot: Snapshot): string | undefined {
  const list = snapshot.entriesOf(EVERYTHING);
  const others = addressesOfOthers(snapshot);
  if (list.total + others.length <= PART_SIZE) return undefined;
  const part = partOf(number, countSlots(list, snapshot), list, others);
  const addresses = [...addressesOfArticles(part.start, part.end, list, snapshot), ...part.others];
  return addresses.length === 0 ? undefined : urlSet(addresses, snapshot);
}

export function robots({ site }: Pick<Pack, "site">): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}${PATHS.sitemap}\n`;
}

type Part = {
  /** The places of the part's articles in the list, from `start` up to, but not including, `end`. */
  readonly start: number;
  readonly end: number;
  readonly others: readonly Address[];
};

/**
 * Returns the content of a part. Parts are counted from the oldest article, and the pages that are not
 * articles come after the newest article. An article that has expired or was withdrawn leaves a gap, so
 * articles never move from one part to another.
 */
function partOf(number: number, slots: number, list: ScopeEntries, others: readonly Address[]): Part {
  const [from, to] = [(number - 1) * PART_SIZE, number * PART_SIZE];
  // Slots (../archives.ts) are counted from the oldest entry, which is the last in the list.
  const placeOf = (slot: number) => list.positions.length - Math.min(slot, slots);
  return {
    start: placeOf(to),
    end: placeOf(from),
    others: others.slice(Math.max(0, from - slots), Math.max(0, to - slots)),
  };
}

function sitemapIndex(list: ScopeEntries, others: readonly Address[], snapshot: Snapshot): string {
  const slots = countSlots(list, snapshot);
  const count = Math.ceil((slots + others.length) / PART_SIZE);
  const lines = Array.from({ length: count }, (_, place) => {
    const part = partOf(place + 1, slots, list, others);
    const shown = shownPlaces(list, part.start, part.end, 1);
    if (shown.length + part.others.length === 0) return "";
    const modified = Math.max(lastChangeIn(part, list, snapshot), lastOf(part.others));
    // Some pages have no date, so a part may have no date either.
    return locate("sitemap", sitemapPartPath(place + 1), modified === EPOCH ? undefined : modified, snapshot);
  });
  return xmlDocument("sitemapindex", lines.filter(Boolean));
}

/**
 * Returns the last instant at which an article in the part appeared, disappeared, was edited or was added. The
 * index needs this for every article, so only articles with further instants are looked at closely.
 */
function lastChangeIn({ start, end }: Part, { positions, first, hidden }: ScopeEntries, snapshot: Snapshot) {
  const { published, updated, now, timedPositions } = snapshot;
  const own = positions.subarray(Math.max(start, 0), end);
  let last = EPOCH;
  // The loop repeats the code of `modifiedAt`. A new isolate interprets the loop, so calls would double its cost.
  for (let place = Math.max(start, first); place < Math.min(end, positions.length); place += 1) {
    const position = positions[place] as number;
    const edited = updated[position] as Instant;
    const modified = edited > now ? (published[position] as Instant) : edited;
    if (modified > last && !hidden.has(position)) last = modified;
  }
  for (const position of intersect(own, timedPositions)) {
    const timing = snapshot.timingOf(position);
    if (snapshot.isShown(position)) last = Math.max(last, timing.added ?? EPOCH);
    if (!isTimed(timing)) continue;
    for (const turn of visibilityChanges(published[position] ?? EPOCH, timing))
      if (turn <= now) last = Math.max(last, turn);
  }
  return last;
}

function lastOf(addresses: readonly Address[]): Instant {
  return Math.max(EPOCH, ...addresses.map(({ modified = EPOCH }) => modified));
}

/** Returns the addresses of the shown articles between two places, newest first. */
function addressesOfArticles(start: number, end: number, list: ScopeEntries, snapshot: Snapshot): Address[] {
  const places = shownPlaces(list, start, end, Number.POSITIVE_INFINITY);
  return positionsAt(places, list).map((position) => ({
    path: articlePath(snapshot.slugOf(position)),
    modified: modifiedAt(position, snapshot),
  }));
}

function modifiedAt(position: number, { published, updated, now }: Snapshot): Instant {
  const edited = updated[position] ?? EPOCH;
  return edited > now ? (published[position] ?? EPOCH) : edited;
}

/** Returns the addresses of the pages that are not articles. Lists without entries are left out. */
function addressesOfOthers(snapshot: Snapshot): Address[] {
  const topics = [...snapshot.topics.values()].map(scopeOfTopic);
  const authors = snapshot.authors.slugs().map((slug): Scope => ({ kind: "author", slug }));
  return [
    ...[EVERYTHING, ...topics, ...authors, CORRECTIONS].flatMap((scope) => {
      const { total, newest } = snapshot.summarise(scope);
      if (total === 0) return [];
      return { path: pagePath(scope), ...(newest === undefined ? {} : { modified: newest }) };
    }),
    { path: PATHS.topics },
    { path: PATHS.subscribe },
    ...ownPages(snapshot).map(({ path, updated }) => ({ path, modified: updated })),
  ];
}

function urlSet(addresses: readonly Address[], pack: Pack): string {
  return xmlDocument(
    "urlset",
    addresses.map(({ path, modified }) => locate("url", path, modified, pack)),
  );
}

function locate(element: "url" | "sitemap", path: string, modified: Instant | undefined, pack: Pack): string {
  const date = modified === undefined ? "" : `<lastmod>${toRfc3339(modified)}</lastmod>`;
  return `<${element}><loc>${xml(pack.site.url + path)}</loc>${date}</${element}>`;
}

function xmlDocument(root: "urlset" | "sitemapindex", lines: readonly string[]): string {
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</${root}>`,
    "",
  ].join("\n");
}
