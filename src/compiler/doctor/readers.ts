/**
 * The request headers of ten feed readers. Protection against bots decides by these headers, so a site can
 * answer one reader and block another.
 */

export type Reader = {
  readonly name: string;
  /** All headers except Accept-Encoding. */
  readonly headers: Readonly<Record<string, string>>;
  /** The value of Accept-Encoding. */
  readonly codings: string;
};

/** The Accept header of most libraries. It is assumed for NetNewsWire, Feedly and Inoreader. */
const ANY = "*/*";

/** A person's browser. It gets a page about the feed instead of the feed. */
export const BROWSER: Reader = {
  name: "Firefox",
  headers: {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
  },
  codings: "gzip, deflate, br, zstd",
};

/** A reader that accepts `text/html` too. It must still get the feed, not the page about it. */
export const MINIFLUX: Reader = {
  name: "Miniflux",
  headers: {
    "User-Agent": "Mozilla/5.0 (compatible; Miniflux/2.2.13; +https://miniflux.app)",
    Accept:
      "application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9",
  },
  codings: "br, gzip",
};

/**
 * The readers. The headers of newsboat, gPodder and rss2email were recorded from the programs. Those of
 * Thunderbird, Miniflux and FreshRSS follow their sources, with recent version numbers. NetNewsWire, Feedly
 * and Inoreader publish only their User-Agent.
 */
export const READERS: readonly Reader[] = [
  {
    name: "NetNewsWire",
    headers: {
      "User-Agent": "NetNewsWire (RSS Reader; https://netnewswire.com/)",
      Accept: ANY,
      "Accept-Language": "en-US,en;q=0.9",
    },
    codings: "gzip, deflate, br",
  },
  {
    name: "Feedly",
    headers: {
      "User-Agent":
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 1 subscribers; like FeedFetcher-Google)",
      Accept: ANY,
    },
    codings: "gzip",
  },
  {
    name: "Inoreader",
    headers: {
      "User-Agent": "Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 1 subscribers; )",
      Accept: ANY,
    },
    codings: "gzip, deflate",
  },
  {
    name: "newsboat",
    headers: { "User-Agent": "newsboat/2.21.0 (Linux x86_64)", Accept: ANY },
    codings: "gzip, deflate",
  },
  {
    name: "FreshRSS",
    headers: {
      "User-Agent": "FreshRSS/1.26.3 (Linux; https://freshrss.org)",
      Accept:
        "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, unknown/unknown;q=0.1, application/unknown;q=0.1, */*;q=0.1",
    },
    codings: "deflate, gzip, br, zstd",
  },
  MINIFLUX,
  {
    name: "Thunderbird",
    headers: {
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0",
      Accept:
        "application/atom+xml,application/rss+xml;q=0.9,application/rdf+xml;q=0.8,application/xml;q=0.7,text/xml;q=0.7,*/*;q=0.1",
      // Thunderbird sends this date to get the whole feed.
      "If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT",
    },
    codings: "gzip, deflate, br, zstd",
  },
  {
    name: "rss2email",
    headers: {
      "User-Agent": "feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/",
      Accept:
        "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1",
      "A-IM": "feed",
    },
    codings: "gzip, deflate",
  },
  {
    name: "gPodder",
    headers: { "User-Agent": "gPodder/3.11.1 (+http://gpodder.org/) Linux", Accept: ANY },
    codings: "gzip, deflate",
  },
  BROWSER,
];

/** The headers of checks that are about the site, not about a reader. */
export const PLAIN_HEADERS = { "User-Agent": "seedcast (doctor)", Accept: ANY } as const;
