/**
 * Titles and descriptions of scopes: everything, topics, an author, a search or the corrections. The names of
 * topics and authors are from the pack (the files that the build makes of all articles).
 */

import type { Scope, SearchScope } from "../model/address.ts";
import { describeExpression, onlyTopic, type TopicExpression } from "../model/expression.ts";
import { describeQuery } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";

export type Names = Pick<Pack, "site" | "topics"> & { readonly authors: Pick<Pack["authors"], "get"> };

/**
 * Returns the title of the scope's feed. Each scope has a different title, because feed readers list feeds by
 * title.
 */
export function scopeTitle(scope: Scope, names: Names): string {
  const { title } = names.site;
  return scope.kind === "everything" ? title : `${title}: ${scopeInWords(scope, names)}`;
}

/** Returns the scope in words, without the site's title. */
export function scopeInWords(scope: Scope, names: Omit<Names, "site">): string {
  switch (scope.kind) {
    case "everything":
      return "Everything";
    case "topics":
      return topicsInWords(scope.expression, names);
    case "author":
      return names.authors.get(scope.slug)?.name ?? scope.slug;
    case "search":
      return `search for ${searchInWords(scope, names)}`;
    case "corrections":
      return "corrections";
    default:
      return scope satisfies never;
  }
}

/** Returns a search in words: `“arctic council” without “sport” in Diplomacy or Treaties`. */
export function searchInWords({ query, expression }: SearchScope, names: Pick<Names, "topics">): string {
  const words = describeQuery(query);
  return expression === undefined ? words : `${words} in ${topicsInWords(expression, names)}`;
}

/** Returns an expression in words: `Diplomacy and Treaties, or Arctic`. */
export function topicsInWords(expression: TopicExpression, { topics }: Pick<Names, "topics">): string {
  return describeExpression(expression, (slug) => topics.get(slug)?.label ?? slug);
}

/**
 * Returns the feed's description: for the corrections a sentence about them, for a single topic its
 * description, and otherwise the site's description.
 */
export function scopeDescription(scope: Scope, { site, topics }: Names): string {
  if (scope.kind === "corrections") return `What ${site.title} has corrected or withdrawn.`;
  const only = onlyTopicOf(scope);
  return (only === undefined ? undefined : topics.get(only)?.description) ?? site.description;
}

/** Returns the topic of a scope that consists of one topic; undefined for any other scope. */
export function onlyTopicOf(scope: Scope): TopicSlug | undefined {
  return scope.kind === "topics" ? onlyTopic(scope.expression) : undefined;
}
