/** Which URL is what. Reads as the table of URLs in the README does; everything it needs is handed in. */

import { type Context, Hono } from "hono";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import { type Instant, wholeSecond } from "../model/instant.ts";
import { digest } from "../pack/digest.ts";
import type { Pack } from "../pack/read.ts";
import { feedDocuments } from "./document.ts";
import { articlePage } from "./pages/article.ts";
import { homePage, scopePage, topicsPage } from "./pages/listing.ts";
import { refuse } from "./problem.ts";
import { readTopics } from "./request.ts";
import { preflight, redirect, respond } from "./respond.ts";
import { EVERYTHING, feedPath, pagePath, type Scope } from "./scope.ts";
import { isReleased } from "./select.ts";
import { topicIndex } from "./topic-index.ts";
import { entityTag } from "./validators.ts";

/** The only clock. Milliseconds since the epoch. */
export type Clock = () => number;

export function createApp(pack: Pack, clock: Clock): Hono {
  const app = new Hono();
  const documents = feedDocuments(pack);
  const now = () => wholeSecond(clock());

  const serve = (path: string, answer: (context: Context) => Response | Promise<Response>) => {
    app.get(path, answer);
    app.options(path, preflight);
  };
  const serveText = (path: string, contentType: string, write: (now: Instant) => string | Promise<string>) =>
    serve(path, async ({ req }) => sendText(req.raw, contentType, await write(now()), pack));
  const serveTopics = (
    path: string,
    canonicalPath: (scope: Scope) => string,
    answer: (scope: Scope, request: Request) => Promise<Response>,
  ) =>
    serve(path, ({ req }) => {
      const topics = readTopics(segmentOf(req.raw.url), pack);
      if (!topics.ok) return refuse(topics.error);
      const scope: Scope = { kind: "topics", expression: topics.value.expression };
      return topics.value.isCanonical ? answer(scope, req.raw) : redirect(canonicalPath(scope));
    });

  for (const format of FORMAT_NAMES) {
    const { document } = FORMATS[format];
    const sendFeed = async (scope: Scope, request: Request) => respond(request, await documents(scope, format, now()));
    serve(`/${document}`, ({ req }) => sendFeed(EVERYTHING, req.raw));
    serveTopics(`/topics/:expression/${document}`, (scope) => feedPath(scope, format), sendFeed);
  }
  serveText("/topics.json", "application/json", (at) => topicIndex(pack, at));

  serveText("/", HTML, (at) => homePage(pack, at));
  serveText("/topics", HTML, (at) => topicsPage(pack, at));
  serveTopics("/topics/:expression", pagePath, async (scope, request) =>
    sendText(request, HTML, await scopePage(scope, pack, now()), pack),
  );
  serve("/articles/:slug", async ({ req }) => {
    const entry = pack.entryBySlug.get(req.param("slug") ?? "");
    if (entry === undefined || !isReleased(entry, now())) return refuse({ kind: "unknown-article" });
    return sendText(req.raw, HTML, await articlePage(entry, pack), pack);
  });

  app.notFound(({ req }) => refuse({ kind: isKnown(app, req.path) ? "method-not-allowed" : "unknown-path" }));
  return app;
}

const HTML = "text/html; charset=utf-8";

/** Whether the path would be answered if it were asked for with GET. */
function isKnown(app: Hono, path: string): boolean {
  return app.router.match("GET", path)[0].length > 0;
}

/** The segment after `/topics/`, as it was sent: the router's own parameter is decoded, which hides another spelling. */
function segmentOf(url: string): string {
  return new URL(url).pathname.split("/")[2] ?? "";
}

async function sendText(request: Request, contentType: string, text: string, { site }: Pack): Promise<Response> {
  const bytes = new TextEncoder().encode(text);
  return respond(request, {
    contentType,
    entityTag: entityTag(await digest(bytes)),
    maxAge: site.ttl * 60,
    length: bytes.length,
    body: async () => bytes,
  });
}
