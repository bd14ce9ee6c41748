/**
 * Lists names of feeds and folders in other publishing systems. Feed readers still request them after a site
 * has moved, so the site redirects them.
 */

import type { Format } from "./format.ts";

/** Names of feeds in WordPress, Ghost, Hugo, Jekyll, Eleventy, Pelican and Blogger. */
export const FEED_NAMES_ELSEWHERE = {
  rss: [
    ...["rss", "rss2.xml", "feed.rss", "feed.xml", "index.xml", "index.rss", "index.rdf", "feed/feed.xml"],
    ...["feed/rss", "feed/rss2", "feed/rdf", "wp-rss.php", "wp-rss2.php", "feeds/all.rss.xml"],
  ],
  atom: [
    "atom",
    "feed.atom",
    "index.atom",
    "feed/atom",
    "wp-atom.php",
    "feeds/all.atom.xml",
    "feeds/posts/default",
  ],
  json: ["json", "jsonfeed.json", "feed/json"],
} as const satisfies Readonly<Record<Format, readonly string[]>>;

/** Other sites' folders of topics and authors, each with the folder of this site. */
export const FOLDERS_ELSEWHERE: ReadonlyMap<string, "topics" | "authors"> = new Map([
  ...["tag", "tags", "topic", "category", "categories"].map((name) => [name, "topics"] as const),
  ["author", "authors"],
]);
