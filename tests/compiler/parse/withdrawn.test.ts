/** Withdrawals, as an editor writes them. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const md = (withdrawn: string, more = "") =>
  `---\ntitle: A talk with the pilot\ndate: 2024-05-04\ntopics: []\n${more}withdrawn: ${withdrawn}\n---\nShe said a lot.\n`;
const INVENTED = '{date: 2024-05-20T09:00, reason: "The interview was invented."}';
const NO_DATE = (day: string, line: number) =>
  `warning: a.md:${line}: withdrawn without a date, read as ${day}; expected \`withdrawn: {date: YYYY-MM-DD, reason: ...}\`, because readers that ask only for newer entries may miss it`;

describe("withdrawn", () => {
  it("is a date, in the site's time zone, and a reason", async () => {
    const article = await articleOf("a.md", md(INVENTED), { "_site.yaml": "timezone: Europe/Oslo\n" });
    expect(article.withdrawn).toEqual({
      date: at("2024-05-20T07:00:00Z"),
      reason: "The interview was invented.",
    });
    expect(await problemsOf({ "a.md": md(INVENTED) })).toEqual([]);
  });

  it("has a title if the article's title was wrong", async () => {
    const { withdrawn } = await articleOf(
      "a.md",
      md("{date: 2024-05-20, reason: He is innocent., title: A report on the pilot}"),
    );
    expect(withdrawn).toMatchObject({ title: "A report on the pilot" });
  });

  it("may be the reason alone, with a warning and the date of the article", async () => {
    expect((await articleOf("a.md", md("The interview was invented."))).withdrawn).toEqual({
      date: at("2024-05-04T00:00:00Z"),
      reason: "The interview was invented.",
    });
    expect(await problemsOf({ "a.md": md("Invented.") })).toEqual([NO_DATE("2024-05-04", 5)]);
  });

  it.each([
    ["updated: 2024-05-18\n", 6],
    ["corrections:\n  - {date: 2024-05-18, note: She is a harbour pilot.}\n", 7],
  ])("may be the reason alone, with the date of the article's last change: %j", async (more, line) => {
    expect((await articleOf("a.md", md("Invented.", more))).withdrawn?.date).toBe(at("2024-05-18T00:00:00Z"));
    expect(await problemsOf({ "a.md": md("Invented.", more) })).toEqual([NO_DATE("2024-05-18", line)]);
  });

  const EXPECTED =
    "expected {date, reason} and perhaps a title, or the reason alone, in at most 500 characters";
  it.each([
    ["true", `a.md:5: withdrawn is true; ${EXPECTED}`],
    ["2024-05-20", `a.md:5: withdrawn is "2024-05-20"; ${EXPECTED}`],
    ["{date: 2024-05-20}", `a.md:5: withdrawn is {"date":"2024-05-20"}; ${EXPECTED}`],
    [`"${"so ".repeat(200)}"`, expect.stringMatching(/^a\.md:5: withdrawn is ".*in at most 500 characters$/)],
    [
      "{date: soon, reason: x}",
      expect.stringMatching(/^a\.md:5: withdrawn\.date "soon" is not a date; expected YYYY-MM-DD/),
    ],
    [
      "{date: 2024-05-03, reason: x}",
      "a.md:5: withdrawn is dated 2024-05-03T00:00:00Z, before the article; expected 2024-05-04T00:00:00Z or later",
    ],
  ])("is refused if it is not valid: %s", async (withdrawn, problem) => {
    expect(await problemsOf({ "a.md": md(withdrawn) })).toEqual([problem]);
  });

  it.each([
    [
      "publish_at: 2024-05-06\n",
      "{date: 2024-05-05, reason: x}",
      "withdrawn before it is published; expected `draft: true` if it is never to be published",
    ],
    [
      "updated: 2024-05-21\n",
      "{date: 2024-05-20, reason: x}",
      "withdrawn before its last update; expected a later date, because readers may keep a newer entry",
    ],
  ])("is reported if the dates are not in order: %j", async (more, withdrawn, problem) => {
    expect(await problemsOf({ "a.md": md(withdrawn, more) })).toEqual([`warning: a.md:6: ${problem}`]);
  });
});

describe("a link to a withdrawn article", () => {
  const LINKED = { "talk.md": md(INVENTED) };
  const article = (link: string) =>
    `---\ntitle: Pilots\ndate: 2024-05-05\ntopics: []\n---\n[She](${link}) said so.\n`;

  it.each(["talk.md", "talk.md#said", "talk", "/articles/talk"])(
    "%s is a warning of the build",
    async (link) => {
      expect(await problemsOf({ ...LINKED, "pilots.md": article(link) })).toEqual([
        `warning: pilots.md:6: address "${link}" leads to a withdrawn article; expected no link, or a link to the article that replaces it`,
      ]);
    },
  );

  it("is no warning within the article itself", async () => {
    expect(await problemsOf({ "talk.md": md(INVENTED).replace("She said", "[She](#said) said") })).toEqual(
      [],
    );
  });
});
