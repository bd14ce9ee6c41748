/** Renders an article in pieces: the head of its item in each format, and its body. */

import { atomHead } from "../../formats/atom/item.ts";
import { jsonBody, writeBody } from "../../formats/body.ts";
import { ITEM_ENDS } from "../../formats/item-ends.ts";
import { jsonHead } from "../../formats/json/item.ts";
import { rssHead } from "../../formats/rss/item.ts";
import type { Article } from "../../model/article.ts";
import type { Format } from "../../model/format.ts";
import type { Site } from "../../model/site.ts";
import type { ArticlePieces } from "../../pack/layout.ts";
import { authorSlug } from "../ground/identity.ts";

export function render(article: Article, site: Site): ArticlePieces {
  const body = writeBody(article.contentHtml);
  return {
    rss: rssHead(article, site),
    atom: atomHead(article, site),
    json: jsonHead(article, authorSlug),
    body,
    jsonBody: jsonBody(body),
  };
}

/** Returns the whole item of an article, as feeds have it. */
export function itemOf(format: Format, pieces: ArticlePieces): string {
  return pieces[format] + pieces[format === "json" ? "jsonBody" : "body"] + ITEM_ENDS[format];
}
