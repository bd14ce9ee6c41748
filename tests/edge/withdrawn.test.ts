/** Requirement 28: the page of a withdrawn article. Its entries in feeds: withdrawn-entries.test.ts. */

import { describe, expect, it } from "vitest";
import { article } from "../support/articles.ts";
import { appOf, NOW } from "../support/pack.ts";

const HOUR = 3_600_000;
const REASON = "The interview was invented: there is no ]]> or <b>.";
const invented = article({
  slug: "invented",
  title: "A talk with the pilot",
  published: NOW - 30 * HOUR,
  withdrawn: { date: NOW - HOUR, reason: REASON },
});

describe("requirement 28: a withdrawn article", () => {
  it.each(["/articles/invented", "/articles/INVENTED/", "/2024/talk.html"])(
    "is 410 with its reason and date at %s",
    async (path) => {
      for (const builtAt of [0, NOW]) {
        const redirects = { "/2024/talk.html": "/articles/invented" };
        const response = await (await appOf([article(), invented], { redirects, builtAt })).request(path);
        expect(response.status).toBe(410);
        expect(response.headers.get("Content-Type")).toBe("application/problem+json");
        expect(await response.json()).toEqual({
          kind: "withdrawn-article",
          status: 410,
          title: "Gone",
          detail: `this article was withdrawn: ${REASON}`,
          slug: "invented",
          reason: REASON,
          withdrawn: new Date(NOW - HOUR).toISOString().replace(".000Z", "Z"),
        });
      }
    },
  );

  it("is 410 as a withdrawal, even if it had expired before", async () => {
    const app = await appOf([article(), { ...invented, expires: NOW - 2 * HOUR }]);
    expect(await (await app.request("/articles/invented")).json()).toMatchObject({
      kind: "withdrawn-article",
    });
  });

  it("is 404 if it was never shown", async () => {
    const app = await appOf([article(), { ...invented, publishAt: NOW - 30_000 }]);
    expect((await app.request("/articles/invented")).status).toBe(404);
  });
});
