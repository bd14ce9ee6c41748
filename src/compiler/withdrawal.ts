/** Since when an article is withdrawn, as far as its author says so, and what is odd about that. */

import type { Withdrawal } from "../model/article.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../model/instant.ts";
import type { Draft } from "./parse/draft.ts";
import { errorAt, type Place, type SeedProblem, warningAt } from "./problem.ts";

/** What the article would have without a withdrawal. */
type ArticleDates = { readonly published: Instant; readonly updated: Instant };

export type CheckedWithdrawal = {
  readonly withdrawn?: Withdrawal;
  readonly problems: readonly SeedProblem[];
};

/** Where no date is written, the last one that readers know of the article: what is newer than its withdrawal may stay with them. */
export function readWithdrawal(
  { withdrawn: written, publishAt }: Draft,
  { published, updated }: ArticleDates,
  timezone: string,
  place: Place,
): CheckedWithdrawal {
  if (written === undefined) return { problems: [] };
  const { date = updated, reason } = written;
  const problems: SeedProblem[] = [];
  if (written.date === undefined) {
    problems.push(
      warningAt(
        place,
        `withdrawn without a date, taken for ${toCalendarDay(date, timezone)}`,
        "`withdrawn: {date: YYYY-MM-DD, reason: ...}`, since readers that ask by date are not told otherwise",
      ),
    );
  }
  if (date < published) {
    problems.push(
      errorAt(
        place,
        `withdrawn is dated ${toRfc3339(date)}, before the article`,
        `${toRfc3339(published)} or later`,
      ),
    );
  } else if (date < (publishAt ?? published)) {
    problems.push(
      warningAt(place, "withdrawn before it is published", "`draft: true` where it is never to come out"),
    );
  } else if (date < updated) {
    // `when` of RFC 6721 3 would be older than the entry's atom:updated, as if it had come back since.
    problems.push(
      warningAt(
        place,
        "withdrawn before its last update",
        "a later date, since readers may keep what is newer",
      ),
    );
  }
  return { withdrawn: { date, reason }, problems };
}
