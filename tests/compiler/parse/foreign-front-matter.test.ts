/** Front matter in forms that are not read: an error that names the form, and never text of an article. */

import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const TEXT = "The weir has been dry since the spring, and boats wait below it.";
const YAML = "title: Low water\ndraft: true";
const expected = "expected YAML between two lines of ---";

describe("front matter in another form", () => {
  it.each([
    ["TOML", '+++\ntitle = "Low water"\ndraft = true\n+++', 1, "in TOML, between lines of +++"],
    [
      "TOML below an empty line",
      "\n+++\ndraft=true\n[params]\nx = [\n1,\n]\n+++",
      2,
      "in TOML, between lines of +++",
    ],
    ["TOML without an end", "+++\ndraft = true", 1, "in TOML, between lines of +++"],
    ["JSON", '{\n  "title": "Low water",\n  "draft": true\n}', 1, "in JSON"],
    ["JSON on one line", '{ "draft": true }', 1, "in JSON"],
    ["JSON with spaces behind the brace", '  {  \n"draft": true}', 1, "in JSON"],
    ["four dashes", `----\n${YAML}\n----`, 1, 'opened by "----"'],
    ["many dashes", `----------\n${YAML}\n---`, 1, 'opened by "----------"'],
    ["long dashes of a word processor", `—\n${YAML}\n—`, 1, 'opened by "—"'],
    ["a note behind the dashes", `--- # note\n${YAML}\n---`, 1, 'opened by "--- # note"'],
    ["a language behind the dashes", `---yaml\n${YAML}\n---`, 1, 'opened by "---yaml"'],
    ["TOML between dashes", "----\ntitle = 'x'\ndraft = true\n----", 1, 'opened by "----"'],
    ["spaces before the dashes", ` ---\n${YAML}\n ---`, 1, "behind spaces"],
    ["indented fields", `  ---\n  ${YAML.replace("\n", "\n  ")}\n  ---`, 1, "behind spaces"],
    [
      "a list, a comment and an indented line",
      `----\ntags:\n- a\n# b\nx:\n  y: z\n\ndraft: true\n----`,
      1,
      'opened by "----"',
    ],
    ["no end below four dashes", `----\n${YAML}`, 1, 'opened by "----"'],
    ["a comment before it", `<!-- lint off -->\n---\n${YAML}\n---`, 2, "behind a comment"],
    [
      "a comment of several lines before it",
      `<!--\nlint off\n-->\n\n---\n${YAML}\n---`,
      5,
      "behind a comment",
    ],
    ["a Markdown comment before it", `[//]: # (lint off)\n---\n${YAML}\n---`, 2, "behind a comment"],
    ["an Obsidian comment before it", `%%lint off%%\n---\n${YAML}\n---`, 2, "behind a comment"],
    ["a comment around it", `<!--\n${YAML}\n-->`, 1, "in a comment"],
    ["a mark in a comment", "<!-- draft: true -->", 1, "in a comment"],
  ])("is refused: %s", async (_, head, line, form) => {
    const files = Object.fromEntries(
      ["md", "html", "txt"].map((kind) => [`2024-05-04-${kind}.${kind}`, `${head}\n\n${TEXT}\n`]),
    );
    expect(await problemsOf(files)).toEqual(
      ["html", "md", "txt"].map(
        (kind) => `2024-05-04-${kind}.${kind}:${line}: front matter ${form}; ${expected}`,
      ),
    );
  });

  it.each([
    ["Pelican", "Title: Low water\nDate: 2024-01-05 10:00\nTags: weir, tides\nStatus: draft"],
    ["Pelican in another order", "Status: draft\nTitle: Low water"],
    ["MultiMarkdown", "Title:  Low water\nAuthor: Kari\n  Nordmann\nBase Header Level: 2"],
    ["a title alone", "Title: Low water"],
    ["a mark alone", "Status: draft"],
  ])("is refused as label lines: %s", async (_, head) => {
    const files = {
      "2024-05-04-a.html": `${head}\n\n<p>${TEXT}</p>`,
      "2024-05-04-b.md": `${head}\n\n${TEXT}`,
    };
    expect(await problemsOf(files)).toEqual(
      Object.keys(files).map((name) => `${name}:1: front matter in label lines; ${expected}`),
    );
  });

  it("is looked for behind a byte order mark", async () => {
    expect(await problemsOf({ "2024-05-04-a.md": `\uFEFF\uFEFF----\n${YAML}\n----\n${TEXT}` })).toEqual([
      `2024-05-04-a.md:1: front matter opened by "----"; ${expected}`,
    ]);
  });
});

describe("what only looks like front matter", () => {
  it.each([
    ["a shortcode", '{{< figure src="https://a.example/x.png" >}}'],
    ["a template's tag", "{% youtube x %}"],
    ["a brace before a word", "{draft} is a word"],
    ["a rule above prose", "----\n\nA rule opens this text, and: it goes on.\n\n----"],
    ["a rule above fields and prose", "-----\n\nNote: bring boots.\nThe path is wet\n\n-----"],
    ["a ticker", "+++ Ferry runs aground +++ Harbour closed +++"],
    ["questions and answers", "Question: Why is the weir dry?\nAnswer: It did not rain."],
    ["a sentence behind a label", "Summary: I like weirs."],
    ["a comment before prose", "<!-- lint off -->\n\nThe weir: a history"],
  ])("is text: %s", async (_, head) => {
    const article = await articleOf("2024-05-04-a.md", `${head}\n\n${TEXT}\n`);
    expect(article.contentText).toContain(TEXT);
  });

  it("is the head of plain copy where it stands in label lines", async () => {
    const articles = await articlesOf({ "2024-05-04-a.txt": `Title: Low water\nTags: []\n\n${TEXT}` });
    expect(articles["2024-05-04-a.txt"]).toMatchObject({ title: "Low water", contentText: TEXT });
  });
});
