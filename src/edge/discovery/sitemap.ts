/** `/sitemap.xml`, its parts and `/robots.txt`: the pages of the site, for search engines (https://www.sitemaps.org/protocol.html, RFC 9309). */

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
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { ownPages } from "../pages/site-page-links.ts";
import {
  entriesAt,
  entriesOf,
  type ScopeEntries,
  shownPlaces,
  summarise,
  visibilityChanges,
} from "../released.ts";
import { countSlots } from "../select.ts";
import type { TextDocument } from "../text-document.ts";

/** Addresses in one file. The protocol allows 50,000, but to write so many takes longer than a request may. */
const PART_SIZE = 1_000;

type Address = { readonly path: string; readonly modified?: Instant | undefined };

/** Returns one file with all addresses, or, if there are more than {@link PART_SIZE}, an index of the parts. */
export function sitemap(pack: Pack, now: Instant): TextDocument {
  const list = entriesOf(EVERYTHING, pack, now);
  const others = addressesOfOthers(pack, now);
  return list.total + others.length > PART_SIZE
    ? sitemapIndex(list, others, pack, now)
    : urlSet([...others, ...addressesOfArticles(0, list.positions.length, list, now)], pack);
}

/** Returns part `number` of a sitemap in parts; nothing if the index does not name it. */
export function sitemapPart(number: number, pack: Pack, now: Instant): TextDocument | undefined {
  const list = entriesOf(EVERYTHING, pack, now);
  const others = addressesOfOthers(pack, now);
  if (list.total + others.length <= PART_SIZE) return undefined;
  const part = partOf(number, countSlots(list, now), list, others);
  const addresses = [...addressesOfArticles(part.start, part.end, list, now), ...part.others];
  return addresses.length === 0 ? undefined : urlSet(addresses, pack);
}

export function robots({ site }: Pick<Pack, "site">): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}${PATHS.sitemap}\n`;
}

type Part = {
  /** The places of the part's articles in the list: from the first up to, but not including, the second. */
  readonly start: number;
  readonly end: number;
  readonly others: readonly Address[];
};

/**
 * Parts are counted from the oldest article, and the other pages come after the newest. An article that has expired or was withdrawn
 * leaves a gap, so articles never move from one part to another.
 */
function partOf(number: number, slots: number, list: ScopeEntries, others: readonly Address[]): Part {
  const [from, to] = [(number - 1) * PART_SIZE, number * PART_SIZE];
  // Slots are counted from the oldest entry, which stands last.
  const placeOf = (slot: number) => list.positions.length - Math.min(slot, slots);
  return {
    start: placeOf(to),
    end: placeOf(from),
    others: others.slice(Math.max(0, from - slots), Math.max(0, to - slots)),
  };
}

function sitemapIndex(
  list: ScopeEntries,
  others: readonly Address[],
  pack: Pack,
  now: Instant,
): TextDocument {
  const slots = countSlots(list, now);
  const count = Math.ceil((slots + others.length) / PART_SIZE);
  const lines = Array.from({ length: count }, (_, place) => {
    const part = partOf(place + 1, slots, list, others);
    const shown = entriesAt(shownPlaces(list, part.start, part.end, PART_SIZE), list);
    if (shown.length + part.others.length === 0) return "";
    const modified = Math.max(lastChangeOf(shown, now), lastTurnIn(part, pack, now), lastOf(part.others));
    // Some pages have no date.
    return locate("sitemap", sitemapPartPath(place + 1), modified === EPOCH ? undefined : modified, pack);
  });
  return xmlDocument("sitemapindex", lines.filter(Boolean));
}

/** Returns when an entry was last published, edited or added. A loop, because the index asks this of every entry of the site. */
function lastChangeOf(entries: readonly PackEntry[], now: Instant): Instant {
  let last = EPOCH;
  for (const entry of entries) last = Math.max(last, modifiedOf(entry, now), entry.added ?? EPOCH);
  return last;
}

/** Returns when an article in the part last came or went later than its date, of which few do. */
function lastTurnIn({ start, end }: Part, { entries, timedPositions }: Pack, now: Instant): Instant {
  const timed = timedPositions.filter((position) => start <= position && position < end);
  const turns = timed.flatMap((position) => entries[position] ?? []).flatMap(visibilityChanges);
  return Math.max(EPOCH, ...turns.filter((turn) => turn <= now));
}

function lastOf(addresses: readonly Address[]): Instant {
  return Math.max(EPOCH, ...addresses.map(({ modified = EPOCH }) => modified));
}

/** The articles that are shown between two places, newest first. */
function addressesOfArticles(start: number, end: number, list: ScopeEntries, now: Instant): Address[] {
  const places = shownPlaces(list, start, end, Number.POSITIVE_INFINITY);
  return entriesAt(places, list).map((entry) => ({
    path: articlePath(entry.slug),
    modified: modifiedOf(entry, now),
  }));
}

function modifiedOf({ published, updated }: PackEntry, now: Instant): Instant {
  return updated > now ? published : updated;
}

/** The pages that are no articles. A list without an entry is left out. */
function addressesOfOthers(pack: Pack, now: Instant): Address[] {
  const topics = [...pack.topics.values()].map(scopeOfTopic);
  const authors = [...pack.authors.values()].map(({ slug }): Scope => ({ kind: "author", slug }));
  return [
    ...[EVERYTHING, ...topics, ...authors, CORRECTIONS].flatMap((scope) => {
      const { total, newest } = summarise(scope, pack, now);
      if (total === 0) return [];
      return { path: pagePath(scope), ...(newest === undefined ? {} : { modified: newest }) };
    }),
    { path: PATHS.topics },
    { path: PATHS.subscribe },
    ...ownPages(pack).map(({ path, updated }) => ({ path, modified: updated })),
  ];
}

function urlSet(addresses: readonly Address[], pack: Pack): TextDocument {
  return xmlDocument(
    "urlset",
    addresses.map(({ path, modified }) => locate("url", path, modified, pack)),
  );
}

function locate(element: "url" | "sitemap", path: string, modified: Instant | undefined, pack: Pack): string {
  const date = modified === undefined ? "" : `<lastmod>${toRfc3339(modified)}</lastmod>`;
  return `<${element}><loc>${xml(pack.site.url + path)}</loc>${date}</${element}>`;
}

function xmlDocument(root: "urlset" | "sitemapindex", lines: readonly string[]): TextDocument {
  const content = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</${root}>`,
    "",
  ].join("\n");
  return { contentType: "application/xml; charset=utf-8", content };
}
