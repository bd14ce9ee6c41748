/**
 * The app: serves a pack (the build's files with all articles) at the time that a clock gives. The routes are
 * in routes/.
 */

import type { Pack } from "../pack/read.ts";
import { feedResources } from "./feed-resource.ts";
import { type App, type Clock, createRouter } from "./router.ts";
import { serveDiscovery } from "./routes/discovery.ts";
import { serveFeeds } from "./routes/feeds.ts";
import { servePages } from "./routes/pages.ts";
import { serveSitePages } from "./routes/site-pages.ts";
import { textResources } from "./text-resources.ts";

export function createApp(pack: Pack, clock: Clock): App {
  const { app, serve } = createRouter(pack, clock);
  const texts = textResources();
  const feeds = feedResources(texts);
  // These routes come first, because the route of articles also matches the draft of an article.
  serveSitePages(serve, texts, pack);
  serveFeeds(serve, feeds);
  serveDiscovery(serve, texts);
  servePages(serve, texts, feeds);
  return app;
}
