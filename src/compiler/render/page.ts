/**
 * Renders the body of an article's page: the content, with relative links to the site's files and scrolling
 * boxes around wide elements.
 */

import { mediaPath } from "../../model/address.ts";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";

/** Returns the body. The content is sanitised, so every `<` and `>` in it belongs to a tag. */
export function renderPage(
  { contentHtml }: Pick<Article, "contentHtml">,
  { url }: Pick<Site, "url">,
): string {
  return withBoxes(withOwnFiles(contentHtml, url));
}

/** Makes links to the site's files relative, so that files load on another port and before publication. */
function withOwnFiles(html: string, url: string): string {
  const media = mediaPath("");
  return html.replace(/<[^<>]+>/g, (tag) => tag.replaceAll(url + media, media));
}

/**
 * Puts scrolling boxes around tables and makes `pre` scroll. Keyboards must reach a scrolling box (WCAG 2.2
 * 2.1.1). Browsers no longer announce a table that scrolls itself as a table, so the box is around it.
 */
function withBoxes(html: string): string {
  return html
    .replace(/<table(?=[\s>])/g, '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table')
    .replaceAll("</table>", "</table></div>")
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
