/** Topics whose names make one slug, each with its outcome. */

import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const md = (topics: readonly string[]) =>
  `---\ntitle: A\ndate: 2024-05-04\ntopics: ${JSON.stringify(topics)}\n---\nText.\n`;

describe("the slug of a topic's name", () => {
  it.each([
    ["C", "c"],
    ["C++", "c-plus-plus"],
    ["c++", "c-plus-plus"],
    ["C#", "c-sharp"],
    ["F#", "f-sharp"],
    [".NET", "dot-net"],
    ["NET", "net"],
    ["ASP.NET", "asp-net"],
    ["Node.js", "node-js"],
    ["Google+", "google-plus"],
    ["C++20", "c-plus-plus-20"],
    ["#fishing", "fishing"],
    ["Salt + pepper", "salt-pepper"],
    ["R&D", "r-d"],
    ["U.S.", "u-s"],
    ["Version 1.5", "version-1-5"],
  ])("%s is %s", async (name, slug) => {
    expect((await articleOf("a.md", md([name]))).topics).toMatchObject([{ slug, label: name }]);
  });

  it("finds the topic of a vocabulary by slug and by label", async () => {
    const vocabulary =
      "extends: nothing\ntopics:\n  - {slug: c-sharp, label: The sharp one}\n  - {slug: cpp, label: C++}\n";
    const { topics } = await articleOf("a.md", md(["C#", "c++"]), { "_topics.yaml": vocabulary });
    expect(topics.map(({ slug }) => slug)).toEqual(["c-sharp", "cpp"]);
  });
});

describe("two names with one slug", () => {
  it.each([
    ["capitals", "Arms control", "arms CONTROL"],
    ["hyphens", "Covid 19", "Covid-19"],
    ["accents", "Café", "Cafe"],
    ["apostrophes", "Women's work", "Women’s work"],
    ["the slug itself", "Arts & crafts", "arts-crafts"],
    ["the slug itself, with words for signs", "C++", "c-plus-plus"],
  ])("are one topic if they differ in %s", async (_, one, other) => {
    const articles = await articlesOf({ "a.md": md([one]), "b.md": md([other]) });
    expect(articles["a.md"]?.topics[0]?.slug).toBe(articles["b.md"]?.topics[0]?.slug);
  });

  it.each([
    ["C", "C?"],
    ["NET", "NET!"],
    ["Arts & crafts", "Arts, crafts"],
    ["北京", "Beijing"],
  ])("are an error that names both and their files: %s, %s", async (one, other) => {
    expect(await problemsOf({ "a.md": md([one]), "b.md": md([other]), "c.md": md([other]) })).toEqual([
      expect.stringMatching(
        /^b\.md:4: topic ".+" has the same address \/topics\/\S+ as ".+" in a\.md; expected one name for both, or two names that differ in a letter or digit$/,
      ),
    ]);
  });

  it("are an error within one article too", async () => {
    expect(await problemsOf({ "a.md": md(["C", "C?"]) })).toEqual([
      expect.stringContaining('a.md:4: topic "C?" has the same address /topics/c as "C" in a.md'),
    ]);
  });
});
