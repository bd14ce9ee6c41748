/** The body of an article's page: its content, with the site's own files linked relatively, and what may be wide in boxes that scroll. */

import { mediaPath } from "../../model/address.ts";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";

/** The content is sanitised: every `<` and `>` in it belongs to a tag. */
export function renderPage(
  { contentHtml }: Pick<Article, "contentHtml">,
  { url }: Pick<Site, "url">,
): string {
  return withBoxes(withOwnFiles(contentHtml, url));
}

/** As pages link, so that files show on another port, and before the site's address answers. */
function withOwnFiles(html: string, url: string): string {
  const media = mediaPath("");
  return html.replace(/<[^<>]+>/g, (tag) => tag.replaceAll(url + media, media));
}

/**
 * A box that scrolls must be reachable by keyboard (WCAG 2.2 2.1.1), and a table that is none any more would lose its meaning, so
 * the box goes around it.
 */
function withBoxes(html: string): string {
  return html
    .replace(/<table(?=[\s>])/g, '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table')
    .replaceAll("</table>", "</table></div>")
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
