/** `/sitemap.xml` and `/robots.txt`: the pages of the site, for search engines (https://www.sitemaps.org/protocol.html, RFC 9309). */

import {
  articlePath,
  CORRECTIONS,
  EVERYTHING,
  PATHS,
  pagePath,
  type Scope,
  scopeOfTopic,
} from "../../model/address.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import type { Pack } from "../../pack/read.ts";
import { shownEntries, summarise } from "../released.ts";

/** What the protocol lets one file hold. */
const MAX_URLS = 50_000;

/** The newest first, so that what does not fit is the oldest. */
export function sitemap(pack: Pack, now: Instant): string {
  const topics = [...pack.topics.values()].map(scopeOfTopic);
  const authors = [...pack.authors.values()].map(({ slug }): Scope => ({ kind: "author", slug }));
  const urls = [
    ...[EVERYTHING, ...topics, ...authors, CORRECTIONS].flatMap((scope) => {
      const { total, newest } = summarise(scope, pack, now);
      return total > 0 ? [url(pagePath(scope), newest)] : [];
    }),
    url(PATHS.topics),
    url(PATHS.subscribe),
    ...shownEntries(pack, now).map(({ slug, published, updated }) =>
      url(articlePath(slug), updated > now ? published : updated),
    ),
  ];
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...urls.slice(0, MAX_URLS),
    `</urlset>`,
    "",
  ].join("\n");

  function url(path: string, modified?: Instant): string {
    const date = modified === undefined ? "" : `<lastmod>${toRfc3339(modified)}</lastmod>`;
    return `<url><loc>${xml(pack.site.url + path)}</loc>${date}</url>`;
  }
}

export function robots({ site }: Pick<Pack, "site">): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}${PATHS.sitemap}\n`;
}
