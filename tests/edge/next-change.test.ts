/** The next change of a site is the first change of any entry after now, for instants in any order. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapshotAt } from "../../src/edge/snapshot.ts";
import { changeInstants, timingOf } from "../../src/pack/timing.ts";
import { article } from "../support/articles.ts";
import { NOW, packOf } from "../support/pack.ts";

const HOUR = 3_600_000;
const hours = fc.integer({ min: -20, max: 20 });
const later = fc.option(fc.nat(20), { nil: undefined });

const articles = fc
  .array(
    fc.record({
      published: hours,
      updated: fc.nat(5),
      publishAt: later,
      expires: later,
      isUnlisted: fc.boolean(),
    }),
    {
      maxLength: 12,
    },
  )
  .map((rows) =>
    rows.map(({ published, updated, publishAt, expires, isUnlisted }, place) => {
      const at = (hour: number) => NOW + (published + hour) * HOUR;
      return article({
        slug: `n${place}`,
        published: at(0),
        updated: at(updated),
        ...(isUnlisted ? { unlisted: true } : {}),
        ...(publishAt === undefined ? {} : { publishAt: at(publishAt) }),
        ...(expires === undefined ? {} : { expires: at(expires + 21) }),
      });
    }),
  );

describe("the next change of a site", () => {
  it("is the first change of any of its entries after now", async () => {
    await fc.assert(
      fc.asyncProperty(articles, fc.array(hours, { minLength: 1, maxLength: 5 }), async (all, moments) => {
        const pack = await packOf(all);
        const changes = all.flatMap((one) => changeInstants(one, timingOf({ article: one })));
        for (const moment of moments) {
          const now = NOW + moment * HOUR;
          expect(snapshotAt(pack, now).nextChange()).toBe(
            Math.min(Number.POSITIVE_INFINITY, ...changes.filter((instant) => instant > now)),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
