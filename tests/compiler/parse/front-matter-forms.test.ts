/** Front matter in the forms of other tools: read, or an error with its line, and never text of an article. */

import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const TEXT = "The weir has been dry since the spring, and boats wait below it.";
const YAML = "title: Low water\ntopics: [weirs]";
const TOML = 'title = "Low water"\ntopics = ["weirs"]';
const JSON_TEXT = '{\n\t"title": "Low water",\n\t"topics": ["weirs"]\n}';
const LABELS = "Title: Low water\nTopics: weirs";

/** The same fields in every form. */
const FORMS: readonly (readonly [name: string, head: string])[] = [
  ["TOML", `+++\n${TOML}\n+++`],
  ["TOML below an empty line", `\n+++\n${TOML}\n+++`],
  ["TOML with tables and lists", `+++\n${TOML}\nlayouts = [\n1,\n]\n[params]\nx = 1\n+++`],
  ["JSON", JSON_TEXT],
  ["JSON on one line", '{ "title": "Low water", "topics": ["weirs"] }'],
  ["JSON with spaces after the brace", `  ${JSON_TEXT.replace("\n", "  \n")}`],
  ["JSON with braces in a text", JSON_TEXT.replace("{", '{"note": "} \\"{",')],
  ["JSON between semicolons", ';;;\n"title": "Low water",\n"topics": ["weirs"]\n;;;'],
  ["JSON between dashes", `---json\n${JSON_TEXT}\n---`],
  ["TOML between dashes", `---toml\n${TOML}\n---`],
  ["YAML by name", `---yaml\n${YAML}\n---`],
  ["four dashes", `----\n${YAML}\n----`],
  ["many dashes", `----------\n${YAML}\n---`],
  ["long dashes of a word processor", `—\n${YAML}\n—`],
  ["a note after the dashes", `--- # note\n${YAML}\n---`],
  ["spaces before the dashes", ` ---\n${YAML}\n ---`],
  ["indented fields", `  ---\n  ${YAML.replace("\n", "\n  ")}\n  ---`],
  ["a list, a comment and an indented line", `----\n${YAML}\nlayout:\n- a\n# b\nmenu:\n  y: z\n\n----`],
  ["a comment before it", `<!-- lint off -->\n---\n${YAML}\n---`],
  ["a comment of several lines before it", `<!--\nlint off\n-->\n\n---\n${YAML}\n---`],
  ["a Markdown comment before it", `[//]: # (lint off)\n---\n${YAML}\n---`],
  ["an Obsidian comment before it", `%%lint off%%\n---\n${YAML}\n---`],
  ["a comment before TOML", `<!-- lint off -->\n+++\n${TOML}\n+++`],
  ["a byte order mark before it", `\uFEFF\uFEFF----\n${YAML}\n----`],
];

const named = (head: string, kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [`2024-05-04-${kind}.${kind}`, `${head}\n\n${TEXT}\n`]));

