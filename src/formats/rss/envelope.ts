/**
 * Writes the text of an RSS 2.0 channel around its items (https://www.rssboard.org/rss-specification,
 * https://www.rssboard.org/rss-profile).
 */

import { toRfc822 } from "../../model/instant.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import { type Envelope, type FeedHead, GENERATOR } from "../envelope.ts";
import { linkElement } from "../link-element.ts";
import { declare } from "../namespaces.ts";
import { podcastChannel, podcastPrefixes } from "./podcast.ts";

export function rssEnvelope(feed: FeedHead): Envelope {
  const { site, title, description, pageUrl, links, history, updated } = feed;
  const head = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<rss version="2.0"${declare("atom", "content", "dc", "fh", "media", ...podcastPrefixes(site))}>`,
    `<channel>`,
    `<title>${xml(title)}</title>`,
    // A parser that ignores namespaces takes the last `link` for the site's address, so the links of Atom come
    // first. The alternate link (the page for people) is left out, because the element `link` has its address.
    ...links.filter(({ rel }) => rel !== "alternate").map((link) => linkElement("atom:link", link)),
    `<link>${xml(pageUrl)}</link>`,
    `<description>${xml(description)}</description>`,
    `<language>${site.language}</language>`,
    site.copyright === undefined ? "" : `<copyright>${xml(site.copyright)}</copyright>`,
    `<lastBuildDate>${toRfc822(updated)}</lastBuildDate>`,
    `<generator>${GENERATOR}</generator>`,
    `<docs>https://www.rssboard.org/rss-specification</docs>`,
    `<ttl>${site.ttl}</ttl>`,
    // The RSS profile requires the channel's title and link in the image.
    site.image === undefined
      ? ""
      : `<image><url>${xml(site.image)}</url><title>${xml(title)}</title><link>${xml(pageUrl)}</link></image>`,
    history === undefined ? "" : `<fh:${history}/>`,
    ...podcastChannel(feed),
  ];
  return { head: `${head.filter(Boolean).join("\n")}\n`, separator: "\n", tail: "\n</channel>\n</rss>\n" };
}
