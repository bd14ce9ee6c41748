/** Renders an article as an Atom 1.0 entry (RFC 4287 4.1.2). */

import type { Article } from "../../model/article.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { withLeadImage } from "./lead-image.ts";
import { renderWithPackage, shield } from "./package.ts";

export function renderAtom(article: Article, site: Site): string {
  const item = {
    title: shield(article.title),
    link: article.url,
    id: article.atomId ?? article.id,
    date: new Date(article.updated),
    published: new Date(article.published),
    description: shield(article.summary),
    ...(article.contentHtml === "" ? {} : { content: article.contentHtml }),
    author: article.authors.map(({ name, url }) =>
      url === undefined ? { name: shield(name) } : { name: shield(name), link: url },
    ),
    category: article.topics.map((topic) => ({
      name: shield(topic.label),
      scheme: topicScheme(site),
      term: topic.slug,
    })),
  };
  return withLeadImage(mend(renderWithPackage(item, "atom"), article), article.image);
}

function mend(entry: string, article: Article): string {
  return (
    entry
      // The package declares plain text as HTML. RFC 4287 3.1.1.1
      .replace('<title type="html">', '<title type="text">')
      .replace('<summary type="html">', '<summary type="text">')
      .replace("<link href=", '<link rel="alternate" type="text/html" href=')
      .replace(/(<(?:updated|published)>[^<]*)\.000Z/g, "$1Z")
      // The package cannot print an entry's language. RFC 4287 2
      .replace(
        "<entry>",
        article.language === undefined ? "<entry>" : `<entry xml:lang="${article.language}">`,
      )
  );
}
