/** Every address of the site: what a feed is about, which document of it, where its page is. Printed from parts, never from a request. */

import { printExpression, type TopicExpression } from "./expression.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "./format.ts";
import { printQuery, type SearchQuery } from "./search/query.ts";
import type { Topic } from "./topic.ts";

/** `[a-z0-9-]`, made of an author's name by the compiler's identity alone. */
export type AuthorSlug = string & { readonly brand: "AuthorSlug" };

/** What a feed is about. */
export type Scope =
  | { readonly kind: "everything" }
  | { readonly kind: "topics"; readonly expression: TopicExpression }
  | { readonly kind: "author"; readonly slug: AuthorSlug }
  /** What was corrected and withdrawn: notices, no articles. */
  | { readonly kind: "corrections" }
  | SearchScope;

/** The articles that have the words of a query, of a topic expression where there is one. */
export type SearchScope = {
  readonly kind: "search";
  readonly query: SearchQuery;
  readonly expression?: TopicExpression;
  /** The positions of the entries with these words, ascending: found beforehand, since what tells them may have to be fetched. */
  readonly found: readonly number[];
};

export const EVERYTHING: Scope = { kind: "everything" };

export const CORRECTIONS: Scope = { kind: "corrections" };

/** One topic, its narrower ones included, and nothing else. */
export function scopeOfTopic({ slug }: Pick<Topic, "slug">): Scope {
  return { kind: "topics", expression: { alternatives: [[slug]], exclusions: [] } };
}

/** Which document of a feed: the one to subscribe to, or an archive document by its number. RFC 5005 4 */
export type FeedPart =
  | { readonly kind: "subscription"; readonly limit?: number }
  | { readonly kind: "archive"; readonly number: number };

/** The most entries that a reader may ask for. */
export const MAX_LIMIT = 500;

export const SUBSCRIPTION: FeedPart = { kind: "subscription" };

export type FeedAddress = { readonly scope: Scope; readonly format: Format; readonly part: FeedPart };

/** What the site has but once. */
export const PATHS = {
  home: "/",
  topics: "/topics",
  topicIndex: "/topics.json",
  corrections: "/corrections",
  search: "/search",
  /** What browsers and programs read how to search the site from. */
  openSearch: "/opensearch.xml",
  /** Any of the three formats, as the reader prefers. */
  negotiated: "/feed",
  opml: "/feeds.opml",
  /** The form that makes a feed of topics. */
  subscribe: "/subscribe",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
  favicon: "/favicon.ico",
  scalableFavicon: "/favicon.svg",
} as const;

/** The address of the page for people: `/`, `/topics/diplomacy+treaties`, `/authors/kari-nordmann`, `/search?q=arctic+council`. */
export function pagePath(scope: Scope): string {
  return folderOf(scope) + queryString(parametersOf(scope));
}

/** What the documents of a scope lie under. */
function folderOf(scope: Scope): string {
  switch (scope.kind) {
    case "everything":
      return PATHS.home;
    case "topics":
      return `/topics/${printExpression(scope.expression)}`;
    case "author":
      return `/authors/${scope.slug}`;
    case "corrections":
      return PATHS.corrections;
    case "search":
      return PATHS.search;
    default:
      return scope satisfies never;
  }
}

/** Parameters of a URL, as they are written there, in the order in which they are printed. */
type Written = Readonly<Record<string, string | number | undefined>>;

/** Spaces as `+`, as forms write them. An expression needs no encoding: its `+` is read as a space, and a space as its `+`. */
function parametersOf(scope: Scope): Written {
  if (scope.kind !== "search") return {};
  const { query, expression } = scope;
  return {
    q: encodeURIComponent(printQuery(query)).replaceAll("%20", "+"),
    topics: expression === undefined ? undefined : printExpression(expression),
  };
}

/** `?q=arctic+council&limit=5`, or nothing where no parameter has a value. */
function queryString(parameters: Written): string {
  const written = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return written.length === 0 ? "" : `?${written.join("&")}`;
}

/** The path of a feed document: `/rss.xml`, `/topics/arctic/rss.xml?limit=5`, `/authors/kari-nordmann/archive/2/rss.xml`. */
export function feedPath({ scope, format, part }: FeedAddress): string {
  const { document } = FORMATS[format];
  switch (part.kind) {
    case "subscription":
      return below(folderOf(scope), document) + queryString({ ...parametersOf(scope), limit: part.limit });
    case "archive":
      return below(folderOf(scope), `archive/${part.number}/${document}`) + queryString(parametersOf(scope));
    default:
      return part satisfies never;
  }
}

