/** The measured requests: searches of each kind, and three other requests to compare with. */

import { inventedWord } from "../sentences.ts";

export type MeasuredRequest = {
  readonly name: string;
  readonly path: string;
  /** True for the cheapest request. The first request of every isolate has at least its cost. */
  readonly isLeast?: true;
  /**
   * The minimum number of results on the page, or of entries in the feed. Absent if nothing needs to be
   * found.
   */
  readonly finds?: number;
};

/**
 * Words by their frequency. Nearly every article has the first two, three in a hundred articles have the
 * third, and one in a thousand has the fourth.
 */
const [COMMON, FREQUENT, USUAL, RARE] = [5, 9, 900, 12_000].map(inventedWord);

export const REQUESTS: readonly MeasuredRequest[] = [
  { name: "robots.txt", path: "/robots.txt", isLeast: true },
  { name: "the newest 50", path: "/rss.xml", finds: 50 },
  { name: "page: a topic", path: "/topics/harbours", finds: 20 },
  { name: "page: one usual word", path: `/search?q=${USUAL}`, finds: 20 },
  { name: "page: one rare word", path: `/search?q=${RARE}`, finds: 1 },
  { name: "page: two words", path: `/search?q=${FREQUENT}+${COMMON}`, finds: 20 },
  {
    name: "page: ten words of every article",
    path: `/search?q=${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(inventedWord).join("+")}`,
    finds: 20,
  },
  { name: "page: nothing, with proposals", path: "/search?q=harbxur" },
  { name: "feed: two words", path: `/search/rss.xml?q=${FREQUENT}+${COMMON}`, finds: 50 },
  { name: "feed: one rare word", path: `/search/rss.xml?q=${RARE}`, finds: 1 },
];
