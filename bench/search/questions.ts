/** What is asked: searches of each kind, beside the least that a request costs and the parsing of the index. */

import { inventedWord } from "../sentences.ts";

export type SearchQuestion = {
  readonly name: string;
  /** Which Worker is asked. */
  readonly worker: "spliced" | "parsed";
  readonly path: string;
  /** What any first request costs. */
  readonly isLeast?: true;
  /** Results on the page, or entries in the feed, at least; nothing where it is no search. */
  readonly finds?: number;
};

/** Words by their rank: in nearly every article, in some hundred, in a few. */
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
