/** The names of folders as topics, each kind of name with its outcome. */

import { describe, expect, it } from "vitest";
import { articlesOf, problemsOf } from "../../support/seeds.ts";

const ARTICLE = "---\ntitle: A\ndate: 2024-05-04\n---\nText.\n";
const OWN = "extends: nothing\ntopics:\n  - slug: old-boats\n";
const NO_TOPIC = /no topic recognised/;

async function topicsOf(name: string, settings: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const articles = await articlesOf({ [name]: ARTICLE, ...settings });
  return Object.values(articles).flatMap(({ topics }) => topics.map(({ slug }) => slug));
}

describe("a folder is a topic", () => {
  it.each([
    ["if the shipped vocabulary has it", "weather/a.md", {}, ["weather"]],
    [
      "if it is known by its label, in other folders",
      "content/posts/2024/Arms Control/a.md",
      {},
      ["arms-control"],
    ],
    ["if the site's vocabulary has it", "old-boats/a.md", { "_topics.yaml": OWN }, ["old-boats"]],
    ["if the settings say so", "old-boats/2024/a.md", { "_site.yaml": "folders: topics\n" }, ["old-boats"]],
    ["if it has a bundle", "weather/ice/index.md", {}, ["weather"]],
    ["if it has a post of Jekyll", "weather/_posts/2024-05-04-a.md", {}, ["weather"]],
  ])("%s", async (_, name, settings, topics) => {
    expect(await topicsOf(name, settings)).toEqual(topics);
  });
});

describe("a folder is no topic", () => {
  it.each([
    ["where the vocabulary does not have it", "old-boats/a.md", {}],
    [
      "where the site's vocabulary does not have it",
      "new-boats/a.md",
      { "_topics.yaml": OWN, "_site.yaml": "folders: topics\n" },
    ],
    ...[
      "content",
      "posts",
      "Blog",
      "2024",
      "2024/05",
      "2024/05-mai",
      "March",
      "_posts",
      "src/content/blog",
    ].map(
      (folder) =>
        [
          `as ${folder}, whatever the settings say`,
          `${folder}/a.md`,
          { "_site.yaml": "folders: topics\n" },
        ] as const,
    ),
    ["as the folder of a bundle", "ice/index.md", { "_site.yaml": "folders: topics\n" }],
  ] as const)("%s", async (_, name, settings) => {
    expect(await topicsOf(name, settings)).toEqual([]);
  });
});

describe("a site whose folders were topics", () => {
  it("gets one note that names the folders and the setting", async () => {
    const names = ["old-boats/a.md", "old-boats/b.md", "content/posts/2024/new boats/c.md", "weather/d.md"];
    const problems = await problemsOf({
      ...Object.fromEntries(names.map((name) => [name, ARTICLE])),
      "e/e.md": ARTICLE.replace("---\nText", "topics: []\n---\nText"),
      "_site.yaml": "title: Boats\n",
    });
    expect(problems.filter((problem) => !NO_TOPIC.test(problem))).toEqual([
      'note: _site.yaml: folders that are not topics: "new boats", "old-boats"; the line `folders: topics` makes them topics',
    ]);
  });

  it("gets no note with the setting, a vocabulary, or folders that are only places", async () => {
    for (const files of [
      { "old-boats/a.md": ARTICLE, "_site.yaml": "folders: topics\n" },
      { "old-boats/a.md": ARTICLE, "_topics.yaml": OWN },
      { "posts/2024/05/a.md": ARTICLE },
      { "a.md": ARTICLE },
      { "posts/ice/index.md": ARTICLE },
    ])
      expect((await problemsOf(files)).filter((problem) => !NO_TOPIC.test(problem))).toEqual([]);
  });

  it("gets an error for another value of `folders`", async () => {
    expect(await problemsOf({ "_site.yaml": "folders: tags\n" })).toEqual([
      '_site.yaml:1: folders is "tags"; expected topics, or no such line',
    ]);
  });
});
