/** Renders an article in pieces: its body, and a head for each format. */

import { atomHead } from "../../formats/atom/item.ts";
import { jsonBody, writeBody } from "../../formats/body.ts";
import { ITEM_ENDS } from "../../formats/item-ends.ts";
import { jsonHead } from "../../formats/json/item.ts";
import { rssHead } from "../../formats/rss/item.ts";
import type { Article } from "../../model/article.ts";
import type { Format } from "../../model/format.ts";
import type { Site } from "../../model/site.ts";
import type { RenderedArticle } from "../../pack/write.ts";
import { authorSlug } from "../ground/identity.ts";

export function render(article: Article, site: Site): RenderedArticle["fragments"] {
  const body = writeBody(article.contentHtml);
  const item = (format: Format, head: string) =>
    head + (format === "json" ? jsonBody(body) : body) + ITEM_ENDS[format];
  return {
    rss: item("rss", rssHead(article, site)),
    atom: item("atom", atomHead(article, site)),
    json: item("json", jsonHead(article, authorSlug)),
    page: body,
  };
}
