/** The routes of pages, except for the publisher's own pages (site-pages.ts). */

import {
  articlePath,
  assetPath,
  EVERYTHING,
  numberedPagePath,
  PATHS,
  type Scope,
} from "../../model/address.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { err, ok } from "../../model/result.ts";
import { readWithdrawnEntry } from "../entry.ts";
import type { FeedResources } from "../feed-resource.ts";
import { formatOfQuery } from "../moved.ts";
import { articlePage } from "../pages/article.ts";
import { correctionsPage } from "../pages/corrections.ts";
import { homePage } from "../pages/home.ts";
import { type PageNumber, readPage } from "../pages/paging.ts";
import { scopePage } from "../pages/scope.ts";
import { resultsPage, searchPage } from "../pages/search.ts";
import { choicePath } from "../pages/subscribe/choice.ts";
import { subscribePage } from "../pages/subscribe/page.ts";
import { hasQrCode, qrCode, SVG } from "../pages/subscribe/qr.ts";
import { statusOf, understand } from "../pages/subscribe/reading.ts";
import { addressOf } from "../pages/subscribe/result.ts";
import { topicsPage } from "../pages/topics.ts";
import type { RequestProblem } from "../problem.ts";
import { type Representation, textRepresentation } from "../representation.ts";
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
import type { Snapshot } from "../snapshot.ts";
import type { TextResources } from "../text-resources.ts";

/** The query parameters that belong to the address of a page of search results. */
const SEARCH_PARAMETERS = ["q", "topics", "page"];

export function servePages(serve: Serve, texts: TextResources, feeds: FeedResources): void {
  serve(PATHS.home, home);
  serve(PATHS.topics, (_, snapshot) =>
    ok(texts.memoized(PATHS.topics, snapshot, () => topicsPage(snapshot))),
  );
  for (const { route, kind, read } of SCOPES) {
    if (kind !== "everything" && kind !== "search")
      serve(route, (url, snapshot) => scopeList(url, read, snapshot));
  }
  serve(PATHS.search, search);
  serve(PATHS.subscribe, subscribe);
  serve(PATHS.qrCode, qrCodeOfChoice);
  serve(articlePath(":slug"), article);
  serve(assetPath(":file"), earlierAsset);

  /** Returns the home page, or the feed of `/?feed=rss2`. */
  function home(url: URL, snapshot: Snapshot): LookupResult {
    const format = formatOfQuery(url);
    if (format === undefined) return list(EVERYTHING, url, snapshot, (page) => homePage(page, snapshot));
    const part = readSubscription(url);
    return part.ok ? ok(feeds.feed({ scope: EVERYTHING, format, part: part.value }, url, snapshot)) : part;
  }

  function scopeList(url: URL, readScope: ScopeReader, snapshot: Snapshot): LookupResult {
    const scope = readScope(url, snapshot);
    if (!scope.ok) return scope;
    const { value } = scope;
    return list(value, url, snapshot, (page) =>
      value.kind === "corrections" ? correctionsPage(page, snapshot) : scopePage(value, page, snapshot),
    );
  }

  /** Returns a page of a list. Only the home page is kept in memory, because most people open it. */
  function list(
    scope: Scope,
    url: URL,
    snapshot: Snapshot,
    write: (page: PageNumber) => Promise<Representation>,
  ): LookupResult {
    const page = readPage(url, scope, snapshot);
    if (!page.ok) return page;
    const address = numberedPagePath(scope, page.value.number);
    const resource = address === PATHS.home ? texts.memoized : texts.fresh;
    const parameters = scope.kind === "search" ? SEARCH_PARAMETERS : ["page"];
    return ok({ ...resource(address, snapshot, () => write(page.value)), parameters });
  }

  /** Returns a page of results, or the empty form if the query has no words. */
  function search(url: URL, snapshot: Snapshot): LookupResult {
    const scope = readSearch(url, snapshot);
    if (scope.ok) return list(scope.value, url, snapshot, (page) => resultsPage(scope.value, page, snapshot));
    if (!isBlankQuery(scope.error)) return scope;
    const form = texts.memoized(PATHS.search, snapshot, () => searchPage(snapshot));
    return ok({ ...form, parameters: SEARCH_PARAMETERS });
  }

  function subscribe({ search }: URL, snapshot: Snapshot): LookupResult {
    const reading = understand(search, snapshot);
    if (!reading.ok) return reading;
    const choice = reading.value;
    // The same choice can be written in many ways. Each spelling gets an answer without a redirect.
    const resource = texts.fresh(choice.path, snapshot, () => subscribePage(choice, snapshot));
    return ok({ ...resource, parameters: [] });
  }

  /** Draws the address of the chosen feed. The form has no picture of a choice with problems. */
  function qrCodeOfChoice({ search }: URL, snapshot: Snapshot): LookupResult {
    const reading = understand(search, snapshot);
    if (!reading.ok) return reading;
    const { choice, scope } = reading.value;
    if (!scope.ok || statusOf(reading.value) !== undefined) return err({ kind: "unknown-path" });
    const address = addressOf(scope.value, choice, snapshot);
    if (!hasQrCode(address)) return err({ kind: "unknown-path" });
    const draw = async () => textRepresentation(SVG, await qrCode(address), snapshot);
    return ok({ ...texts.fresh(choicePath(choice, PATHS.qrCode), snapshot, draw), parameters: [] });
  }

  async function article(url: URL, snapshot: Snapshot): Promise<LookupResult> {
    const slug = decode(segment(url, 2)).toLowerCase();
    const position = snapshot.positionOf(slug);
    if (position !== undefined && snapshot.isShown(position)) {
      const address = articlePath(snapshot.slugOf(position));
      return ok(texts.fresh(address, snapshot, () => articlePage(position, snapshot)));
    }
    const isWithdrawn = position !== undefined && snapshot.isWithdrawn(position);
    const entry = isWithdrawn ? await readWithdrawnEntry(position, snapshot) : undefined;
    if (entry !== undefined) {
      const { summary: reason, updated } = entry;
      return err({ kind: "withdrawn-article", slug: entry.slug, reason, withdrawn: toRfc3339(updated) });
    }
    if (position !== undefined && snapshot.isExpired(position)) return err({ kind: "expired-article" });
    return err({ kind: "unknown-article", nearest: similarArticles(slug, snapshot) });
  }

  /**
   * Redirects an earlier address of a stylesheet or script to the present address, for pages that a cache
   * still has. Cloudflare's Static Assets answer requests for the present address, so such a request never
   * comes here.
   */
  function earlierAsset({ pathname }: URL, { assets }: Snapshot): LookupResult {
    const withoutHash = (path: string) => path.replace(/-[\w-]+\./, "-*.");
    const address = Object.values(assets).find((path) => withoutHash(path) === withoutHash(pathname));
    if (address === undefined || address === pathname) return err({ kind: "unknown-path" });
    return ok({ address, represent: () => Promise.reject(new Error(`${address} is a static asset`)) });
  }
}

function isBlankQuery(problem: RequestProblem): boolean {
  return problem.kind === "bad-query" && (problem.reason === "missing" || problem.reason === "without-words");
}
