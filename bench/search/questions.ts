/** The measured requests: searches of each kind, the cheapest request, and a request that parses the index. */

import { inventedWord } from "../sentences.ts";

export type SearchQuestion = {
  readonly name: string;
  /** The Worker that gets the request. */
  readonly worker: "spliced" | "parsed";
  readonly path: string;
  /** True for the cheapest request, whose cost every first request has. */
  readonly isLeast?: true;
  /** The minimum number of results on the page, or of entries in the feed. Absent if nothing needs to be found. */
  readonly finds?: number;
};

/** Words that are in nearly every article, in some hundred articles, and in a few. */
const [COMMON, USUAL, RARE] = [inventedWord(5), inventedWord(900), inventedWord(12_000)];

export const QUESTIONS: readonly SearchQuestion[] = [
  { name: "robots.txt", worker: "spliced", path: "/robots.txt", isLeast: true },
  { name: "the index, parsed", worker: "parsed", path: "/" },
  { name: "the newest 50", worker: "spliced", path: "/rss.xml" },
  { name: "page: one usual word", worker: "spliced", path: `/search?q=${USUAL}`, finds: 1 },
  { name: "page: one rare word", worker: "spliced", path: `/search?q=${RARE}`, finds: 1 },
  { name: "page: two words", worker: "spliced", path: `/search?q=harbour+${COMMON}`, finds: 1 },
  {
    name: "page: ten words of every article",
    worker: "spliced",
    path: "/search?q=the+of+harbour+office+town+library+ferry+crews+weather+station",
    finds: 1,
  },
  { name: "page: nothing, with proposals", worker: "spliced", path: "/search?q=harbxur" },
  {
    name: "page: sixteen words that are nowhere",
    worker: "spliced",
    path: `/search?q=${Array.from({ length: 16 }, (_, place) => `${String.fromCharCode(97 + place)}oqx`).join("+")}`,
  },
  { name: "feed: two words", worker: "spliced", path: `/search/rss.xml?q=harbour+${COMMON}`, finds: 1 },
  { name: "feed: one rare word", worker: "spliced", path: `/search/rss.xml?q=${RARE}`, finds: 1 },
];
