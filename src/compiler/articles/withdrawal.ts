/** Reads the date of an article's withdrawal, and reports problems with it. */

import type { Withdrawal } from "../../model/article.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import { defined } from "../ground/defined.ts";
import { errorAt, type Place, type Problem, warningAt } from "../ground/problem.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";

/** The dates of the article without its withdrawal. */
type ArticleDates = { readonly published: Instant; readonly updated: Instant };

/**
 * Returns the withdrawal. Its default date is the article's `updated`, because feed readers may keep an entry
 * that was changed after its withdrawal.
 */
export function readWithdrawal(
  { withdrawn: written, publishAt }: SeedFields,
  { published, updated }: ArticleDates,
  timezone: string,
  place: Place,
  problems: Problem[],
): Withdrawal | undefined {
  if (written === undefined) return undefined;
  const { date = updated, reason, title } = written;
  if (written.date === undefined) {
    problems.push(
      warningAt(
        place,
        `withdrawn without a date, read as ${toCalendarDay(date, timezone)}`,
        "`withdrawn: {date: YYYY-MM-DD, reason: ...}`, because readers that ask only for newer entries may miss it",
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
      warningAt(place, "withdrawn before it is published", "`draft: true` if it is never to be published"),
    );
  } else if (date < updated) {
    // The withdrawn entry's `updated` would be earlier than the article's, so readers may ignore it.
    problems.push(
      warningAt(
        place,
        "withdrawn before its last update",
        "a later date, because readers may keep a newer entry",
      ),
    );
  }
  return { date, reason, ...defined({ title }) };
}
