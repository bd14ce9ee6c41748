/**
 * Collects the slugs that have addresses on the site. A redirect within the site must lead to one of these
 * addresses, and no redirect may replace one.
 */

import type { AuthorSlug } from "../../model/address.ts";
import type { ArticleFields } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import type { Topic, TopicSlug } from "../../model/topic.ts";
import { authorSlug } from "../ground/identity.ts";

export type SiteAddresses = {
  /** The scheme and host of the site. */
  readonly url: string;
  readonly topics: ReadonlySet<TopicSlug>;
  /** Earlier slugs of topics, and their present slugs. */
  readonly aliases: ReadonlyMap<TopicSlug, TopicSlug>;
  readonly authors: ReadonlySet<AuthorSlug>;
  readonly articles: ReadonlySet<string>;
  /** Earlier slugs of articles, and their present slugs. */
  readonly formerArticles: ReadonlyMap<string, string>;
  /** The paths of the publisher's own pages. */
  readonly pages: ReadonlySet<string>;
  /** Earlier paths of pages, and their present paths. */
  readonly formerPages: ReadonlyMap<string, string>;
};

/** A page with its path and its earlier paths. */
export type AddressedPage = { readonly path: string; readonly formerPaths: readonly string[] };

export function siteAddresses({
  site,
  topics,
  articles,
  pages,
}: {
  readonly site: Site;
  readonly topics: readonly Topic[];
  readonly articles: readonly { readonly article: ArticleFields }[];
  readonly pages: readonly AddressedPage[];
}): SiteAddresses {
  return {
    url: site.url,
    topics: new Set(topics.map(({ slug }) => slug)),
    aliases: new Map(
      topics.flatMap(({ slug, aliases = [] }) => aliases.map((alias) => [alias, slug] as const)),
    ),
    authors: new Set(
      articles.flatMap(({ article }) => (article.unlisted ? [] : article.authors.map(authorSlug))),
    ),
    articles: new Set(articles.map(({ article }) => article.slug)),
    formerArticles: new Map(
      articles.flatMap(({ article: { slug, aliases = [] } }) =>
        aliases.map((alias) => [alias, slug] as const),
      ),
    ),
    pages: new Set(pages.map(({ path }) => path)),
    formerPages: new Map(
      pages.flatMap(({ path, formerPaths }) => formerPaths.map((former) => [former, path] as const)),
    ),
  };
}
