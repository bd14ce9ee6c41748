/**
 * Collects a site's topics: those of the vocabulary (the list of known topics), and those that only articles
 * and folders name.
 */

import type { ArticleFields } from "../../model/article.ts";
import type { Topic, TopicSlug } from "../../model/topic.ts";
import { withoutTerms } from "./assign.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Returns the vocabulary's topics, then the others sorted by slug. Another topic has its label from the
 * oldest article that names it. A newer article may be unpublished, and its label must not leak.
 */
export function allTopics(
  vocabulary: Vocabulary,
  articles: readonly Pick<ArticleFields, "published" | "id" | "topics">[],
): Topic[] {
  const known = [...vocabulary.topics.values()].map(withoutTerms);
  const named = new Map<TopicSlug, Topic>();
  const oldestFirst = [...articles].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1));
  for (const topic of oldestFirst.flatMap(({ topics }) => topics)) {
    if (!vocabulary.topics.has(topic.slug) && !named.has(topic.slug)) named.set(topic.slug, topic);
  }
  return [...known, ...[...named.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))];
}
