/** What a scope is called, and what it is about, as the pack knows its topics and authors. */

import type { Scope } from "../model/address.ts";
import { describeExpression, type TopicExpression } from "../model/expression.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";

type Names = Pick<Pack, "site" | "topics" | "authors">;

/** The title of the feed, another for every scope, since readers list feeds by it. */
export function scopeTitle(scope: Scope, { site, topics, authors }: Names): string {
  switch (scope.kind) {
    case "everything":
      return site.title;
    case "topics":
      return `${site.title}: ${describeExpression(scope.expression, (slug) => topics.get(slug)?.label ?? slug)}`;
    case "author":
      return `${site.title}: ${authors.get(scope.slug)?.name ?? scope.slug}`;
    case "corrections":
      return `${site.title}: corrections`;
    default:
      return scope satisfies never;
  }
}

/** What the feed is about, in a sentence: a single topic's own description, what corrections are, else the site's. */
export function scopeDescription(scope: Scope, { site, topics }: Names): string {
  if (scope.kind === "corrections") return `What ${site.title} has corrected or withdrawn.`;
  const only = scope.kind === "topics" ? onlyTopic(scope.expression) : undefined;
  return (only === undefined ? undefined : topics.get(only)?.description) ?? site.description;
}

function onlyTopic({ alternatives, exclusions }: TopicExpression): TopicSlug | undefined {
  const [first, ...others] = alternatives;
  return others.length + exclusions.length === 0 && first?.length === 1 ? first[0] : undefined;
}
