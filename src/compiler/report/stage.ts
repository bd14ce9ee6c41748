/** Finds articles that readers do not see at the time of a build, so that reports say so. */

import type { ArticleFields } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import type { CompiledSite } from "../compile.ts";

/** Returns `scheduled` before an article is released, `expired` after its end, and nothing between the two. */
export function stageOf(
  { published, publishAt = published, expires }: Pick<ArticleFields, "published" | "publishAt" | "expires">,
  now: Instant | undefined,
): "scheduled" | "expired" | undefined {
  if (now === undefined) return undefined;
  if (Math.max(published, publishAt) > now) return "scheduled";
  return expires !== undefined && expires <= now ? "expired" : undefined;
}

/** Returns the number of articles that are scheduled. */
export function scheduledIn({ articles, builtAt }: Pick<CompiledSite, "articles" | "builtAt">): number {
  return articles.filter(({ article }) => stageOf(article, builtAt) === "scheduled").length;
}

/** Returns the number in words for a list of totals, or nothing for zero. */
export function countScheduled(scheduled: number): string[] {
  return scheduled === 0 ? [] : [`${scheduled.toLocaleString("en")} scheduled`];
}
