/** Renders an article as an RSS 2.0 item (https://www.rssboard.org/rss-specification), with `dc:` and `content:` elements. */

import type { Article } from "../../model/article.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { withLeadImage } from "./lead-image.ts";
import { renderWithPackage, shield } from "./package.ts";

export function renderRss(article: Article, site: Site): string {
  const item = {
    title: shield(article.title),
    link: article.url,
    id: article.id,
    date: new Date(article.published),
    // An item's description is HTML, so a plain summary is escaped once as HTML and once more as XML.
    description: shield(escapeMarkup(article.summary)),
    ...(article.contentHtml === "" ? {} : { content: article.contentHtml }),
    category: article.topics.map((topic) => ({ name: shield(topic.label), domain: topicScheme(site) })),
    // RSS author must be an e-mail address, but the package writes a bare name there. dc:creator allows names.
    extensions: [
      { name: "dc:creator", objects: repeated(article.authors.map((author) => author.name)) },
      { name: "dc:language", objects: repeated(article.language === undefined ? [] : [article.language]) },
    ],
  };
  return withLeadImage(renderWithPackage(item, "rss"), article.image);
}

/** Returns one element for each text. The package's XML writer repeats the element for an array, but its types allow one object only. */
function repeated(contents: readonly string[]): Record<string, unknown> {
  return contents.map((content) => ({ _text: shield(content) })) as unknown as Record<string, unknown>;
}
