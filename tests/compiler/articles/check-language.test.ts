import { describe, expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const md = (body: string, more = "") =>
  `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n${more}---\n${body}\n`;

const ARABIC = "كانت المدينة مزدحمة وجميلة، وأكلت الكشري كل يوم في المساء.";
const JAPANESE = "紅葉の季節に京都を訪れました。清水寺はとても混んでいましたが、美しかったです。";

describe("an article without a language", () => {
  it.each([
    [ARABIC, "Arabic letters, but no language, so it counts as en; expected a line such as `language: ar`"],
    [
      JAPANESE,
      "Japanese letters, but no language, so it counts as en; expected a line such as `language: ja`",
    ],
  ])("is a warning if its letters are not those of the site's language: %s", async (body, problem) => {
    expect(await problemsOf({ "a.md": md(body) })).toEqual([`warning: a.md: ${problem}`]);
  });

  it("is no warning if the letters fit, or if there are few", async () => {
    expect(await problemsOf({ "a.md": md(ARABIC), "_site.yaml": "language: fa\n" })).toEqual([]);
    expect(await problemsOf({ "a.md": md(ARABIC, "language: ar\n") })).toEqual([]);
    expect(await problemsOf({ "a.md": md("The sign says 京都の秋, which means autumn in Kyoto.") })).toEqual(
      [],
    );
    expect(await problemsOf({ "a.md": md("京都の秋") })).toEqual([]);
  });
});
