/** The measured requests. */

import { inventedWord } from "./sentences.ts";

export type Address = {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** True if the request sends the entity-tag of the current document. */
  readonly isKnown?: true;
};

const GZIP = { "Accept-Encoding": "gzip" };
const PLAIN = {};
/**
 * Words by their frequency. Nearly every article has the first, three in a hundred articles have the second,
 * and one in a thousand has the third.
 */
const [COMMON, USUAL, RARE] = [inventedWord(5), inventedWord(900), inventedWord(12_000)];

/** Requests whose cost must not grow with the number of articles. */
export const GROWING: readonly Address[] = [
  { name: "feed", path: "/rss.xml", headers: GZIP },
  { name: "feed of a topic", path: "/topics/harbours/atom.xml", headers: GZIP },
  {
    name: "feed of an expression",
    path: "/topics/harbours+shipping,weather,-tourism/feed.json",
    headers: GZIP,
  },
  { name: "archive document", path: "/archive/1/rss.xml", headers: GZIP },
  { name: "304", path: "/rss.xml", headers: GZIP, isKnown: true },
  { name: "home page", path: "/", headers: PLAIN },
  { name: "article", path: "/articles/report-50", headers: PLAIN },
  { name: "search of a common word", path: `/search?q=${COMMON}`, headers: PLAIN },
];

/** Requests of every kind, for the first answers of new isolates. */
export const EVERY_KIND: readonly Address[] = [
  ...GROWING.filter(({ isKnown }) => isKnown !== true),
  { name: "plain feed", path: "/rss.xml", headers: PLAIN },
  { name: "feed of an author", path: "/authors/tom-hale/rss.xml", headers: GZIP },
  { name: "feed of a search", path: `/search/rss.xml?q=${COMMON}+${USUAL}`, headers: GZIP },
  { name: "feed of everything else", path: "/topics/-tourism/rss.xml", headers: GZIP },
  { name: "page of a topic", path: "/topics/harbours?page=3", headers: PLAIN },
  { name: "page of an author", path: "/authors/tom-hale", headers: PLAIN },
  { name: "topics", path: "/topics", headers: PLAIN },
  { name: "search of two words", path: `/search?q=${COMMON}+${USUAL}`, headers: PLAIN },
  { name: "search of a rare word", path: `/search?q=${RARE}`, headers: PLAIN },
  { name: "search without results", path: "/search?q=harbxur", headers: PLAIN },
  { name: "subscribe", path: "/subscribe?any=harbours&without=tourism", headers: PLAIN },
  { name: "QR code", path: "/subscribe/qr-code.svg?any=harbours&without=tourism", headers: PLAIN },
  { name: "topic index", path: "/topics.json", headers: PLAIN },
  { name: "OPML", path: "/feeds.opml", headers: PLAIN },
  { name: "sitemap", path: "/sitemap.xml", headers: PLAIN },
  { name: "part of the sitemap", path: "/sitemap/1.xml", headers: PLAIN },
  { name: "missing article", path: "/articles/report-x", headers: { Accept: "text/html" } },
];
