/** What a scope is called, and what it is about, as the pack knows its topics and authors. */

import type { Scope, SearchScope } from "../model/address.ts";
import { describeExpression, type TopicExpression } from "../model/expression.ts";
import { describeQuery } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";

type Names = Pick<Pack, "site" | "topics" | "authors">;

/** The title of the feed, another for every scope, since readers list feeds by it. */
export function scopeTitle(scope: Scope, names: Names): string {
  const { site, authors } = names;
  switch (scope.kind) {
    case "everything":
      return site.title;
    case "topics":
      return `${site.title}: ${topicsInWords(scope.expression, names)}`;
    case "author":
      return `${site.title}: ${authors.get(scope.slug)?.name ?? scope.slug}`;
    case "search":
      return `${site.title}: search for ${searchInWords(scope, names)}`;
    default:
      return scope satisfies never;
  }
}

/** `“arctic council” without “sport” in Diplomacy or Treaties`. */
export function searchInWords({ query, expression }: Omit<SearchScope, "found">, names: Names): string {
  const words = describeQuery(query);
  return expression === undefined ? words : `${words} in ${topicsInWords(expression, names)}`;
}

function topicsInWords(expression: TopicExpression, { topics }: Names): string {
  return describeExpression(expression, (slug) => topics.get(slug)?.label ?? slug);
}

/** What the feed is about, in a sentence: a single topic's own description, else the site's. */
export function scopeDescription(scope: Scope, { site, topics }: Names): string {
  const only = scope.kind === "topics" ? onlyTopic(scope.expression) : undefined;
  return (only === undefined ? undefined : topics.get(only)?.description) ?? site.description;
}

function onlyTopic({ alternatives, exclusions }: TopicExpression): TopicSlug | undefined {
  const [first, ...others] = alternatives;
  return others.length + exclusions.length === 0 && first?.length === 1 ? first[0] : undefined;
}
