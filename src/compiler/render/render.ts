/** Renders an article as a fragment of each kind. */

import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import type { RenderedArticle } from "../../pack/write.ts";
import { renderAtom } from "./atom.ts";
import { renderJson } from "./json.ts";
import { renderPage } from "./page.ts";
import { renderRss } from "./rss.ts";

export function render(article: Article, site: Site): RenderedArticle["fragments"] {
  return {
    rss: renderRss(article, site),
    atom: renderAtom(article, site),
    json: renderJson(article),
    page: renderPage(article, site),
  };
}
