/**
 * Changes the body of an article, which is written for feeds, for the article's page. Makes links to the
 * site's own files relative, and puts scrolling boxes around wide elements.
 */

import { mediaPath } from "../../model/address.ts";
import type { Site } from "../../model/site.ts";

/**
 * Returns the body for the page. The compiler sanitised the body, so every `<` and `>` in it belongs to a
 * tag.
 */
export function pageBody(body: string, { url }: Pick<Site, "url">): string {
  return withBoxes(withOwnFiles(body, url));
}

/**
 * Makes links to the site's files relative, so that the files also load from another port, and before the
 * site is online.
 */
function withOwnFiles(html: string, url: string): string {
  const media = mediaPath("");
  if (!html.includes(url + media)) return html;
  return html.replace(/<[^<>]+>/g, (tag) => tag.replaceAll(url + media, media));
}

/**
 * Puts scrolling boxes around tables and makes `pre` scroll. A scrolling box must be reachable by keyboard
 * (WCAG 2.2 2.1.1). The box goes around the table, because screen readers would not announce a scrolling
 * table as a table.
 */
function withBoxes(html: string): string {
  return html
    .replace(/<table(?=[\s>])/g, '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table')
    .replaceAll("</table>", "</table></div>")
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
