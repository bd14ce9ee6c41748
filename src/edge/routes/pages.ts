/** The routes of pages. */

import {
  articlePath,
  assetPath,
  EVERYTHING,
  numberedPagePath,
  PATHS,
  type Scope,
} from "../../model/address.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { err, ok } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import type { FeedResources } from "../feed-resource.ts";
import { formatOfQuery } from "../moved.ts";
import { articlePage } from "../pages/article.ts";
import { correctionsPage } from "../pages/corrections.ts";
import { homePage } from "../pages/home.ts";
import { type PageNumber, readPage } from "../pages/paging.ts";
import { scopePage } from "../pages/scope.ts";
import { resultsPage, searchPage } from "../pages/search.ts";
import { subscribePage } from "../pages/subscribe/page.ts";
import { understand } from "../pages/subscribe/reading.ts";
import { topicsPage } from "../pages/topics.ts";
import type { RequestProblem } from "../problem.ts";
import { isExpired, isShown, isWithdrawn } from "../released.ts";
import {
  decode,
  readSearch,
  readSubscription,
  SCOPES,
  type ScopeReader,
  segment,
  similarArticles,
} from "../request.ts";
import type { LookupResult, Serve } from "../router.ts";
import type { TextDocument } from "../text-document.ts";
import type { TextResources } from "../text-resource.ts";

/** The query parameters that belong to the address of a page of search results. */
const SEARCH_PARAMETERS = ["q", "topics", "page"];

export function servePages(serve: Serve, texts: TextResources, feeds: FeedResources, pack: Pack): void {
  serve(PATHS.home, home);
  serve(PATHS.topics, (_, now) => ok(texts.memoized(PATHS.topics, now, () => topicsPage(pack, now))));
  for (const { route, kind, read } of SCOPES) {
    if (kind !== "everything" && kind !== "search") serve(route, (url, now) => scopeList(url, read, now));
  }
  serve(PATHS.search, search);
  serve(PATHS.subscribe, subscribe);
  serve(articlePath(":slug"), article);
  serve(assetPath(":file"), earlierAsset);

  /** Returns the home page, or the feed of `/?feed=rss2`. */
  function home(url: URL, now: Instant): LookupResult {
    const format = formatOfQuery(url);
    if (format === undefined) return list(EVERYTHING, url, now, (page) => homePage(page, pack, now));
    const part = readSubscription(url);
    return part.ok ? ok(feeds.feed({ scope: EVERYTHING, format, part: part.value }, url, now)) : part;
  }

  async function scopeList(url: URL, readScope: ScopeReader, now: Instant): Promise<LookupResult> {
    const scope = await readScope(url, pack, now);
    if (!scope.ok) return scope;
    const { value } = scope;
    return list(value, url, now, (page) =>
      value.kind === "corrections" ? correctionsPage(page, pack, now) : scopePage(value, page, pack, now),
    );
  }

  /** Returns a page of a list. Only the home page is memoized, because it is the one most people open. */
  function list(
    scope: Scope,
    url: URL,
    now: Instant,
    write: (page: PageNumber) => Promise<TextDocument>,
  ): LookupResult {
    const page = readPage(url, scope, pack, now);
    if (!page.ok) return page;
    const address = numberedPagePath(scope, page.value.number);
    const resource = address === PATHS.home ? texts.memoized : texts.fresh;
    const parameters = scope.kind === "search" ? SEARCH_PARAMETERS : ["page"];
    return ok({ ...resource(address, now, () => write(page.value)), parameters });
  }

  /** Returns a page of results, or the empty form if the query has no words. */
  async function search(url: URL, now: Instant): Promise<LookupResult> {
    const scope = await readSearch(url, pack, now);
    if (scope.ok) return list(scope.value, url, now, (page) => resultsPage(scope.value, page, pack, now));
    if (!isBlankQuery(scope.error)) return scope;
    const form = texts.memoized(PATHS.search, now, () => searchPage(pack, now));
    return ok({ ...form, parameters: SEARCH_PARAMETERS });
  }

  async function subscribe({ search }: URL, now: Instant): Promise<LookupResult> {
    const reading = await understand(search, pack, now);
    if (!reading.ok) return reading;
    const choice = reading.value;
    // Forms and people spell a choice in many ways. Every spelling is answered, without a redirect.
    const resource = texts.fresh(choice.path, now, () => subscribePage(choice, pack, now));
    return ok({ ...resource, parameters: [] });
  }

  function article(url: URL, now: Instant): LookupResult {
    const slug = decode(segment(url, 2)).toLowerCase();
    const entry = pack.entryBySlug.get(slug) ?? pack.entryByAlias.get(slug);
    if (entry !== undefined && isShown(entry, now))
      return ok(texts.fresh(articlePath(entry.slug), now, () => articlePage(entry, pack, now)));
    if (entry !== undefined && isWithdrawn(entry, now)) {
      const { date, reason } = entry.withdrawn;
      return err({ kind: "withdrawn-article", slug: entry.slug, reason, withdrawn: toRfc3339(date) });
    }
    if (entry !== undefined && isExpired(entry, now)) return err({ kind: "expired-article" });
    return err({ kind: "unknown-article", nearest: similarArticles(slug, pack, now) });
  }

  /**
   * Redirects an earlier address of a stylesheet or script to the present one, for pages that a cache still has. Static Assets answer
   * the present address, so it never comes here.
   */
  function earlierAsset({ pathname }: URL): LookupResult {
    const withoutHash = (path: string) => path.replace(/-[\w-]+\./, "-*.");
    const address = Object.values(pack.assets).find((path) => withoutHash(path) === withoutHash(pathname));
    if (address === undefined || address === pathname) return err({ kind: "unknown-path" });
    return ok({ address, represent: () => Promise.reject(new Error(`${address} is a static asset`)) });
  }
}

function isBlankQuery(problem: RequestProblem): boolean {
  return problem.kind === "bad-query" && (problem.reason === "missing" || problem.reason === "without-words");
}
