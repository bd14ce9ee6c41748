/** The readers of a soak: the addresses and headers of their requests, and the checks of their answers. */

import type { Format } from "../../src/model/format.ts";
import type { Writer } from "../sentences.ts";
import { readFeed, slugsIn } from "./documents.ts";
import type { Interval, ListedScope, Oracle } from "./oracle.ts";
import { AUTHORS, SECOND_TOPIC, TOPICS, WORDS } from "./plan.ts";

export type SoakAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The decoded body. Empty for 304. */
  readonly text: string;
};

export type SoakRequest = {
  readonly method?: "HEAD";
  readonly path: string;
  readonly accept?: string;
  /**
   * The validator of the last answer that the request sends: its entity-tag or its date. Absent for a plain
   * request.
   */
  readonly condition?: "tag" | "date";
  /**
   * Returns a fault of the answer, or undefined if the answer is right. After a 304, `answer` is the earlier
   * answer from the same address, and `interval` is the interval of the 304.
   */
  readonly faultOf: (answer: SoakAnswer, interval: Interval) => string | undefined;
};

/** A kind of reader, and the number of such readers. */
export type ReaderKind = {
  readonly name: string;
  readonly count: number;
  readonly acceptsGzip: boolean;
  /** Returns the next request. `older` is the link to older articles in the last answer. */
  readonly next: (random: Writer, older: string | undefined) => SoakRequest;
};

const EVERYTHING: ListedScope = { path: "", has: () => true };
const FORMATS = ["rss", "atom", "json"] as const;
const DOCUMENTS: Readonly<Record<Format, string>> = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };
/** The number of entries in a feed document, and in a page of a list. */
const FEED_SIZE = 50;
const LIST_SIZE = 20;
const BROWSER = "text/html";

const topicScope = (slug: string): ListedScope => ({
  path: `/topics/${slug}`,
  has: ({ topics }) => topics.includes(slug),
});

const SCOPES: readonly ListedScope[] = [
  ...[...TOPICS, SECOND_TOPIC].map(topicScope),
  {
    path: `/topics/${SECOND_TOPIC}+weather`,
    has: ({ topics }) => topics.includes(SECOND_TOPIC) && topics.includes("weather"),
  },
  {
    path: "/topics/harbours,libraries",
    has: ({ topics }) => topics.includes("harbours") || topics.includes("libraries"),
  },
  { path: `/topics/-${SECOND_TOPIC}`, has: ({ topics }) => !topics.includes(SECOND_TOPIC) },
  ...AUTHORS.map((name) => ({
    path: `/authors/${name.toLowerCase().replace(" ", "-")}`,
    has: ({ author }: { readonly author: string }) => author === name,
  })),
];

const SEARCHES: readonly ListedScope[] = WORDS.map((word) => ({
  path: "/search",
  query: `?q=${word}`,
  has: (article) => article.word === word,
}));

