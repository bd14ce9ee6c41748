/** Renders the body of an article's page: its content, with relative links to the site's own files, and with scrolling boxes around wide elements. */

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

/** Makes links to the site's files relative, so that files load on another port and before the site is online. */
function withOwnFiles(html: string, url: string): string {
  const media = mediaPath("");
  return html.replace(/<[^<>]+>/g, (tag) => tag.replaceAll(url + media, media));
}

/**
 * Puts scrolling boxes around tables and makes `pre` scroll. A scrolling box must be reachable by keyboard (WCAG 2.2 2.1.1). A table
 * that scrolls itself would no longer be announced as a table, so the box goes around it.
 */
function withBoxes(html: string): string {
  return html
    .replace(/<table(?=[\s>])/g, '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table')
    .replaceAll("</table>", "</table></div>")
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
