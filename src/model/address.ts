/**
 * Makes every address of the site (feed documents, pages, files) from its parts. Never copies text from a
 * request.
 */

import { printExpression, type TopicExpression } from "./expression.ts";
import { FORMATS, type Format } from "./format.ts";
import { printQuery, type SearchQuery } from "./search/query.ts";
import type { Topic } from "./topic.ts";

/**
 * An author's name in addresses: `[a-z0-9-]`. Only `compiler/ground/identity.ts` makes one, from the author's
 * name.
 */
export type AuthorSlug = string & { readonly brand: "AuthorSlug" };

/** The subject of a feed or a list page. */
export type Scope =
  | { readonly kind: "everything" }
  | { readonly kind: "topics"; readonly expression: TopicExpression }
  | { readonly kind: "author"; readonly slug: AuthorSlug }
  /** The notices of corrections and withdrawals, without articles. */
  | { readonly kind: "corrections" }
  | SearchScope;

/**
 * The articles that have the words of a query. If there is a topic expression, an article must match it too.
 */
export type SearchScope = {
  readonly kind: "search";
  readonly query: SearchQuery;
  readonly expression?: TopicExpression;
};

export const EVERYTHING: Scope = { kind: "everything" };

export const CORRECTIONS: Scope = { kind: "corrections" };

/** Returns the scope of one topic and its narrower topics. */
export function scopeOfTopic({ slug }: Pick<Topic, "slug">): Scope {
  return { kind: "topics", expression: { alternatives: [[slug]], exclusions: [] } };
}

/** A document of a feed: the subscription document, or an archive document by its number. RFC 5005 4 */
export type FeedPart =
  | { readonly kind: "subscription"; readonly limit?: number }
  | { readonly kind: "archive"; readonly number: number };

/** The maximum value of `limit` in an address. */
export const MAX_LIMIT = 500;

export const SUBSCRIPTION: FeedPart = { kind: "subscription" };

export type FeedAddress = { readonly scope: Scope; readonly format: Format; readonly part: FeedPart };

/** Paths of pages and files that a site has once. */
export const PATHS = {
  home: "/",
  topics: "/topics",
  topicIndex: "/topics.json",
  corrections: "/corrections",
  search: "/search",
  /** The file that describes to browsers and programs how to search the site. */
  openSearch: "/opensearch.xml",
  /** The path of a feed in the format that the feed reader prefers. */
  negotiated: "/feed",
  opml: "/feeds.opml",
  /** The subscription list (OPML) that contains only the feeds of topics. */
  topicOpml: "/topics/feeds.opml",
  /** The page with the form that makes a feed of topics. */
  subscribe: "/subscribe",
  /** The picture with the QR code of the feed that the form makes of the same query. */
  qrCode: "/subscribe/qr-code.svg",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
  favicon: "/favicon.ico",
  scalableFavicon: "/favicon.svg",
} as const;

/**
 * Returns the path of a page: `/`, `/topics/diplomacy+treaties`, `/authors/kari-nordmann`,
 * `/search?q=arctic+council`.
 */
export function pagePath(scope: Scope): string {
  return folderOf(scope) + queryString(parametersOf(scope));
}

/** Returns the path that the addresses of a scope's documents begin with. */
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

/** Query parameters, already encoded, in the order in which they are written into the address. */
type PrintedParameters = readonly (readonly [name: string, value: string | number | undefined])[];

/**
 * Returns a scope's query parameters. Spaces become `+`, as in forms. A topic expression is not encoded,
 * because `+` and a space in it mean the same.
 */
function parametersOf(scope: Scope): PrintedParameters {
  if (scope.kind !== "search") return [];
  const { query, expression } = scope;
  return [
    ["q", encodeURIComponent(printQuery(query)).replaceAll("%20", "+")],
    ["topics", expression === undefined ? undefined : printExpression(expression)],
  ];
}

/** Returns `?q=arctic+council&limit=5`, or an empty text if no parameter has a value. */
function queryString(parameters: PrintedParameters): string {
  let query = "";
  for (const [name, value] of parameters) {
    if (value !== undefined) query += `${query === "" ? "?" : "&"}${name}=${value}`;
  }
  return query;
}

/**
 * Returns the path of a feed document: `/rss.xml`, `/topics/arctic/rss.xml?limit=5`,
 * `/authors/kari-nordmann/archive/2/rss.xml`.
 */
export function feedPath({ scope, format, part }: FeedAddress): string {
  const { document } = FORMATS[format];
  switch (part.kind) {
    case "subscription":
      return below(folderOf(scope), document) + queryString([...parametersOf(scope), ["limit", part.limit]]);
    case "archive":
      return below(folderOf(scope), `archive/${part.number}/${document}`) + queryString(parametersOf(scope));
    default:
      return part satisfies never;
  }
}

/**
 * Returns the path of a scope's subscription list (OPML): `/topics/arctic/feeds.opml`. The list of the whole
 * site also contains the feeds of topics.
 */
export function opmlPath(scope: Scope): string {
  return below(folderOf(scope), OPML_DOCUMENT) + queryString(parametersOf(scope));
}

export const OPML_DOCUMENT = "feeds.opml";

/**
 * Returns the path of a filled-in subscribe form: `/subscribe?topics=arctic,-sanctions`,
 * `/subscribe?q=ice&topics=arctic`.
 */
export function subscribeFormPath(scope: Extract<Scope, { readonly kind: "topics" | "search" }>): string {
  const topics =
    scope.kind === "topics" ? [["topics", printExpression(scope.expression)] as const] : parametersOf(scope);
  return PATHS.subscribe + queryString(topics);
}

/**
 * Returns `?limit=5` if the document was requested with that limit. If it has no limit, returns an empty
 * text.
 */
export function limitQuery(part: FeedPart): string {
  return part.kind === "archive" ? "" : queryString([["limit", part.limit]]);
}

/** Returns the path that always gives the feed document, even to browsers. */
export function rawFeedPath(address: FeedAddress): string {
  const path = feedPath(address);
  return `${path}${path.includes("?") ? "&" : "?"}${RAW}`;
}

/** The query parameter that asks for the feed document, in browsers too. */
export const RAW = "raw";

/** Returns the path of a page of a list. Pages count from 1. For page 1, the path has no number. */
export function numberedPagePath(scope: Scope, number: number): string {
  return folderOf(scope) + queryString([...parametersOf(scope), ["page", number === 1 ? undefined : number]]);
}

export function articlePath(slug: string): string {
  return `/articles/${slug}`;
}

/** The path of a part of a sitemap that is too long for one file. */
export function sitemapPartPath(number: number): string {
  return `/sitemap/${number}.xml`;
}

/**
 * Returns the path of a file that came with an article. Cloudflare's Static Assets answer it, not the Worker.
 */
export function mediaPath(file: string): string {
  return `/media/${file}`;
}

/**
 * Returns the path of a stylesheet or script of pages. Cloudflare's Static Assets answer it, not the Worker.
 */
export function assetPath(file: string): string {
  return `/assets/${file}`;
}

/** Joins a page and a document under it: `/topics/arctic` and `rss.xml` give `/topics/arctic/rss.xml`. */
export function below(page: string, document: string): string {
  return `${page === PATHS.home ? "" : page}/${document}`;
}