describe("front matter in any form", () => {
  it.each(FORMS)("is read, and is no text: %s", async (_, head) => {
    const articles = Object.values(await articlesOf(named(head, ["html", "md", "txt"])));
    expect(articles).toHaveLength(3);
    for (const article of articles)
      expect(article).toMatchObject({ title: "Low water", topics: [{ slug: "weirs" }], contentText: TEXT });
  });

  it.each([
    ["Pelican", LABELS],
    ["another order", "Topics: weirs\nTitle: Low water"],
    ["an indented line below a label", "Title: Low\n  water\nTopics: weirs"],
    ["empty labels", `${LABELS}\nSummary:`],
    ["a comment before them", `<!-- lint off -->\n${LABELS}`],
  ])("is read as label lines above Markdown and HTML: %s", async (_, head) => {
    for (const article of Object.values(await articlesOf(named(head, ["html", "md"]))))
      expect(article).toMatchObject({ title: "Low water", topics: [{ slug: "weirs" }], contentText: TEXT });
  });

  it("splits the authors of label lines, and reads a label that stands twice as a list", async () => {
    const head = "Title: Low water\nAuthors: Kari Nordmann, Jon Doe\nTopics: weirs\nTopics: tides";
    expect(await articleOf("2024-05-04-a.md", `${head}\n\n${TEXT}`)).toMatchObject({
      authors: [{ name: "Kari Nordmann" }, { name: "Jon Doe" }],
      topics: [{ slug: "weirs" }, { slug: "tides" }],
    });
  });

  it.each([
    ["2024-01-05", "2024-01-05T00:00:00Z"],
    ["2024-01-05T10:00:00Z", "2024-01-05T10:00:00Z"],
    ["2024-01-05 10:00:00", "2024-01-05T10:00:00Z"],
    ["2024-01-05T10:00:00.5+02:00", "2024-01-05T08:00:00Z"],
    ['"5 January 2024"', "2024-01-05T00:00:00Z"],
  ])("reads TOML's date %s", async (date, instant) => {
    const article = await articleOf("a.md", `+++\ndate = ${date}\n${TOML}\n+++\n${TEXT}`);
    expect(article.published).toBe(Date.parse(instant));
  });

  it.each([
    ["TOML", "+++\ndraft = true\n+++", "draft"],
    ["TOML with a table", '+++\n[build]\nrender = "never"\n+++', "`build.render: never`"],
    ["JSON", '{ "draft": true }', "draft"],
    ["JSON between semicolons", ';;;\n"published": false\n;;;', "`published: false`"],
    ["dashes with spaces", " ---\nstatus: private\n ---", "`status: private`"],
    ["a comment before it", "<!-- lint off -->\n---\ndraft: true\n---", "draft"],
  ])("obeys private marks: %s", async (_, head, mark) => {
    expect(await problemsOf(named(head, ["html", "md", "txt"]))).toEqual(
      ["html", "md", "txt"].map((kind) => `note: 2024-05-04-${kind}.${kind}: ${mark}, not published`),
    );
  });

  it.each(["Title: Low water\nStatus: draft", "Status: draft\nTitle: Low water", "Status: draft"])(
    "obeys private marks in label lines: %j",
    async (head) => {
      expect(await problemsOf(named(head, ["html", "md"]))).toEqual(
        ["html", "md"].map((kind) => `note: 2024-05-04-${kind}.${kind}: \`Status: draft\`, not published`),
      );
    },
  );

  it.each([
    ["TOML", '+++\ntitle = "Low"\n\ntopics = []\nlanguage = "Norwegian"\n+++', 5],
    ["TOML below a long text", '+++\nsummary = """\nlanguage = 1\n"""\nlanguage = "Norwegian"\n+++', 5],
    ["JSON", '{\n"title": "Low",\n"language": "Norwegian"\n}', 3],
    ["JSON between semicolons", ';;;\n"title": "Low",\n"language": "Norwegian"\n;;;', 3],
    ["label lines", "Title: Low\nTopics: weirs,\n  tides\nLanguage: Norwegian", 4],
    ["dashes with spaces", " ---\n title: Low\n language: Norwegian\n ---", 3],
  ])("gives problems their line: %s", async (_, head, line) => {
    expect(await problemsOf({ "2024-05-04-a.md": `${head}\n${"\n"}${TEXT}` })).toContain(
      `2024-05-04-a.md:${line}: language is "Norwegian"; expected a language tag such as en or pt-BR`,
    );
  });

  it("gives problems of the text below it their line", async () => {
    for (const [name, head] of FORMS) {
      const text = `${head}\n\n![A gull](gull.png)\n`;
      const problems = await problemsOf({ "2024-05-04-a.md": text });
      expect([name, problems.filter((problem) => !problem.startsWith("warning: "))]).toEqual([
        name,
        [
          expect.stringMatching(
            `^2024-05-04-a\\.md:${text.split("\n").length - 1}: image "gull.png" is not there`,
          ),
        ],
      ]);
    }
  });
});

