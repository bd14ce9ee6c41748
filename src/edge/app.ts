/** Which URL is what. Reads as the table of URLs in the README does; everything it needs is handed in. */

import type { Hono } from "hono";
import {
  articlePath,
  EVERYTHING,
  type FeedAddress,
  type FeedPart,
  feedPath,
  limitQuery,
  numberedPagePath,
  OPML_DOCUMENT,
  opmlPath,
  PATHS,
  RAW,
  rawFeedPath,
  type Scope,
  sitemapPartPath,
} from "../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import { FAVICON_SVG, faviconIco } from "./discovery/favicon.ts";
import { OPEN_SEARCH, openSearch } from "./discovery/open-search.ts";
import { opml, scopeOpml } from "./discovery/opml.ts";
import { robots, sitemap, sitemapPart } from "./discovery/sitemap.ts";
import { topicIndex } from "./discovery/topic-index.ts";
import { feedDocuments } from "./document.ts";
import { formatOfQuery } from "./moved.ts";
import { isNavigation, NAVIGATION_HEADERS } from "./navigation.ts";
import { preferredCoding, preferredFormat } from "./negotiate.ts";
import { articlePage } from "./pages/article.ts";
import { ASSET_ROUTES, type AssetName, assetOf } from "./pages/assets.ts";
import { correctionsPage } from "./pages/corrections.ts";
import { feedPage } from "./pages/feed.ts";
import { homePage } from "./pages/home.ts";
import { type PageNumber, readPage } from "./pages/paging.ts";
import { scopePage } from "./pages/scope.ts";
import { resultsPage, searchPage } from "./pages/search.ts";
import { subscribePage } from "./pages/subscribe/page.ts";
import { understand } from "./pages/subscribe/reading.ts";
import { topicsPage } from "./pages/topics.ts";
import { type Prepared, representationAt } from "./prepared.ts";
import type { RequestProblem } from "./problem.ts";
import { isExpired, isShown, isWithdrawn } from "./released.ts";
import { remembering } from "./remember.ts";
import {
  decode,
  nearestArticles,
  readArchive,
  readSubscription,
  SCOPES,
  segment,
  wholeNumber,
} from "./request.ts";
import { HTML } from "./respond.ts";
import { type Clock, createRouter, type Found } from "./router.ts";
import { readResults } from "./search/results.ts";
import { archivesOf } from "./select.ts";
import { prepareText, type TextDocument } from "./text-document.ts";

/** What a search's addresses are told apart by. */
const SEARCH_PARAMETERS = {
  page: ["q", "topics", "page"],
  feed: ["q", "topics", "limit", RAW],
  opml: ["q", "topics"],
} as const;

type Writing = TextDocument | Promise<TextDocument>;

