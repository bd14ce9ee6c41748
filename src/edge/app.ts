/** Which URL is what. Reads as the table of URLs in the README does; everything it needs is handed in. */

import { Hono } from "hono";
import {
  articlePath,
  EVERYTHING,
  type FeedAddress,
  type FeedPart,
  feedPath,
  limitQuery,
  PATHS,
  pagePath,
} from "../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import { type Instant, wholeSecond } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import { feedDocuments } from "./document.ts";
import { FAVICON_SVG, faviconIco } from "./favicon.ts";
import { keepLimit, redirectOf, usualSpelling } from "./moved.ts";
import { preferredCoding, preferredFormat } from "./negotiate.ts";
import { opml } from "./opml.ts";
import { articlePage } from "./pages/article.ts";
import { homePage, scopePage, topicsPage } from "./pages/listing.ts";
import { type RequestProblem, refuse } from "./problem.ts";
import { isReleased } from "./released.ts";
import { decode, readArchive, readSubscription, SCOPES } from "./request.ts";
import { preflight, type Representation, redirect, respond } from "./respond.ts";
import { robots, sitemap } from "./sitemap.ts";
import { representText, type TextDocument } from "./text-document.ts";
import { topicIndex } from "./topic-index.ts";

/** The only clock. Milliseconds since the epoch. */
export type Clock = () => number;

/** What a URL stands for: the one address it has, and what is sent from there. */
type Found = {
  readonly address: string;
  readonly represent: (request: Request) => Promise<Result<Representation, RequestProblem>>;
};

type Find = (url: URL, now: Instant) => Result<Found, RequestProblem>;

export function createApp(pack: Pack, clock: Clock): Hono {
  const app = new Hono();
  const feeds = feedDocuments(pack);

  for (const { route, read } of SCOPES) {
    for (const format of FORMAT_NAMES) {
      const { document } = FORMATS[format];
      const serveFeed = (path: string, readPart: (url: URL) => Result<FeedPart, RequestProblem>) =>
        serve(route + path, (url, now) => {
          const [scope, part] = [read(segment(url, 2), pack, now), readPart(url)];
          return !scope.ok ? scope : !part.ok ? part : ok(feed({ scope: scope.value, format, part: part.value }, now));
        });
      serveFeed(`/${document}`, readSubscription);
      serveFeed(`/archive/:number/${document}`, (url) => readArchive(segment(url, -2)));
    }
  }
  serve(PATHS.negotiated, (url, now) => {
    const part = readSubscription(url);
    return part.ok ? ok(negotiatedFeed(part.value, now)) : part;
  });
  serveText(PATHS.topicIndex, (now) => ({ contentType: "application/json", content: topicIndex(pack, now) }));
  serveText(PATHS.opml, (now) => ({ contentType: "text/x-opml; charset=utf-8", content: opml(pack, now) }));
  serveText(PATHS.sitemap, (now) => ({ contentType: "application/xml; charset=utf-8", content: sitemap(pack, now) }));
  serveText(PATHS.robots, () => ({ contentType: "text/plain; charset=utf-8", content: robots(pack) }));
  serveText(PATHS.favicon, () => ({ contentType: "image/x-icon", content: faviconIco() }));
  serveText(PATHS.scalableFavicon, () => ({ contentType: "image/svg+xml", content: FAVICON_SVG }));

  serveText(PATHS.home, (now) => homePage(pack, now));
  serveText(PATHS.topics, (now) => topicsPage(pack, now));
  for (const { route, read } of SCOPES.filter(({ route }) => route !== "")) {
    serve(route, (url, now) => {
      const scope = read(segment(url, 2), pack, now);
      return scope.ok ? ok(text(pagePath(scope.value), now, () => scopePage(scope.value, pack, now))) : scope;
    });
  }
  serve(articlePath(":slug"), (url, now) => {
    const entry = pack.entryBySlug.get(decode(segment(url, 2)));
    if (entry === undefined || !isReleased(entry, now)) return err({ kind: "unknown-article" });
    return ok(text(articlePath(entry.slug), now, () => articlePage(entry, pack)));
  });

  app.notFound(async ({ req: { raw: request, path } }) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const elsewhere = isRead ? await lookElsewhere(new URL(request.url)) : undefined;
    return elsewhere ?? refuse({ kind: isServed(path) ? "method-not-allowed" : "unknown-path" });
  });
  return app;

  /** An address has one spelling: the others are redirected to it. What is not there may have moved. */
  function serve(route: string, find: Find): void {
    app.get(route, async ({ req: { raw: request } }) => {
      const url = new URL(request.url);
      const found = find(url, wholeSecond(clock()));
      if (!found.ok) return moved(url) ?? refuse(found.error);
      const { address, represent } = found.value;
      if (address.split("?")[0] !== url.pathname) return redirect(address);
      const representation = await represent(request);
      return representation.ok ? respond(request, representation.value) : refuse(representation.error);
    });
    app.options(route, preflight);
  }

  function serveText(path: string, write: (now: Instant) => TextDocument | Promise<TextDocument>): void {
    serve(path, (_, now) => ok(text(path, now, () => write(now))));
  }

  function text(address: string, now: Instant, write: () => TextDocument | Promise<TextDocument>): Found {
    return { address, represent: async () => ok(await representText(await write(), pack, now)) };
  }

  function feed(address: FeedAddress, now: Instant): Found {
    return {
      address: feedPath(address),
      async represent(request) {
        const document = await feeds(address, preferredCoding(request), now);
        return document === undefined ? err({ kind: "unknown-archive" }) : ok(document);
      },
    };
  }

  /** RFC 9110 12.1. Always a feed: a reader that asks for HTML too would otherwise get none. */
  function negotiatedFeed(part: FeedPart, now: Instant): Found {
    return {
      address: PATHS.negotiated + limitQuery(part),
      async represent(request) {
        const format = preferredFormat(request.headers.get("Accept"));
        const chosen = feed({ scope: EVERYTHING, format, part }, now);
        const document = await chosen.represent(request);
        return document.ok ? ok({ ...document.value, contentLocation: chosen.address, chosenBy: ["Accept"] }) : document;
      },
    };
  }

  function moved(url: URL): Response | undefined {
    const target = redirectOf(url.pathname, pack);
    return target === undefined ? undefined : redirect(keepLimit(target, url));
  }

  /** Under a usual spelling of what nobody serves, the reader is led to it, or told what is wrong with it. */
  async function lookElsewhere(url: URL): Promise<Response | undefined> {
    const elsewhere = moved(url);
    const spelled = usualSpelling(url.pathname);
    if (elsewhere !== undefined || spelled === undefined || !isServed(spelled)) return elsewhere;
    const answer = await app.request(spelled + url.search);
    return answer.ok ? redirect(keepLimit(spelled, url)) : answer;
  }

  /** Whether GET would find a route for the path. */
  function isServed(path: string): boolean {
    return app.router.match("GET", path)[0].length > 0;
  }
}

/** A segment of the path as it was sent: the router's own parameters are decoded, which hides another spelling. */
function segment(url: URL, place: number): string {
  return url.pathname.split("/").at(place) ?? "";
}
