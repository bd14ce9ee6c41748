import { describe, expect, it } from "vitest";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const md = (frontMatter: string, body = "A pilot boards at the skerries.") =>
  `---\n${frontMatter}\n---\n${body}\n`;

describe("front matter", () => {
  it("gives all fields of an article", async () => {
    const article = await articleOf(
      "pilots.md",
      md(`title: How pilots work
date: 2024-05-04T14:30
updated: 2024-05-05
id: pilots-2024
authors:
  - Kari Nordmann
  - name: Jon Doe
    url: https://doe.example
topics: [Harbour]
summary: What a pilot does.
language: nb-no
image: https://img.example/p.jpg
slug: pilots-at-work`),
    );
    expect(article).toMatchObject({
      title: "How pilots work",
      published: Date.parse("2024-05-04T14:30:00Z"),
      updated: Date.parse("2024-05-05T00:00:00Z"),
      authors: [{ name: "Kari Nordmann" }, { name: "Jon Doe", url: "https://doe.example/" }],
      topics: [{ slug: "harbour", label: "Harbour" }],
      summary: "What a pilot does.",
      language: "nb-NO",
      image: { url: "https://img.example/p.jpg" },
      slug: "pilots-at-work",
      url: "http://localhost:8787/articles/pilots-at-work",
    });
  });

  it.each(["\n", "\r\n"])("reads a value in quotes whose later lines have no indent: %j", async (end) => {
    const front = `topics: []\ndate: 2024-05-04\nsummary: "A pilot knows\nthe \\"skerries\\"\n\nwell."\ntitle: 'It''s\nlow'\nnope: 1`;
    const text = md(front).replaceAll("\n", end);
    expect(await articleOf("a.md", text)).toMatchObject({
      summary: 'A pilot knows the "skerries" well.',
      title: "It's low",
    });
    expect(await problemsOf({ "a.md": text })).toEqual([
      expect.stringMatching(/^warning: a\.md:10: unknown key "nope"/),
    ]);
  });

  it("takes one author without a list, and topics on one line", async () => {
    const article = await articleOf(
      "a.md",
      md("date: 2024-05-04\nauthors: Kari Nordmann\ntopics: harbour, tall ships"),
    );
    expect(article.authors).toEqual([{ name: "Kari Nordmann" }]);
    expect(article.topics.map(({ slug }) => slug)).toEqual(["harbour", "tall-ships"]);
  });

  it("takes the title from a first heading, and does not repeat it in the text", async () => {
    const article = await articleOf(
      "a.md",
      md("date: 2024-05-04", "# How *pilots* work & live\n\nA pilot boards."),
    );
    expect(article).toMatchObject({ title: "How pilots work & live", contentHtml: "<p>A pilot boards.</p>" });
  });

  it("gives Markdown headings ids, numbered again in each article", async () => {
    const body = "## Høy & lav\n\n[up](#høy--lav)\n\n## Høy & lav\n\n- [x] done\n- [ ] open";
    for (const name of ["a.md", "b.md"]) {
      const { contentHtml } = await articleOf(name, md("title: Tides\ndate: 2024-05-04\ntopics: []", body));
      expect(contentHtml).toContain('<h2 id="høy--lav">Høy &amp; lav</h2>');
      expect(contentHtml).toContain('<h2 id="høy--lav-1">');
      expect(contentHtml).toMatch(/<li>☑ done<\/li>\s*<li>☐ open<\/li>/);
    }
  });

  it("takes the title of an HTML document from its h1, else its title", async () => {
    const whole =
      "<!doctype html><html><head><title>Site: pilots</title></head><body><h1>How pilots <i>work</i></h1><p>Text.</p></body></html>";
    expect(await articleOf("2024-05-04-a.html", whole)).toMatchObject({
      title: "How pilots work",
      contentHtml: "<p>Text.</p>",
    });
    expect(await articleOf("2024-05-04-a.html", whole.replace(/<h1>.*<\/h1>/, ""))).toMatchObject({
      title: "Site: pilots",
    });
  });

  it("keeps a first heading that is another than the title", async () => {
    const written = md("title: Pilots\ndate: 2024-05-04", "# How they work\n\nText.");
    expect(await articleOf("a.md", written)).toMatchObject({
      title: "Pilots",
      contentText: "How they work\n\nText.",
    });
    expect((await articleOf("a.md", written.replace("How they work", "Pilots"))).contentText).toBe("Text.");
    const html = "---\ntitle: Pilots\ndate: 2024-05-04\n---\n<h1>How</h1><p>a</p><h1>And why</h1>";
    expect((await articleOf("a.html", html)).contentText).toMatch(/^How\s+a\s+And why$/);
  });

  it("reads a heading's title as one clean line, and a picture as none", async () => {
    expect(await articleOf("a.md", md("date: 2024-05-04", "# One<br>two &#1; three\n\nText."))).toMatchObject(
      {
        title: "One two three",
      },
    );
    expect(
      await articleOf("a.md", md("date: 2024-05-04", "# ![logo](https://a.example/x.png)\n\nText here.")),
    ).toMatchObject({
      title: "Text here",
    });
    expect(
      await articleOf("a.html", md("date: 2024-05-04", "<h1>One &#xFDD0; two</h1><p>x</p>")),
    ).toMatchObject({
      title: "One two",
    });
  });

  it("takes title and summary from the first paragraph, past code and lists", async () => {
    const article = await articleOf(
      "a.md",
      md("date: 2024-05-04", "```\nnpm install\n```\n\n- one\n\nInstall it first.\n"),
    );
    expect(article).toMatchObject({ title: "Install it first", summary: "Install it first." });
  });

  it("may stand below empty lines", async () => {
    expect(await articleOf("a.md", `\n\n${md("title: Pilots\ndate: 2024-05-04")}`)).toMatchObject({
      title: "Pilots",
    });
  });

  it("has years of four digits", async () => {
    expect(await problemsOf({ "a.md": md("date: 9999-12-31T23:59:59-05:00\ntopics: []") })).toEqual([
      "a.md:2: date after the year 9999; expected a year of four digits",
    ]);
  });

  it.each([
    [
      '"The ice is thick.\nA tug broke it: slowly.\n\nThen it left."',
      "The ice is thick. A tug broke it: slowly. Then it left.",
    ],
    ["'The ice\nwasn''t thick.'", "The ice wasn't thick."],
  ])("may have a quoted text whose lines are not indented: %j", async (summary, read) => {
    const article = await articleOf("a.md", md(`title: Ice\nsummary: ${summary}\ndate: 2024-05-04`));
    expect(article).toMatchObject({ summary: read, published: Date.parse("2024-05-04") });
  });

  it.each([
    ['title: "Ice\ndraft: true\ndate: 2024-05-04\nsummary: Thick"', 2],
    ['title: "Ice\ndate: 2024-05-04', 2],
  ])("has no key in a quoted text: %j", async (frontMatter, line) => {
    const [first = ""] = await problemsOf({ "a.md": md(frontMatter) });
    expect(first).toMatch(/^a\.md:\d+: YAML: /);
    expect(Number(first.split(":")[1])).toBeGreaterThanOrEqual(line);
  });

  it("is not needed", async () => {
    expect(
      await articleOf("2024-05-04-pilots.md", "A pilot boards at the skerries. Then they sail.\n"),
    ).toMatchObject({
      title: "A pilot boards at the skerries",
    });
  });

  it.each([
    [
      "title: [a, b]\ndate: 2024-05-04",
      'a.md:2: title is ["a","b"]; expected one line of text (in quotes if it looks like a number)',
    ],
    [
      "date: 42",
      "a.md:2: date is 42; expected YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00",
    ],
    [
      "title: Pilots\ndate: 2021-13-02",
      'a.md:3: date "2021-13-02" is not a calendar date; expected YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00',
    ],
    [
      "date: 2024-05-04\nlanguage: not a language",
      'a.md:3: language is "not a language"; expected a language tag such as en or pt-BR',
    ],
    [
      "date: 2024-05-04\nlanguage: german",
      'a.md:3: language is "german"; expected a language tag such as en or pt-BR',
    ],
    [
      "date: 2024-05-04\nslug: '!!'",
      'a.md:3: slug is "!!"; expected lower-case letters, digits and hyphens, starting with a letter or digit',
    ],
    [
      "date: 2024-05-04\nimage: javascript:alert(1)",
      'a.md:3: image is "javascript:alert(1)"; expected a file beside the article, or the http or https address of an image',
    ],
    [
      "date: 0202-05-04",
      "a.md:2: date before the year 1000; expected a later date, because feed readers misread earlier years",
    ],
    [
      "date: 2024-05-04\nupdated: 2024-05-03",
      "a.md:3: updated is 2024-05-03T00:00:00Z, before date; expected 2024-05-04T00:00:00Z or later",
    ],
    [
      'date: 2024-05-04\ntitle: "Ice" and snow',
      "a.md:3: YAML: Unexpected scalar at node end; expected quotes around the whole value: '...'",
    ],
    [
      "date: 2024-05-04\nauthors:\n  - name: Kari\n    url: nowhere",
      expect.stringMatching(
        /^a\.md:\d: authors.* expected a name, or a list of names or of \{name, url, slug\}/,
      ),
    ],
  ])("refuses %j, naming line, found and expected", async (frontMatter, problem) => {
    expect(await problemsOf({ "a.md": md(`${frontMatter}\ntopics: []`) })).toEqual([problem]);
  });

  it("reports wrong dates in lists and maps together with the other problems, each in its line", async () => {
    const fields = [
      "title: 5",
      "date: 2024-05-04",
      "withdrawn: {date: 2024-13-01, reason: The ship is another}",
      "corrections:",
      "  - {date: never, note: She sails on Mondays}",
    ].join("\n");
    const problems = await problemsOf({ "a.md": md(`${fields}\ntopics: []`) });
    expect(problems.map((problem) => problem.replace(/; expected .*/, ""))).toEqual([
      "a.md:2: title is 5",
      'a.md:6: corrections.0.date "never" is not a date',
      'a.md:4: withdrawn.date "2024-13-01" is not a calendar date',
    ]);
  });

  it("leaves a problem of a label line below it in the line of the label", async () => {
    const text = "---\ndate: 2024-05-04\n---\nTitle: Ferry\nTopics: []\nUpdated: 2024-05-01\n\nShe sails.\n";
    expect(await problemsOf({ "a.txt": text })).toEqual([
      expect.stringMatching(/^a\.txt:6: updated is 2024-05-01T00:00:00Z, before date; /),
    ]);
  });

  it("warns of an unknown key and names the nearest", async () => {
    expect(
      await problemsOf({
        "a.md": md("date: 2024-05-04\ntopics: []\nsumary: x\nkolour: red\nweight: 3\nx: 1"),
      }),
    ).toEqual([
      'warning: a.md:4: unknown key "sumary"; expected "summary"',
      expect.stringMatching(/^warning: a\.md:5: unknown key "kolour"; expected one of title, date, /),
      expect.stringMatching(/^warning: a\.md:7: unknown key "x"; expected one of title, date, /),
    ]);
  });

  it.each([
    ["title: Route #66 opens", "title", "#66 opens"],
    ["tags: #harbour", "tags", "#harbour"],
  ])("warns of a value that ends at a #: %s", async (line, name, lost) => {
    expect(await problemsOf({ "a.md": md(`date: 2024-05-04\n${line}`) })).toContainEqual(
      `warning: a.md:3: "${name}" is read without "${lost}", because # starts a comment; expected quotes around the whole value, or a space after the #`,
    );
  });

  it.each(['title: "Route #66"', "title: C# and F#", "title: Route # 66", "summary: |\n  Route #66"])(
    "does not warn of %j",
    async (line) => {
      expect(await problemsOf({ "a.md": md(`date: 2024-05-04\n${line}`) })).not.toContainEqual(
        expect.stringContaining("starts a comment"),
      );
    },
  );

  it("says where the YAML is broken", async () => {
    expect(await problemsOf({ "a.md": md("title: a\ntitle: b") })).toEqual([
      expect.stringMatching(/^a\.md:3: YAML: .*unique.*; expected well-formed YAML$/),
    ]);
    expect(await problemsOf({ "a.md": md("date: 2024-05-04\ntitle: Pilots: how they work") })).toEqual([
      "a.md:3: YAML: Nested mappings are not allowed in compact mappings; expected quotes around a value that holds a colon and a space",
    ]);
    expect(await problemsOf({ "a.md": "---\ntitle: a\n" })).toEqual([
      "a.md:1: front matter without an end; expected a second line of ---",
    ]);
    expect(await problemsOf({ "a.md": md("- a\n- b") })).toEqual([
      'a.md:2: YAML: ["a","b"]; expected lines of the form `key: value`',
    ]);
  });

  it("says so once for each line, however many messages a mistake causes", async () => {
    expect(await problemsOf({ "a.md": md(`title: ${"]".repeat(50)}\ndate: @soon`) })).toEqual([
      expect.stringMatching(/^a\.md:2: YAML: /),
      expect.stringMatching(/^a\.md:3: YAML: /),
    ]);
  });

  it("does not let aliases grow a short file into a long one", async () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ...[..."bcdefgh"].map((name, at) => `${name}: &${name} [${`*${"abcdefgh"[at]},`.repeat(9)}]`),
    ].join("\n");
    expect(await problemsOf({ "a.md": md(bomb) })).toEqual([
      expect.stringMatching(
        /^a\.md:2: YAML: .*alias.*; expected no aliases, or few: they may stand for 100 values$/,
      ),
    ]);
  });
});