export function createApp(pack: Pack, clock: Clock): Hono {
  const { app, serve } = createRouter(pack, clock);
  const feeds = feedDocuments(pack);
  const texts = remembering<Prepared>();

  for (const { route, read } of SCOPES) {
    for (const format of FORMAT_NAMES) {
      const { document } = FORMATS[format];
      const serveFeed = (
        path: string,
        readPart: (url: URL, scope: Scope, now: Instant) => Result<FeedPart, RequestProblem>,
      ) =>
        serve(route + path, async (url, now) => {
          const scope = await read(url, pack, now);
          if (!scope.ok) return scope;
          const part = readPart(url, scope.value, now);
          return part.ok ? ok(feed({ scope: scope.value, format, part: part.value }, url, now)) : part;
        });
      serveFeed(`/${document}`, readSubscription);
      serveFeed(`/archive/:number/${document}`, (url, scope, now) =>
        readArchive(segment(url, -2), archivesOf(scope, pack, now)),
      );
    }
  }
  serve(PATHS.negotiated, (url, now) => {
    const part = readSubscription(url);
    return part.ok ? ok(negotiatedFeed(part.value, url, now)) : part;
  });
  serveText(PATHS.topicIndex, (now) => ({ contentType: "application/json", content: topicIndex(pack, now) }));
  serveText(PATHS.opml, (now) => opmlDocument(opml(pack, now)));
  serveText(PATHS.openSearch, () => ({ contentType: OPEN_SEARCH, content: openSearch(pack) }));
  serveText(PATHS.sitemap, (now) => sitemap(pack, now));
  serve("/sitemap/:part", (url, now) => {
    const [, written = ""] = /^(.*)\.xml$/.exec(decode(segment(url, 2))) ?? [];
    const number = wholeNumber(written);
    const part = number === undefined ? undefined : sitemapPart(number, pack, now);
    if (number === undefined || part === undefined) return err({ kind: "unknown-sitemap" });
    return ok(freshText(sitemapPartPath(number), now, () => part));
  });
  serveText(PATHS.robots, () => ({ contentType: "text/plain; charset=utf-8", content: robots(pack) }));
  serveText(PATHS.favicon, () => ({ contentType: "image/x-icon", content: faviconIco() }));
  serveText(PATHS.scalableFavicon, () => ({ contentType: "image/svg+xml", content: FAVICON_SVG }));

  serve(PATHS.home, (url, now) => {
    const format = formatOfQuery(url);
    if (format === undefined) return listing(EVERYTHING, url, now, (page) => homePage(page, pack, now));
    const part = readSubscription(url);
    return part.ok ? ok(feed({ scope: EVERYTHING, format, part: part.value }, url, now)) : part;
  });
  serveText(PATHS.topics, (now) => topicsPage(pack, now));
  for (const { route, read } of SCOPES.filter(({ route }) => route !== "")) {
    serve(`${route}/${OPML_DOCUMENT}`, async (url, now) => {
      const scope = await read(url, pack, now);
      if (!scope.ok) return scope;
      const found = freshText(opmlPath(scope.value), now, () =>
        opmlDocument(scopeOpml(scope.value, pack, now)),
      );
      return ok(scope.value.kind === "search" ? { ...found, parameters: SEARCH_PARAMETERS.opml } : found);
    });
    if (route === PATHS.search) continue;
    serve(route, async (url, now) => {
      const scope = await read(url, pack, now);
      if (!scope.ok) return scope;
      const write = (page: PageNumber) =>
        scope.value.kind === "corrections"
          ? correctionsPage(page, pack, now)
          : scopePage(scope.value, page, pack, now);
      return listing(scope.value, url, now, write);
    });
  }
  serve(PATHS.subscribe, async ({ search }, now) => {
    const reading = await understand(search, pack, now);
    if (!reading.ok) return reading;
    // A form and those who write by hand spell a choice in many ways, each of which is taken.
    const found = freshText(reading.value.path, now, () => subscribePage(reading.value, pack, now));
    return ok({ ...found, parameters: [] });
  });
  serve(PATHS.search, async (url, now) => {
    const results = await readResults(url, pack, now);
    if (!results.ok) return results;
    const { value } = results;
    const found =
      value === undefined
        ? keptText(PATHS.search, now, () => searchPage(pack, now))
        : freshText(numberedPagePath(value.scope, value.page.number), now, () =>
            resultsPage(value, pack, now),
          );
    return ok({ ...found, parameters: SEARCH_PARAMETERS.page });
  });
  serve(articlePath(":slug"), (url, now) => {
    const slug = decode(segment(url, 2)).toLowerCase();
    const entry = pack.entryBySlug.get(slug) ?? pack.entryByAlias.get(slug);
    if (entry !== undefined && isShown(entry, now))
      return ok(freshText(articlePath(entry.slug), now, () => articlePage(entry, pack, now)));
    if (entry !== undefined && isWithdrawn(entry, now)) {
      const { date, reason } = entry.withdrawn;
      return err({ kind: "withdrawn-article", slug: entry.slug, reason, withdrawn: toRfc3339(date) });
    }
    if (entry !== undefined && isExpired(entry, now)) return err({ kind: "expired-article" });
    return err({ kind: "unknown-article", nearest: nearestArticles(slug, pack, now) });
  });
  for (const [name, route] of Object.entries(ASSET_ROUTES) as [AssetName, string][]) {
    // Under an earlier hash, which only an earlier page knows, it is redirected to what there is now.
    serve(route, async (_, now) => {
      const asset = await assetOf(pack.site, name);
      return ok(keptText(asset.path, now, () => asset));
    });
  }
  return app;

  /** What a person's browser opens is a page about the feed; with `?raw`, and for everybody else, it is the feed. Requirement 25 */
  function feed(address: FeedAddress, url: URL, now: Instant): Found {
    const represent = (request: Request) => feeds(address, preferredCoding(request), now);
    const own = address.scope.kind === "search" ? { parameters: SEARCH_PARAMETERS.feed } : {};
    if (url.searchParams.has(RAW)) return { address: rawFeedPath(address), ...own, represent };
    const about = freshText(feedPath(address), now, () => feedPage(address, pack, now));
    return {
      address: feedPath(address),
      ...own,
      represent: async (request) => ({
        ...(await (isNavigation(request) ? about.represent(request) : represent(request))),
        chosenBy: NAVIGATION_HEADERS,
      }),
    };
  }

  /** RFC 9110 12.1. Always a feed to a reader: one that asks for HTML too would otherwise get none. */
  function negotiatedFeed(part: FeedPart, url: URL, now: Instant): Found {
    return {
      address: PATHS.negotiated + limitQuery(part),
      async represent(request) {
        const format = preferredFormat(request.headers.get("Accept"));
        const address = { scope: EVERYTHING, format, part };
        const { chosenBy = ["Accept"], ...chosen } = await feed(address, url, now).represent(request);
        return {
          ...chosen,
          chosenBy,
          ...(chosen.contentType === HTML ? {} : { contentLocation: feedPath(address) }),
        };
      },
    };
  }

  /** A list in pages. The first one, which most people open, is kept. */
  function listing(
    scope: Scope,
    url: URL,
    now: Instant,
    write: (page: PageNumber) => Promise<TextDocument>,
  ): Result<Found, RequestProblem> {
    const page = readPage(url, scope, pack, now);
    if (!page.ok) return page;
    const address = numberedPagePath(scope, page.value.number);
    const found = (address === PATHS.home ? keptText : freshText)(address, now, () => write(page.value));
    return ok({ ...found, parameters: ["page"] });
  }

  function serveText(path: string, write: (now: Instant) => Writing): void {
    serve(path, (_, now) => ok(keptText(path, now, () => write(now))));
  }

  /** For what the site has once, however long it takes to write. */
  function keptText(path: string, now: Instant, write: () => Writing): Found {
    return text(path, now, () => texts(path, now, async () => prepareText(await write(), pack, now)));
  }

  /** For what the site has many of. */
  function freshText(address: string, now: Instant, write: () => Writing): Found {
    return text(address, now, async () => prepareText(await write(), pack, now));
  }

  function text(address: string, now: Instant, prepare: () => Promise<Prepared>): Found {
    return { address, represent: async () => representationAt(now, await prepare(), pack.site) };
  }
}

function opmlDocument(content: string): TextDocument {
  return { contentType: "text/x-opml; charset=utf-8", content };
}
