/**
 * Finds edits and corrections with a date in the future. Until that date, some feed readers would miss every
 * real edit.
 */

import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import type { NamedArticle } from "./assemble.ts";

/**
 * Reports edits and corrections that are later than both the build's clock and the date from which the
 * article is shown (`publish_at`).
 */
export function checkDatesAhead(
  articles: readonly Pick<NamedArticle, "file" | "seed" | "published">[],
  now: Instant,
): Problem[] {
  return articles.flatMap(({ file: { path }, seed, published }) => {
    const { updated, corrections = [], publishAt = published, lines } = seed;
    const latest = Math.max(now, published, publishAt);
    const dates = [
      ...(updated === undefined ? [] : [{ field: "updated", found: "updated is", date: updated }]),
      ...corrections.map(({ date }) => ({ field: "corrections", found: "a correction is dated", date })),
    ];
    return dates
      .filter(({ date }) => date > latest)
      .map(({ field, found, date }) =>
        errorAt(
          { path, line: lines?.[field] },
          `${found} ${toRfc3339(date)}, later than this build and the article's release`,
          `${toRfc3339(latest)} or earlier`,
        ),
      );
  });
}
