/**
 * Reads `redirects` in `_site.yaml`: paths of an earlier site, with the addresses that replace them. A path
 * of this site must exist. An address on another site is complete, with `https://` or `http://`.
 */

import { z } from "zod";
import {
  type AuthorSlug,
  articlePath,
  below,
  CORRECTIONS,
  OPML_DOCUMENT,
  PATHS,
  pagePath,
  type Scope,
  scopeOfTopic,
} from "../../model/address.ts";
import { mapTopics, parseExpression, topicsOf } from "../../model/expression.ts";
import { FORMAT_NAMES, FORMATS } from "../../model/format.ts";
import { formerPath, isSubscriptionName, splitPath } from "../../model/path-parts.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { TopicSlug } from "../../model/topic.ts";
import type { PackContents } from "../../pack/write.ts";
import { closestName } from "../ground/closest-name.ts";
import { errorAt, type Finding, type Place, type Problem, quote } from "../ground/problem.ts";
import type { SiteAddresses } from "./site-addresses.ts";

export type WrittenRedirect = { readonly from: string; readonly to: string; readonly place: Place };

export const redirectsField = z
  .record(z.string(), z.string())
  .optional()
  .describe(
    "old paths with new ones, each starting with a slash, such as `/feed/: /rss.xml`; or with an address that starts with https://",
  );

export function readRedirects(
  written: readonly WrittenRedirect[],
  served: SiteAddresses,
  problems: Problem[],
): PackContents["redirects"] {
  const redirects = new Map<string, string>();
  const taken = {
    ...served,
    topics: served.topics.union(new Set(served.aliases.keys())),
    articles: served.articles.union(new Set(served.formerArticles.keys())),
    pages: served.pages.union(new Set(served.formerPages.keys())),
  };
  const onwards = new Map(written.map(({ from, to }) => [from, to]));
  for (const { from, to, place } of written) {
    const key = redirectKey(from);
    const refuse = (found: string, expected: string) => problems.push(errorAt(place, found, expected));
    if (key === undefined)
      refuse(
        `old path ${quote(from)}`,
        "a path that starts with one slash, without `?`, `#`, `*` or broken `%`",
      );
    else if (isTaken(from, key, taken))
      refuse(`old path ${quote(from)} is one of this site's own`, "a path that this site does not use");
    else if (to === key)
      refuse(
        `old path ${quote(from)} leads to itself (slashes, case and encoding do not count)`,
        "another path",
      );
    else if (redirects.has(key))
      refuse(
        `old path ${quote(from)} differs from an earlier one only by slashes, case or encoding`,
        "each path once",
      );
    else if (HAS_SCHEME.test(to)) {
      const target = readElsewhere(to, served);
      if (target.ok) redirects.set(key, target.value);
      else refuse(`old path ${quote(from)} leads to ${quote(to)}, ${target.error.message}`, target.error.fix);
    } else if (siteAddressOf(to, served) !== to)
      refuse(
        `old path ${quote(from)} leads to ${quote(to)}, which this site does not have`,
        suggestTarget(to, onwards, served),
      );
    else redirects.set(key, to);
  }
  return Object.fromEntries(redirects);
}

/**
 * Returns the redirects from earlier addresses of pages. Before a file became a page, it may have been an
 * article. So the address of an article with its name leads to the page too.
 */
export function redirectsOfPages({
  pages,
  formerPages,
  articles,
  formerArticles,
}: SiteAddresses): PackContents["redirects"] {
  const asArticles = [...pages].flatMap((path) => {
    const slug = path.slice(1);
    return articles.has(slug) || formerArticles.has(slug) ? [] : [[articlePath(slug), path] as const];
  });
  return Object.fromEntries([...asArticles, ...formerPages]);
}

const HAS_SCHEME = /^\s*[a-z][a-z0-9+.-]*:/i;

/** Returns an address of another site as a Location header has it: with an encoded path and host. */
function readElsewhere(to: string, { url: siteUrl }: SiteAddresses): Result<string, Finding> {
  const url = /^https?:\/\/[^\s\\]+$/i.test(to) && URL.canParse(to) ? new URL(to) : undefined;
  if (url === undefined)
    return err({
      message: "which is no web address",
      fix: "a complete address such as https://example.org/feed",
    });
  if (url.username + url.password !== "")
    return err({ message: "which has a user name or password", fix: "an address without them" });
  if (url.host === new URL(siteUrl).host)
    return err({ message: "which is this site", fix: `the path alone: ${quote(url.pathname)}` });
  return ok(url.href);
}

