import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../../src/compiler/ground/problem.ts";
import { readSeeds } from "../../../src/compiler/ground/seeds.ts";
import { articleOf, articlesOf, compileFiles, folderOf, problemsOf } from "../../support/seeds.ts";

const ARTICLE = "---\ndate: 2024-05-04\ntopics: []\n---\nA pilot boards.\n";

describe("the folder of seeds", () => {
  it("is read with all its folders, in the same order on every disk", async () => {
    const folder = await folderOf({
      "b.md": "",
      "a/z.txt": "",
      "B.html": "",
      "a/_draft.md": "",
      ".hidden.md": "",
      "_old/x.md": "",
    });
    const problems: Problem[] = [];
    const { articles } = readSeeds(folder, problems);
    expect(articles.map(({ name, kind }) => [name, kind])).toEqual([
      ["B.html", "html"],
      ["a/z.txt", "txt"],
      ["b.md", "md"],
    ]);
    expect(problems).toEqual([]);
  });

  it("reports files that are not articles", async () => {
    expect(await problemsOf({ "a.md": ARTICLE, "scan.bin": "alert(1)" })).toEqual([
      "warning: scan.bin: not an article; expected a .txt, .md or .html file, or a name that starts with _ or .",
    ]);
  });

  it("follows no symbolic link", async () => {
    const folder = await folderOf({ "a.md": ARTICLE });
    const outside = await folderOf({ "secret.md": ARTICLE });
    await symlink(join(outside, "secret.md"), join(folder, "link.md"));
    await symlink(outside, join(folder, "linked"));
    const problems: Problem[] = [];
    const { articles } = readSeeds(folder, problems);
    expect(articles.map(({ name }) => name)).toEqual(["a.md"]);
    expect(problems.map(({ message }) => message)).toEqual([
      "a symbolic link or special file",
      "a symbolic link or special file",
    ]);
  });

  it("may be empty", async () => {
    const compiled = await compileFiles({});
    expect(compiled).toMatchObject({ ok: true, value: { articles: [] } });
  });

  it("must exist", async () => {
    const problems: Problem[] = [];
    readSeeds(join(await folderOf({}), "nowhere"), problems);
    expect(problems).toMatchObject([
      { severity: "error", message: "cannot be read", fix: "a folder of articles" },
    ]);
  });

  it("takes names with spaces and letters of any script", async () => {
    const articles = await articlesOf({
      "Å nei, Ørsta!.md": ARTICLE,
      "北京.md": ARTICLE,
      "Привет мир.md": ARTICLE,
    });
    expect(
      Object.values(articles)
        .map(({ slug }) => slug)
        .toSorted(),
    ).toEqual(["a-nei-orsta", "beijing", "privet-mir"]);
  });

  it("requires a slug if a name has no letter or digit", async () => {
    expect(await problemsOf({ "---.md": ARTICLE })).toEqual([
      "---.md: no letter or digit in the file's name; expected a `slug:`, or another name",
    ]);
  });
});

describe("a draft", () => {
  it("is not published, and a note reports it", async () => {
    const files = { "a.md": ARTICLE, "b.md": ARTICLE.replace("topics", "draft: true\ntopics") };
    expect(Object.keys(await articlesOf(files))).toEqual(["a.md"]);
    expect(await problemsOf(files)).toEqual(["note: b.md: draft, not published"]);
  });
});

describe("a text that is meant to be slow", () => {
  const long = 400_000;
  it.each([
    ["spaces after a place", `A${" ".repeat(long)}x`],
    ["commas", `a${",".repeat(long)}b c`],
    ["a byline of spaces", `By A${" ".repeat(long)}b`],
    ["an author label of commas", `Author: a${" ,".repeat(long / 2)}`],
    ["words before a date", `${"a ".repeat(long / 2)}date`],
    ["dates that are none", "2021-13-".repeat(long / 8)],
    ["capitals", "A ".repeat(long / 2)],
    ["dots", ". ".repeat(long / 2)],
  ])(
    "is read in the time that its length needs: %s",
    async (_, line) => {
      expect(await articleOf("2024-05-04-a.txt", `Title: T\nTags: []\n\n${line}\n\n${line}\n`)).toMatchObject(
        { title: "T" },
      );
      expect((await articleOf("2024-05-04-a.txt", `${line}\n`)).contentText).not.toBe("");
    },
    30_000,
  );

  it.each([
    '<table><tr><td colspan="100000000">x</td></tr></table>',
    `<table>${'<tr><td colspan="1000" rowspan="1000">x</td></tr>'.repeat(20)}</table>`,
    "<pre>x</pre>".repeat(40_000),
  ])(
    "and so is HTML",
    async (html) => {
      expect((await articleOf("2024-05-04-a.html", html)).contentText).toContain("x");
    },
    30_000,
  );
});

