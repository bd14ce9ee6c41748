/** Checks that the dates of an article can be printed in all formats, and that they are in order. */

import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { EARLIEST } from "../ground/date.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import type { NamedArticle } from "./assemble.ts";

/** The first date that is too late, because a year in RFC 3339 has four digits. */
const TOO_LATE: Instant = Date.UTC(10_000, 0, 1);

/**
 * Reports dates of an article that are out of range or out of order. `updated` is the article's last change,
 * corrections included.
 */
export function checkDates({ file, seed, published }: NamedArticle, updated: Instant): Problem[] {
  const { corrections = [], publishAt = published, expires } = seed;
  const problems: Problem[] = [];
  const fail = (field: string, message: string, fix: string) =>
    problems.push(errorAt({ path: file.path, line: seed.lines?.[field] }, message, fix));

  if (published < EARLIEST)
    fail("date", "date before the year 1000", "a later date, because feed readers misread earlier years");
  if (updated >= TOO_LATE) {
    const field = seed.updated === undefined ? "date" : "updated";
    fail(field, "date after the year 9999", "a year of four digits");
  }
  const early = corrections.find(({ date }) => date < published);
  if (early !== undefined) {
    const message = `a correction is dated ${toRfc3339(early.date)}, before the article`;
    fail("corrections", message, `${toRfc3339(published)} or later`);
  }
  if (seed.updated !== undefined && seed.updated < published)
    fail("updated", `updated is ${toRfc3339(seed.updated)}, before date`, `${toRfc3339(published)} or later`);
  const release = Math.max(published, publishAt);
  if (expires !== undefined && expires <= release)
    fail(
      "expires",
      `expires is ${toRfc3339(expires)}, before it is published`,
      `later than ${toRfc3339(release)}`,
    );
  return problems;
}