/** Returns the path in the form in which the running site looks it up, or undefined if it is no path. */
export function redirectKey(from: string): string | undefined {
  const base = "https://site.invalid";
  if (!/^\/(?![/\\])[^?#*]*$/.test(from) || !URL.canParse(from, base)) return undefined;
  try {
    return formerPath(decodeURIComponent(new URL(from, base).pathname));
  } catch {
    return undefined;
  }
}

/**
 * Returns true if the site itself answers this path. Many earlier sites had a feed at `/feed/`, so this path
 * may be redirected although `/feed` exists.
 */
export function isTaken(from: string, key: string, taken: SiteAddresses): boolean {
  return siteAddressOf(key, taken) !== undefined && from !== `${PATHS.negotiated}/`;
}

/**
 * Returns the site's own address for a path, or undefined if the site has none. Leaves out archive documents,
 * because they depend on the entries.
 */
function siteAddressOf(
  path: string,
  { topics, authors, articles, pages }: SiteAddresses,
  rename: (slug: TopicSlug) => TopicSlug = (slug) => slug,
): string | undefined {
  if (ALWAYS.has(path) || pages.has(path)) return path;
  const { under, name, rest } = splitPath(path);
  const named = (scope: Scope) =>
    rest === ""
      ? pagePath(scope)
      : isSubscriptionName(rest) || rest === OPML_DOCUMENT
        ? below(pagePath(scope), rest)
        : undefined;
  switch (under) {
    case "topics": {
      const parsed = parseExpression(name);
      if (!parsed.ok) return undefined;
      const expression = mapTopics(parsed.value, rename);
      return topicsOf(expression).every((slug) => topics.has(slug))
        ? named({ kind: "topics", expression })
        : undefined;
    }
    case "authors": {
      const slug = name.toLowerCase() as AuthorSlug;
      return authors.has(slug) ? named({ kind: "author", slug }) : undefined;
    }
    case "corrections":
      return named(CORRECTIONS);
    case "articles":
      return rest === "" && articles.has(name) ? articlePath(name) : undefined;
    // A search has its words in the query, and redirects lead to a path.
    case "search":
    case "":
      return undefined;
    default:
      return under satisfies never;
  }
}

const ALWAYS: ReadonlySet<string> = new Set([
  ...Object.values(PATHS),
  ...FORMAT_NAMES.map((format) => below(PATHS.home, FORMATS[format].document)),
]);

function suggestTarget(to: string, onwards: ReadonlyMap<string, string>, served: SiteAddresses): string {
  const next = onwards.get(to);
  if (next !== undefined && siteAddressOf(next, served) === next)
    return `${quote(next)}, to which ${quote(to)} is redirected`;
  const page = served.formerPages.get(to);
  if (page !== undefined) return `perhaps ${quote(page)}`;
  const { rest, under, name } = splitPath(to);
  const renamed = under === "articles" ? served.formerArticles.get(name) : undefined;
  if (renamed !== undefined) return `perhaps ${quote(articlePath(renamed))}`;
  const scopes: Scope[] = [
    CORRECTIONS,
    ...[...served.topics].map((slug) => scopeOfTopic({ slug })),
    ...[...served.authors].map((slug): Scope => ({ kind: "author", slug })),
  ];
  // Suggests only feeds for the path of a feed, and only pages for the path of a page.
  const known = isSubscriptionName(rest)
    ? [...ALWAYS, ...scopes.map((scope) => below(pagePath(scope), rest))]
    : [...ALWAYS, ...served.pages, ...scopes.map(pagePath), ...[...served.articles].map(articlePath)];
  const meant =
    siteAddressOf(to, served, (slug) => served.aliases.get(slug) ?? slug) ?? closestName(to, known);
  return meant === undefined
    ? "a path of this site, such as /rss.xml or /topics/diplomacy, or an address that starts with https://"
    : `perhaps ${quote(meant)}`;
}