describe("decoding", () => {
  it("drops a byte order mark and accepts all kinds of line ends", async () => {
    const bytes = new TextEncoder().encode(
      "\uFEFF---\r\ndate: 2024-05-04\r\n---\r\n# Pilots\r\n\r\nOne.\r\rTwo.\n",
    );
    expect(await articleOf("a.md", bytes)).toMatchObject({
      title: "Pilots",
      contentHtml: "<p>One.</p>\n<p>Two.</p>",
    });
  });

  it("refuses other encodings than UTF-8, with the line", async () => {
    const latin1 = Buffer.from("---\ndate: 2024-05-04\n---\nSm\u00f8r\n", "latin1");
    expect(await problemsOf({ "a.md": latin1 })).toEqual([
      expect.stringContaining("a.md:4: bytes that are not UTF-8; expected UTF-8"),
    ]);
  });

  it("prints words of a file without the characters that reverse a line", async () => {
    const text = '---\ndate: 2024-05-04\ntopics: []\n"tit\u202Ele": x\n---\nText.\n';
    expect(await problemsOf({ "a.md": text })).toEqual([
      'warning: a.md:4: unknown key "tit\\u202ele"; expected "title"',
    ]);
  });

  it("removes control characters and names them in a warning", async () => {
    const files = { "a.md": ARTICLE.replace("pilot", "pi\u0001lo\u0000t") };
    expect(await problemsOf(files)).toEqual([
      "warning: a.md:5: U+0001, U+0000 removed; expected text without control characters",
    ]);
    expect((await articlesOf(files))["a.md"]?.contentHtml).toBe("<p>A pilot boards.</p>");
  });

  it("refuses a very large file without reading it", async () => {
    const folder = await folderOf({});
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "huge.txt"), Buffer.alloc(20_000_000, "a"));
    const problems: Problem[] = [];
    const { articles } = readSeeds(folder, problems);
    expect(articles).toEqual([]);
    expect(problems).toMatchObject([
      { severity: "error", message: "20000000 bytes", fix: "at most 2097152 bytes" },
    ]);
  });
});

describe("all problems at once", () => {
  it("reports all problems of all files, and compiles nothing", async () => {
    const problems = await problemsOf({
      "_site.yaml": "title: [x]\n",
      "_topics.yaml": "topics: 3\n",
      "bytes.md": Buffer.from([0xff, 0xff]),
    });
    expect(problems).toEqual([
      '_site.yaml:1: title is ["x"]; expected one line of text (in quotes if it looks like a number)',
      expect.stringMatching(/^_topics\.yaml:1: topics is 3; expected a list of/),
      expect.stringContaining("bytes.md:1: bytes that are not UTF-8; expected a text in UTF-8"),
    ]);
  });

  it("reports problems of articles together with those of the settings, and all problems of a file", async () => {
    const problems = await problemsOf({
      "_site.yaml": "ttl: often\nurl: notes.example\n",
      "_topics.yaml": "topics: 3\n",
      "a.md": "---\nlanguage: xx_yy\ndate: 2024-13-01\nupdated: never\ntopics: []\n---\nText.\n",
    });
    expect(problems.map((problem) => problem.split(" ").slice(0, 2).join(" "))).toEqual([
      "_site.yaml:1: ttl",
      "_site.yaml:2: url",
      "_topics.yaml:1: topics",
      "a.md:3: date",
      "a.md:4: updated",
      "a.md:2: language",
    ]);
  });

  it("takes a setting without a value as not written", async () => {
    expect(
      await problemsOf({ "_site.yaml": "title:\ndescription:\nurl:\n", "_topics.yaml": "topics:\n" }),
    ).toEqual([]);
  });

  it("reports settings files with a wrong name", async () => {
    expect(await problemsOf({ "_site.yml": "title: Notes\n" })).toEqual([
      "warning: _site.yml: not read; expected the name _site.yaml",
    ]);
  });

  it.each([
    ["2024-13-40 ice.md", "2021-11-02-ice.md"],
    ["14.11.2026 ice.md", "2021-11-02-ice.md"],
    ["26-11-14.md", "2021-11-02-26-11-14.md"],
    ["3 ships.md", "2021-11-02-3 ships.md"],
  ])("proposes a name for %s without what looks like a date", async (name, proposed) => {
    expect(await problemsOf({ [name]: "Ice.\n" })).toContainEqual(
      expect.stringMatching(new RegExp(`no date; expected .* or a file name such as ${proposed}$`)),
    );
  });

  it("reports problems of later articles too", async () => {
    const problems = await problemsOf({
      "a.md": "No date here.\n",
      "b.md": ARTICLE,
      "c.md": "---\ndate: soon\n---\nText.\n",
      "d.txt": "\n\n",
    });
    expect(problems).toEqual([
      "a.md:1: no date; expected a line `date: YYYY-MM-DD` between two lines of `---` at the top, or a file name such as 2021-11-02-a.md",
      expect.stringContaining('c.md:2: date "soon" is not a date'),
      "d.txt:1: no date; expected a line `Date: YYYY-MM-DD`, or a file name such as 2021-11-02-d.txt",
      expect.stringMatching(/^warning: a\.md: no topic recognised/),
      "d.txt: no text and no title; expected a text or a title",
      expect.stringMatching(/^warning: d\.txt: no topic recognised/),
    ]);
  });

  it.each([
    [
      "a.html",
      `---\ndate: 2024-05-04\n---\n${"<div>".repeat(50_000)}`,
      "a.html:4: elements nested too deeply; expected at most 1,000 levels, each with its end tag",
    ],
    [
      "a.md",
      `---\ndate: 2024-05-04\n---\n${"> ".repeat(20_000)}x`,
      "a.md:4: lists and block quotes nested too deeply; expected at most 100 levels",
    ],
    [
      "a.md",
      `---\ntitle: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n---\nText.`,
      "a.md:2: YAML nested too deeply; expected at most 100 levels",
    ],
  ])("reports extreme nesting in %s", async (name, text, problem) => {
    expect(await problemsOf({ [name]: text })).toEqual([expect.stringContaining(problem)]);
  });

  it("refuses an article without any text", async () => {
    expect(await problemsOf({ "a.md": "---\ndate: 2024-05-04\ntopics: []\n---\n \n" })).toEqual([
      "a.md: no text and no title; expected a text or a title",
    ]);
  });
});
