/** Writes the text of a JSON Feed 1.1 object around its items (https://www.jsonfeed.org/version/1.1/). */

import { jsonAuthor } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import type { Envelope, FeedHead, Link, WithdrawnEntry } from "../envelope.ts";

export function jsonEnvelope({
  site,
  title,
  description,
  pageUrl,
  feedUrl,
  links,
  withdrawn,
}: FeedHead): Envelope {
  const urls = (wanted: Link["rel"]) => links.filter(({ rel }) => rel === wanted).map(({ href }) => href);
  const hubs = urls("hub").map((url) => ({ type: "WebSub", url }));
  const object = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: pageUrl,
    feed_url: feedUrl,
    description,
    // JSON Feed 1.1: `next_url` leads to the next, older items of the same feed.
    next_url: urls("prev-archive")[0],
    icon: site.image,
    favicon: site.icon,
    authors: site.authors.length === 0 ? undefined : site.authors.map(jsonAuthor),
    language: site.language,
    hubs: hubs.length === 0 ? undefined : hubs,
    // The withdrawn entries are among the items too. This list is for programs.
    _seedcast: withdrawn.length === 0 ? undefined : { withdrawn: withdrawn.map(withdrawal) },
  });
  return { head: `${object.slice(0, -1)},"items":[\n`, separator: ",\n", tail: "\n]}\n" };
}

function withdrawal({ id, date, reason }: WithdrawnEntry) {
  return { id, withdrawn: toRfc3339(date), reason };
}
