/**
 * Renders the head of an article's RSS 2.0 item (https://www.rssboard.org/rss-specification), with `dc:` and
 * `media:` elements.
 */

import { Feed } from "feed";
import type { Article } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { rssEnclosure } from "../enclosure.ts";
import { mediaContent } from "../media-content.ts";
import { FEED_OPTIONS, itemHead, PLACEHOLDER_ID, shield } from "../package-repairs.ts";
import { podcastItem } from "./podcast.ts";

/**
 * Returns the text of the item before its body. The content comes last and is added later, so the `feed`
 * package gets none.
 */
export function rssHead(article: Article, site: Site): string {
  const { published, updated } = article;
  const feed = new Feed(FEED_OPTIONS);
  feed.addItem({
    title: shield(article.title),
    link: article.url,
    id: PLACEHOLDER_ID,
    date: new Date(published),
    // An item's description is HTML, so a plain summary is escaped once as HTML and once more as XML.
    description: shield(escapeMarkup(article.summary)),
    // No `domain`: with attributes, some parsers return an object instead of the topic's name.
    category: article.topics.map((topic) => ({ name: shield(topic.label) })),
    // RSS requires an e-mail address in `author`, but the package writes a bare name into it. So names are
    // written as dc:creator, which allows them.
    extensions: [
      { name: "dc:creator", objects: repeated(article.authors.map((author) => author.name)) },
      { name: "dc:language", objects: repeated(article.language === undefined ? [] : [article.language]) },
      // RSS has no element for the date of a change, so a changed article has Atom's element.
      { name: "atom:updated", objects: repeated(updated > published ? [toRfc3339(updated)] : []) },
    ],
  });
  return [
    itemHead(feed.rss2(), "item", article.id),
    rssEnclosure(article.recording),
    podcastItem(article, site),
    mediaContent(article.image),
    "<content:encoded><![CDATA[",
  ].join("");
}

/**
 * Returns one element for each text. The package's types allow one object only. Its XML writer also accepts
 * an array, and writes an element for each member.
 */
function repeated(contents: readonly string[]): Record<string, unknown> {
  return contents.map((content) => ({ _text: shield(content) })) as unknown as Record<string, unknown>;
}
