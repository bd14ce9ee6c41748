/** Which URL is what. Reads as the table of URLs in the README does; everything it needs is handed in. */

import type { Hono } from "hono";
import {
  articlePath,
  EVERYTHING,
  type FeedAddress,
  type FeedPart,
  feedPath,
  limitQuery,
  PATHS,
  pagePath,
  resultsPath,
  type Scope,
} from "../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import { FAVICON_SVG, faviconIco } from "./discovery/favicon.ts";
import { OPEN_SEARCH, openSearch } from "./discovery/open-search.ts";
import { opml } from "./discovery/opml.ts";
import { robots, sitemap } from "./discovery/sitemap.ts";
import { topicIndex } from "./discovery/topic-index.ts";
import { feedDocuments } from "./document.ts";
import { formatOfQuery } from "./moved.ts";
import { preferredCoding, preferredFormat } from "./negotiate.ts";
import { articlePage } from "./pages/article.ts";
import { homePage, scopePage, topicsPage } from "./pages/listing.ts";
import { resultsPage, searchForm } from "./pages/search.ts";
import { type Prepared, representationAt } from "./prepared.ts";
import type { RequestProblem } from "./problem.ts";
import { isExpired, isShown } from "./released.ts";
import { remembering } from "./remember.ts";
import { decode, readArchive, readSubscription, SCOPES, segment } from "./request.ts";
import { type Clock, createRouter, type Found } from "./router.ts";
import { readResults } from "./search/results.ts";
import { archivesOf } from "./select.ts";
import { prepareText, type TextDocument } from "./text-document.ts";

/** What a search's addresses are told apart by. */
const SEARCH_PARAMETERS = { page: ["q", "topics", "page"], feed: ["q", "topics", "limit"] } as const;

type Writing = TextDocument | Promise<TextDocument>;

export function createApp(pack: Pack, clock: Clock): Hono {
  const { app, serve } = createRouter(pack, clock);
  const feeds = feedDocuments(pack);
  const texts = remembering<Prepared>();

  for (const { route, read } of SCOPES) {
    for (const format of FORMAT_NAMES) {
      const { document } = FORMATS[format];
      const serveFeed = (path: string, readPart: (url: URL, scope: Scope, now: Instant) => Result<FeedPart, RequestProblem>) =>
        serve(route + path, async (url, now) => {
          const scope = await read(url, pack, now);
          if (!scope.ok) return scope;
          const part = readPart(url, scope.value, now);
          return part.ok ? ok(feed({ scope: scope.value, format, part: part.value }, now)) : part;
        });
      serveFeed(`/${document}`, readSubscription);
      serveFeed(`/archive/:number/${document}`, (url, scope, now) => readArchive(segment(url, -2), archivesOf(scope, pack, now)));
    }
  }
  serve(PATHS.negotiated, (url, now) => {
    const part = readSubscription(url);
    return part.ok ? ok(negotiatedFeed(part.value, now)) : part;
  });
  serveText(PATHS.topicIndex, (now) => ({ contentType: "application/json", content: topicIndex(pack, now) }));
  serveText(PATHS.opml, (now) => ({ contentType: "text/x-opml; charset=utf-8", content: opml(pack, now) }));
  serveText(PATHS.openSearch, () => ({ contentType: OPEN_SEARCH, content: openSearch(pack) }));
  serveText(PATHS.sitemap, (now) => ({ contentType: "application/xml; charset=utf-8", content: sitemap(pack, now) }));
  serveText(PATHS.robots, () => ({ contentType: "text/plain; charset=utf-8", content: robots(pack) }));
  serveText(PATHS.favicon, () => ({ contentType: "image/x-icon", content: faviconIco() }));
  serveText(PATHS.scalableFavicon, () => ({ contentType: "image/svg+xml", content: FAVICON_SVG }));

  serve(PATHS.home, (url, now) => {
    const format = formatOfQuery(url);
    if (format === undefined) return ok(keptText(PATHS.home, now, () => homePage(pack, now)));
    const part = readSubscription(url);
    return part.ok ? ok(feed({ scope: EVERYTHING, format, part: part.value }, now)) : part;
  });
  serveText(PATHS.topics, (now) => topicsPage(pack, now));
  for (const { route, read } of SCOPES.filter(({ route }) => route !== "" && route !== PATHS.search)) {
    serve(route, async (url, now) => {
      const scope = await read(url, pack, now);
      return scope.ok ? ok(freshText(pagePath(scope.value), now, () => scopePage(scope.value, pack, now))) : scope;
    });
  }
  serve(PATHS.search, async (url, now) => {
    const results = await readResults(url, pack, now);
    if (!results.ok) return results;
    const { value } = results;
    const found =
      value === undefined
        ? keptText(PATHS.search, now, () => searchForm(pack, now))
        : freshText(resultsPath(value.scope, value.number), now, () => resultsPage(value, pack, now));
    return ok({ ...found, parameters: SEARCH_PARAMETERS.page });
  });
  serve(articlePath(":slug"), (url, now) => {
    const entry = pack.entryBySlug.get(decode(segment(url, 2)).toLowerCase());
    if (entry === undefined) return err({ kind: "unknown-article" });
    if (!isShown(entry, now)) return err({ kind: isExpired(entry, now) ? "expired-article" : "unknown-article" });
    return ok(freshText(articlePath(entry.slug), now, () => articlePage(entry, pack)));
  });
  return app;

  function feed(address: FeedAddress, now: Instant): Found {
    return {
      address: feedPath(address),
      ...(address.scope.kind === "search" ? { parameters: SEARCH_PARAMETERS.feed } : {}),
      represent: (request) => feeds(address, preferredCoding(request), now),
    };
  }

  /** RFC 9110 12.1. Always a feed: a reader that asks for HTML too would otherwise get none. */
  function negotiatedFeed(part: FeedPart, now: Instant): Found {
    return {
      address: PATHS.negotiated + limitQuery(part),
      async represent(request) {
        const format = preferredFormat(request.headers.get("Accept"));
        const chosen = feed({ scope: EVERYTHING, format, part }, now);
        return { ...(await chosen.represent(request)), contentLocation: chosen.address, chosenBy: ["Accept"] };
      },
    };
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
