/** Finds articles that readers do not see at the time of a build, so that reports say so. */

import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { NEVER, releaseOf, timingOf } from "../../pack/timing.ts";
import type { CompiledSite } from "../compile.ts";

/**
 * Returns `scheduled` before an article is released, `expired` after its end, and nothing between the two.
 * Returns nothing for a withdrawn article either.
 */
export function stageOf(
  article: Pick<Article, "published" | "publishAt" | "expires" | "withdrawn">,
  now: Instant | undefined,
): "scheduled" | "expired" | undefined {
  if (now === undefined) return undefined;
  const { published, expires = NEVER, withdrawn } = article;
  const release = releaseOf(published, timingOf({ article }));
  if (release > now) return release === NEVER ? undefined : "scheduled";
  return expires <= now && (withdrawn?.date ?? NEVER) > now ? "expired" : undefined;
}

/** Returns the number of articles that are scheduled. */
export function scheduledIn({ articles, builtAt }: Pick<CompiledSite, "articles" | "builtAt">): number {
  return articles.filter(({ article }) => stageOf(article, builtAt) === "scheduled").length;
}

/** Returns the number in words for a list of totals, or nothing for zero. */
export function countScheduled(scheduled: number): string[] {
  return scheduled === 0 ? [] : [`${scheduled.toLocaleString("en")} scheduled`];
}
