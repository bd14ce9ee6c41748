/** The JSON Feed 1.1 object around its items (https://www.jsonfeed.org/version/1.1/). */

import type { Envelope, FeedHead } from "./feed-head.ts";

export function jsonEnvelope({ site, title, description, selfUrl, pageUrl }: FeedHead): Envelope {
  const object = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: pageUrl,
    feed_url: selfUrl,
    description,
    icon: site.image,
    favicon: site.icon,
    authors: site.authors.length === 0 ? undefined : site.authors,
    language: site.language,
  });
  return { head: `${object.slice(0, -1)},"items":[\n`, separator: ",\n", tail: "\n]}\n" };
}
