/** The dates and fields with which an author decides when an article is shown, and where. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const md = (fields: string) => `---\ntitle: How pilots work\ntopics: []\n${fields}\n---\nA pilot boards.\n`;
const OSLO = { "_site.yaml": "timezone: Europe/Oslo\n" };

describe("publish_at", () => {
  it("holds back an article with an earlier date, and is read in the site's time zone", async () => {
    const article = await articleOf("a.md", md("date: 2024-05-04\npublish_at: 2024-05-06T08:00"), OSLO);
    expect(article).toMatchObject({
      published: at("2024-05-03T22:00:00Z"),
      publishAt: at("2024-05-06T06:00:00Z"),
    });
  });

  it("is the date where there is no other", async () => {
    const article = await articleOf("a.md", md("publish_at: 2024-05-06T08:00:00Z"));
    expect(article.published).toBe(at("2024-05-06T08:00:00Z"));
    expect(article).not.toHaveProperty("publishAt");
  });

  it("has no effect beside a later date", async () => {
    expect(await articleOf("a.md", md("date: 2024-05-06\npublish_at: 2024-05-04"))).not.toHaveProperty(
      "publishAt",
    );
  });
});

describe("expires", () => {
  it("is an instant", async () => {
    expect(await articleOf("a.md", md("date: 2024-05-04\nexpires: 2024-06-01"))).toMatchObject({
      expires: at("2024-06-01T00:00:00Z"),
    });
  });

  it.each([
    ["date: 2024-05-04\nexpires: 2024-05-04", 5, "2024-05-04", "2024-05-04"],
    ["date: 2024-05-04\npublish_at: 2024-05-06\nexpires: 2024-05-05", 6, "2024-05-05", "2024-05-06"],
  ])("may not come before the article does: %j", async (fields, line, found, release) => {
    expect(await problemsOf({ "a.md": md(fields) })).toEqual([
      `a.md:${line}: expires is ${found}T00:00:00Z, before it is published; expected later than ${release}T00:00:00Z`,
    ]);
  });

  it("must be a date", async () => {
    expect(await problemsOf({ "a.md": md("date: 2024-05-04\nexpires: soon") })).toEqual([
      expect.stringMatching(/^a\.md:5: expires "soon" is not a date; expected YYYY-MM-DD/),
    ]);
  });
});

describe("feed: false", () => {
  it("leaves an article out of feeds and lists", async () => {
    expect(await articleOf("a.md", md("date: 2024-05-04\nfeed: false"))).toMatchObject({ unlisted: true });
    expect(await articleOf("a.md", md("date: 2024-05-04\nfeed: true"))).not.toHaveProperty("unlisted");
  });
});
