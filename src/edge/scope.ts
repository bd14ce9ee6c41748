/** What a feed is about, the addresses that follow, and its name. Prints URLs from parts; never from a request. */

import { describeExpression, printExpression, type TopicExpression } from "../model/expression.ts";
import { FORMATS, type Format } from "../model/format.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";

export type Scope = { readonly kind: "everything" } | { readonly kind: "topics"; readonly expression: TopicExpression };

export const EVERYTHING: Scope = { kind: "everything" };

/** One topic, its narrower ones included, and nothing else. */
export function scopeOfTopic({ slug }: Topic): Scope {
  return { kind: "topics", expression: { alternatives: [[slug]], exclusions: [] } };
}

/** The path of the page for people: `/`, `/topics/diplomacy+treaties`. */
export function pagePath(scope: Scope): string {
  switch (scope.kind) {
    case "everything":
      return "/";
    case "topics":
      return `/topics/${printExpression(scope.expression)}`;
    default:
      return scope satisfies never;
  }
}

/** The path of the feed document: `/rss.xml`, `/topics/diplomacy+treaties/rss.xml`. */
export function feedPath(scope: Scope, format: Format): string {
  const page = pagePath(scope);
  return `${page === "/" ? "" : page}/${FORMATS[format].document}`;
}

/** The title of the feed, another for every scope, since readers list feeds by it. */
export function scopeTitle(scope: Scope, { site, topics }: Pick<Pack, "site" | "topics">): string {
  switch (scope.kind) {
    case "everything":
      return site.title;
    case "topics":
      return `${site.title}: ${describeExpression(scope.expression, (slug) => topics.get(slug)?.label ?? slug)}`;
    default:
      return scope satisfies never;
  }
}

/** What the feed is about, in a sentence: a single topic's own description, else the site's. */
export function scopeDescription(scope: Scope, { site, topics }: Pick<Pack, "site" | "topics">): string {
  const only = scope.kind === "topics" ? onlyTopic(scope.expression) : undefined;
  return (only === undefined ? undefined : topics.get(only)?.description) ?? site.description;
}

function onlyTopic({ alternatives, exclusions }: TopicExpression): TopicSlug | undefined {
  const [first, ...others] = alternatives;
  return others.length + exclusions.length === 0 && first?.length === 1 ? first[0] : undefined;
}