/** The path of a scope's feed as a subscription list: `/topics/arctic/feeds.opml`; of everything, with the topics' feeds too. */
export function opmlPath(scope: Scope): string {
  return below(folderOf(scope), OPML_DOCUMENT) + queryString(parametersOf(scope));
}

export const OPML_DOCUMENT = "feeds.opml";

/** The path of the form, as it stands when it shows this choice: `/subscribe?topics=arctic,-sanctions`, `/subscribe?q=ice&topics=arctic`. */
export function adjustPath(scope: Extract<Scope, { readonly kind: "topics" | "search" }>): string {
  const topics =
    scope.kind === "topics" ? { topics: printExpression(scope.expression) } : parametersOf(scope);
  return PATHS.subscribe + queryString(topics);
}

/** `?limit=5` where a reader asked for so many entries, else nothing. */
export function limitQuery(part: FeedPart): string {
  return part.kind === "archive" ? "" : queryString({ limit: part.limit });
}

/** The path under which a feed document is always itself, and never a page about it. */
export function rawFeedPath(address: FeedAddress): string {
  const path = feedPath(address);
  return `${path}${path.includes("?") ? "&" : "?"}${RAW}`;
}

/** The parameter that asks for the feed's bytes, whoever asks. */
export const RAW = "raw";

/** The path of a page of a list, counted from 1, which has no number. */
export function numberedPagePath(scope: Scope, number: number): string {
  return folderOf(scope) + queryString({ ...parametersOf(scope), page: number === 1 ? undefined : number });
}

/** Whether a person would be meant to open what has such a path: it has no extension, or a page's. */
export function isPagePath(path: string): boolean {
  const [, extension] = /\.([a-z0-9]{1,5})$/i.exec(path) ?? [];
  return path !== PATHS.negotiated && (extension === undefined || /^(?:html?|php|aspx?)$/i.test(extension));
}

export function articlePath(slug: string): string {
  return `/articles/${slug}`;
}

/** The path of a part of a sitemap that is too long for one file. */
export function sitemapPartPath(number: number): string {
  return `/sitemap/${number}.xml`;
}

/** The path of a file that came with an article. Static Assets answer it before the Worker is asked. */
export function mediaPath(file: string): string {
  return `/media/${file}`;
}

/** The path of what lies under a page: `rss.xml` under `/topics/arctic` is `/topics/arctic/rss.xml`. */
export function below(page: string, document: string): string {
  return `${page === PATHS.home ? "" : page}/${document}`;
}

export type PathParts = {
  /** What the path lies under; nothing for the site itself. */
  readonly under: "" | "topics" | "authors" | "articles" | "corrections" | "search";
  /** The second segment: an expression, an author, an article; nothing for the site itself, its corrections and its search. */
  readonly name: string;
  /** What follows: a document's name, mostly, or nothing. */
  readonly rest: string;
};

/** `/topics/arctic/archive/2/rss.xml` is `topics`, `arctic` and `archive/2/rss.xml`; `/rss.xml` is `rss.xml` alone. */
export function splitPath(path: string): PathParts {
  const [, alone, document = ""] = /^\/(corrections|search)(?:\/(.*))?$/s.exec(path) ?? [];
  if (alone !== undefined) return { under: alone as PathParts["under"], name: "", rest: document };
  const [, under, name = "", rest = ""] =
    /^\/(topics|authors|articles)\/([^/]+)(?:\/(.*))?$/s.exec(path) ?? [];
  return under === undefined
    ? { under: "", name, rest: path.slice(1) }
    : { under: under as PathParts["under"], name, rest };
}

/**
 * A path of an earlier site, as redirects are kept and looked up: decoded already, in lower case, composed (NFC), without
 * doubled slashes or one at the end. Whoever asks for it, or writes it down, need not mind these.
 */
export function formerPath(decoded: string): string {
  const path = decoded
    .toLowerCase()
    .normalize("NFC")
    .replace(/\/{2,}/g, "/");
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** The name of a subscription document, whatever it lies under: `rss.xml`. */
export function isSubscriptionName(name: string): boolean {
  return FORMAT_NAMES.some((format) => FORMATS[format].document === name);
}

/** The name of an archive document: `archive/2/rss.xml`. */
export function isArchiveName(name: string): boolean {
  const [, document = ""] = /^archive\/[1-9]\d*\/(.+)$/.exec(name) ?? [];
  return isSubscriptionName(document);
}
