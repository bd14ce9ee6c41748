/**
 * Collects the slugs that have addresses on the site. A redirect must lead to one of them, and must replace
 * none.
 */

import type { AuthorSlug } from "../../model/address.ts";
import type { TopicSlug } from "../../model/topic.ts";
import type { PackContents } from "../../pack/write.ts";
import { authorSlug } from "../ground/identity.ts";

export type SiteAddresses = {
  readonly topics: ReadonlySet<TopicSlug>;
  /** Earlier slugs of topics, and their present slugs. */
  readonly aliases: ReadonlyMap<TopicSlug, TopicSlug>;
  readonly authors: ReadonlySet<AuthorSlug>;
  readonly articles: ReadonlySet<string>;
  /** Earlier slugs of articles, and their present slugs. */
  readonly formerArticles: ReadonlyMap<string, string>;
};

export function siteAddresses({
  topics,
  articles,
}: Pick<PackContents, "topics" | "articles">): SiteAddresses {
  return {
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