/** Returns all kinds of readers. `slugs` are the slugs of all articles, released or not. */
export function population(oracle: Oracle, slugs: readonly string[]): ReaderKind[] {
  const feed = (scope: ListedScope, format: Format, condition?: "tag" | "date"): SoakRequest => ({
    path: `${scope.path}/${DOCUMENTS[format]}${scope.query ?? ""}`,
    ...(condition === undefined ? {} : { condition }),
    faultOf: (answer, interval) => {
      const fault = statusFault(answer, 200);
      if (fault !== undefined) return fault;
      const list = readFeed(format, answer.text);
      return (
        oracle.faultOfNewest(list, scope, FEED_SIZE, interval) ??
        oracle.faultOfAge(ageOf(answer), list, scope, FEED_SIZE, interval)
      );
    },
  });
  const limited = (scope: ListedScope, size: number): SoakRequest => ({
    path: `${scope.path}/${DOCUMENTS.json}?limit=${size}`,
    faultOf: (answer, interval) =>
      statusFault(answer, 200) ?? oracle.faultOfNewest(readFeed("json", answer.text), scope, size, interval),
  });
  const archive = (path: string, scope: ListedScope, format: Format): SoakRequest => ({
    path,
    faultOf: (answer, interval) =>
      statusFault(answer, 200) ?? oracle.faultOfSome(readFeed(format, answer.text), scope, interval),
  });
  const list = (path: string, scope: ListedScope): SoakRequest => ({
    path,
    accept: BROWSER,
    faultOf: (answer, interval) =>
      statusFault(answer, 200) ??
      oracle.faultOfNewest(
        { slugs: slugsIn(answer.text.replace(/^[\s\S]*?<main/, "")), withdrawn: [] },
        scope,
        LIST_SIZE,
        interval,
      ),
  });
  const page = (slug: string): SoakRequest => ({
    path: `/articles/${slug}`,
    accept: BROWSER,
    faultOf: ({ status }, interval) => oracle.faultOfPage(slug, status, interval),
  });
  const plain = (path: string, status = 200, accept?: string): SoakRequest => ({
    path,
    ...(accept === undefined ? {} : { accept }),
    faultOf: (answer) => statusFault(answer, status),
  });
  return [
    ...FORMATS.map((format) => ({
      name: `${format} by entity-tag, gzip`,
      count: 3,
      acceptsGzip: true,
      next: () => feed(EVERYTHING, format, "tag"),
    })),
    {
      name: "feeds by date, gzip",
      count: 2,
      acceptsGzip: true,
      next: (random) => feed(random.pick([EVERYTHING, ...SCOPES]), random.pick(FORMATS), "date"),
    },
    {
      name: "plain feeds without conditions",
      count: 1,
      acceptsGzip: false,
      next: (random) => feed(EVERYTHING, random.pick(FORMATS)),
    },
    {
      name: "feeds of topics and authors",
      count: 3,
      acceptsGzip: true,
      next: (random) =>
        feed(random.pick(SCOPES), random.pick(FORMATS), random.pick(["tag", "date", undefined])),
    },
    {
      name: "feeds of searches",
      count: 2,
      acceptsGzip: true,
      next: (random) => feed(random.pick(SEARCHES), random.pick(FORMATS), random.pick(["tag", undefined])),
    },
    {
      name: "JSON with a limit",
      count: 2,
      acceptsGzip: false,
      next: (random) => limited(random.pick([EVERYTHING, ...SCOPES]), random.pick([1, 5, 20, 120])),
    },
    {
      name: "archives",
      count: 2,
      acceptsGzip: true,
      next: (_, older) =>
        older === undefined ? feed(EVERYTHING, "atom") : archive(pathOf(older), EVERYTHING, "atom"),
    },
    {
      name: "corrections",
      count: 1,
      acceptsGzip: true,
      next: (random) => {
        const format = random.pick(FORMATS);
        return {
          path: `/corrections/${DOCUMENTS[format]}`,
          condition: "tag",
          faultOf: (answer, interval) =>
            statusFault(answer, 200) ??
            oracle.faultOfWithdrawals(readFeed(format, answer.text), FEED_SIZE, interval),
        };
      },
    },
    {
      name: "browsers",
      count: 4,
      acceptsGzip: false,
      next: (random) =>
        random.pick([
          () => list("/", EVERYTHING),
          () => {
            const scope = random.pick(SCOPES);
            return list(scope.path, scope);
          },
          () => {
            const scope = random.pick(SEARCHES);
            return list(`/search${scope.query}`, scope);
          },
          () => page(random.pick(slugs)),
          () => page(random.pick(slugs)),
          () => plain("/subscribe?any=harbours", 200, BROWSER),
          () => plain("/topics", 200, BROWSER),
        ])(),
    },
    {
      name: "crawlers and wrong addresses",
      count: 2,
      acceptsGzip: true,
      next: (random) =>
        random.pick([
          plain("/sitemap.xml"),
          plain("/feeds.opml"),
          plain("/topics.json"),
          plain("/robots.txt"),
          { ...plain("/rss.xml"), method: "HEAD" as const },
          plain("/topics/nowhere/rss.xml", 404),
          plain("/rss.xml?limit=none", 400),
          plain("/articles/none", 404),
        ]),
    },
  ];
}

function statusFault({ status }: SoakAnswer, expected: number): string | undefined {
  return status === expected ? undefined : `status ${status}; expected ${expected}`;
}

/** Returns the seconds for which a cache may keep an answer. Returns NaN for an answer without a limit. */
function ageOf({ headers }: SoakAnswer): number {
  return Number(/max-age=([\d.]+)/.exec(headers["cache-control"] ?? "")?.[1]);
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}
