/** The publisher's own pages, as all pages and the sitemap list them. */

import { html } from "hono/html";
import type { SitePage } from "../../model/site-page.ts";
import type { Pack } from "../../pack/read.ts";
import { publisherWords } from "./language.ts";
import type { Markup } from "./markup.ts";

/** Returns the pages without drafts, in the order of their links. */
export function ownPages({ sitePages }: Pick<Pack, "sitePages">): readonly SitePage[] {
  return sitePages.filter(({ draft }) => draft === undefined);
}

/** Returns the items of a list of links. `current` is the path of the page that has them. */
export function ownPageLinks(pack: Pick<Pack, "sitePages" | "site">, current: string | undefined): Markup[] {
  return ownPages(pack).map(
    ({ path, title, language }) =>
      html`<li><a href="${path}"${publisherWords(pack.site, language)}${path === current ? html` aria-current="page"` : ""}>${title}</a></li>\n`,
  );
}
