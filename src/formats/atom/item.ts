/** Renders the head of an article's Atom 1.0 entry (RFC 4287 4.1.2). */

import { Feed } from "feed";
import type { Article } from "../../model/article.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { atomEnclosure } from "../enclosure.ts";
import { mediaContent } from "../media-content.ts";
import { FEED_OPTIONS, itemHead, PLACEHOLDER_ID, shield } from "../package-repairs.ts";

/**
 * Returns the text of the entry before its body. The content comes last and is added later, so the `feed`
 * package gets none.
 */
export function atomHead(article: Article, site: Site): string {
  const feed = new Feed(FEED_OPTIONS);
  feed.addItem({
    title: shield(article.title),
    link: article.url,
    id: PLACEHOLDER_ID,
    date: new Date(article.updated),
    published: new Date(article.published),
    description: shield(article.summary),
    author: article.authors.map(({ name, url }) =>
      url === undefined ? { name: shield(name) } : { name: shield(name), link: url },
    ),
    category: article.topics.map((topic) => ({
      name: shield(topic.label),
      scheme: topicScheme(site),
      term: topic.slug,
    })),
  });
  const head = repair(itemHead(feed.atom1(), "entry", article.atomId ?? article.id), article);
  return `${head}${atomEnclosure(article.recording)}${mediaContent(article.image)}<content type="html"><![CDATA[`;
}

function repair(entry: string, article: Article): string {
  return (
    entry
      // The `feed` package declares plain text as HTML. RFC 4287 3.1.1.1
      .replace('<title type="html">', '<title type="text">')
      .replace('<summary type="html">', '<summary type="text">')
      .replace("<link href=", '<link rel="alternate" type="text/html" href=')
      .replace(/(<(?:updated|published)>[^<]*)\.000Z/g, "$1Z")
      // The `feed` package cannot write the language of an entry, so it is added here. RFC 4287 2
      .replace(
        "<entry>",
        article.language === undefined ? "<entry>" : `<entry xml:lang="${article.language}">`,
      )
  );
}
