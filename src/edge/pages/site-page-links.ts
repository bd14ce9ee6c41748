/** The publisher's own pages, such as the imprint. All pages and the sitemap link to them. */

import type { SitePage } from "../../model/site-page.ts";
import type { Pack } from "../../pack/read.ts";
import { publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** Returns the publisher's pages that are not drafts, in the order of their links. */
export function ownPages({ sitePages }: Pick<Pack, "sitePages">): readonly SitePage[] {
  return sitePages.filter(({ draft }) => draft === undefined);
}

/** Returns the items of a list of links. `current` is the path of the page on which the list is. */
export function ownPageLinks(pack: Pick<Pack, "sitePages" | "site">, current: string | undefined): Markup[] {
  return ownPages(pack).map(
    ({ path, title, language }) =>
      html`<li><a href="${path}"${publisherWords(pack.site, language)}${path === current ? html` aria-current="page"` : ""}>${title}</a></li>\n`,
  );
}
