/**
 * Collects the slugs that have addresses on the site. A redirect within the site must lead to one of them. No
 * redirect may replace one.
 */

import type { AuthorSlug } from "../../model/address.ts";
import type { TopicSlug } from "../../model/topic.ts";
import type { PackContents } from "../../pack/write.ts";
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
};

export function siteAddresses({
  site,
  topics,
  articles,
}: Pick<PackContents, "site" | "topics" | "articles">): SiteAddresses {
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
  };
}