describe("broken front matter", () => {
  const dashes = "expected a second line of ---";
  it.each([
    [
      "TOML without an end",
      "+++\ndraft = true",
      1,
      "front matter without an end; expected a second line of +++",
    ],
    ["TOML", "+++\na = 1\ndraft = tru\n+++", 3, "TOML: invalid value; expected well-formed TOML"],
    [
      "JSON without an end",
      '{\n"draft": true',
      1,
      "front matter in JSON without an end; expected a closing }",
    ],
    [
      "an unknown word in JSON",
      '{\n"draft": tru\n}',
      2,
      'JSON: "tru" is no value; expected well-formed JSON',
    ],
    [
      "a comma too many in JSON",
      '{\n"draft": true,\n}',
      3,
      "JSON: Expected double-quoted property name; expected well-formed JSON",
    ],
    [
      "JSON without a comma",
      '{\n"draft": true\n"a": 1}',
      3,
      "JSON: Expected ',' or '}' after property value; expected well-formed JSON",
    ],
    [
      "YAML in braces",
      "{\ndraft: true\n}",
      2,
      "JSON: Expected property name or '}'; expected well-formed JSON",
    ],
    ["no end below four dashes", `----\n${YAML}`, 1, `front matter without an end; ${dashes}`],
    [
      "an unknown language",
      `---js\n${YAML}\n---`,
      1,
      'front matter opened by "---js"; expected a line of ---, with YAML below it',
    ],
    [
      "a map of JavaScript on one line",
      `---js\n{ title: "Pilots", draft: true }\n---`,
      1,
      'front matter opened by "---js"; expected a line of ---, with YAML below it',
    ],
    [
      "fields in a comment",
      `<!--\n${YAML}\ndraft: true\n-->`,
      1,
      "front matter in a comment; expected front matter without <!--",
    ],
    [
      "a mark in a comment",
      "<!-- draft: true -->",
      1,
      "front matter in a comment; expected front matter without <!--",
    ],
    ["TOML between dashes", "----\ntitle = 'x'\ndraft = true\n----", 2, "YAML: "],
  ])("is one error, and never text: %s", async (_, head, line, problem) => {
    const files = named(head, ["html", "md", "txt"]);
    expect(await problemsOf(files)).toEqual(
      Object.keys(files).map((name) => expect.stringContaining(`${name}:${line}: ${problem}`)),
    );
  });

  it("may be the comment of Nikola", async () => {
    const head = (tags: string) =>
      `<!--\n.. title: Pilots: a start\n.. date: 2024-05-04 14:30:00 UTC+02:00\n.. tags: ${tags}\n.. status: featured\n.. type: text\n-->\n\nA pilot boards.\n`;
    expect(await articleOf("a.md", head("Ships, Ice"))).toMatchObject({
      title: "Pilots: a start",
      published: Date.parse("2024-05-04T12:30:00Z"),
      topics: [{ slug: "ships" }, { slug: "ice" }],
      contentHtml: "<p>A pilot boards.</p>",
    });
    expect(await problemsOf({ "a.md": head("ships, draft"), "b.md": head("private") })).toContain(
      "note: a.md: draft, not published",
    );
  });

  const many = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  it.each([
    ["keys of TOML", `+++\n${many(1_500, (at) => `k${at} = 1`)}\n+++`, "TOML with 1,500 keys and list items"],
    ["bytes of TOML", `+++\nsummary = "${"a ".repeat(40_000)}"\n+++`, "TOML of 80,012 bytes"],
    ["lists in TOML", `+++\nx = ${"[".repeat(5_000)}${"]".repeat(5_000)}\n+++`, "TOML"],
    ["tables in TOML", `+++\n${"a.".repeat(20_000)}a = 1\n+++`, "TOML nested too deeply"],
    [
      "keys of JSON",
      `{\n${many(1_500, (at) => `"k${at}": 1,`)}\n"a": 1\n}`,
      "YAML with 1,501 keys and list items",
    ],
    ["lists in JSON", `{\n"x": ${"[".repeat(5_000)}${"]".repeat(5_000)}\n}`, "YAML nested too deeply"],
    ["bytes of JSON", `{\n"x": "${"a ".repeat(40_000)}"\n}`, "YAML of 80,011 bytes"],
    ["label lines", `Title: Low\n${many(1_500, (at) => `k${at}: a`)}`, "1,501 label lines"],
  ])("has the limits of YAML: %s", async (_, head, problem) => {
    expect(await problemsOf({ "2024-05-04-a.md": `${head}\n\n${TEXT}` })).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

describe("text that only looks like front matter", () => {
  it.each([
    ["a shortcode", '{{< figure src="https://a.example/x.png" >}}'],
    ["a template's tag", "{% youtube x %}"],
    ["a brace before a word", "{draft} is a word"],
    ["a rule above prose", "----\n\nA rule opens this text, and: it goes on.\n\n----"],
    ["a rule above fields and prose", "-----\n\nNote: bring boots.\nThe path is wet\n\n-----"],
    ["semicolons above prose", ";;;\n\nA row of semicolons opens this text.\n\n;;;"],
    ["a formula above prose", "+++\n\nA row of plus signs opens this text.\n\n+++"],
    ["a ticker", "+++ Ferry runs aground +++ Harbour closed +++"],
    ["questions and answers", "Question: Why is the weir dry?\nAnswer: It did not rain."],
    ["a sentence after a label", "Summary: I like weirs."],
    ["a comment before prose", "<!-- lint off -->\n\nThe weir: a history"],
  ])("is text: %s", async (_, head) => {
    const article = await articleOf("2024-05-04-a.md", `${head}\n\n${TEXT}\n`);
    expect(article.contentText).toContain(TEXT);
  });

  it("is the head of plain copy if it has label lines", async () => {
    const articles = await articlesOf({ "2024-05-04-a.txt": `Title: Low water\nTags: []\n\n${TEXT}` });
    expect(articles["2024-05-04-a.txt"]).toMatchObject({ title: "Low water", contentText: TEXT });
  });
});
