/** The body of an article's page: the content, but with the site's own files linked relatively, as pages link. */

import { mediaPath } from "../../model/address.ts";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";

/** So they show on another port, and before the site's address answers. Every `<` and `>` of sanitised HTML belongs to a tag. */
export function renderPage({ contentHtml }: Article, { url }: Site): string {
  const media = mediaPath("");
  return contentHtml.replace(/<[^<>]+>/g, (tag) => tag.replaceAll(url + media, media));
}
