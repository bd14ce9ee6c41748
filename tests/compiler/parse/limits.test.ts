/**
 * A file that exceeds a limit, beside a file with a small mistake. Both are reported. No test here measures
 * time.
 */

import { describe, expect, it } from "vitest";
import { type Files, problemsOf } from "../../support/seeds.ts";

const md = (body: string, line = "") =>
  `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n${line}---\n${body}\n`;
const MISTAKE = { "z.md": md("High water at noon.", "language: Norwegian\n") };
const MISTAKE_PROBLEM = 'z.md:5: language is "Norwegian"; expected a language tag such as en or pt-BR';

const numbered = (count: number, print: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => print(at)).join("");
const STEPS =
  "more than 300,000,000 steps to read the Markdown; expected shorter paragraphs, or fewer marks such as * _ [ < in them";
const QUOTES = "lists and block quotes nested too deeply; expected at most 100 levels";

/** Files over a limit, each with its problem. */
const OVER: readonly (readonly [name: string, files: Files, problem: string])[] = [
  [
    "a cyclic anchor in front matter",
    { "a.md": md("Text.", "authors: &a [*a]\n") },
    "a.md:5: YAML: alias *a in the value that it stands for; expected a value that ends",
  ],
  [
    "a cyclic anchor in plain text",
    { "a.txt": "---\ntitle: Tides\ndate: 2024-05-04\nx: &x {y: [*x]}\n---\nText.\n" },
    "a.txt:4: YAML: alias *x in the value that it stands for; expected a value that ends",
  ],
  [
    "a cyclic anchor in the site's settings",
    { "_site.yaml": "title: Tides\nauthors: &a [*a]\n" },
    "_site.yaml:2: YAML: alias *a in the value that it stands for; expected a value that ends",
  ],
  [
    "a cyclic anchor in the vocabulary",
    { "_topics.yaml": "topics: &t\n- {slug: tides, terms: *t}\n" },
    "_topics.yaml:2: YAML: alias *t in the value that it stands for; expected a value that ends",
  ],
  ["stars that nothing closes", { "a.md": md("*a".repeat(20_000)) }, `a.md:6: ${STEPS}`],
  ["underscores", { "a.md": md(`A pilot.\n\n${"_a".repeat(20_000)}`) }, `a.md:8: ${STEPS}`],
  ["brackets", { "a.md": md("[a](".repeat(15_000)) }, `a.md:6: ${STEPS}`],
  ["backticks", { "a.md": md("`a``b".repeat(20_000)) }, `a.md:6: ${STEPS}`],
  ["openings of tags", { "a.md": md("<".repeat(20_000)) }, `a.md:6: ${STEPS}`],
  ["openings of comments", { "a.md": md(`a ${"<!--".repeat(20_000)}`) }, `a.md:6: ${STEPS}`],
  [
    "an opening of a comment",
    { "a.md": md("A pilot.\n\na <!-- b") },
    "a.md:8: comment <!-- without an end; expected --> after it",
  ],
  ["stars beside a comment", { "a.md": md(`%%a%% ${"*a".repeat(20_000)}`) }, `a.md:6: ${STEPS}`],
  ["a mail address without an end", { "a.md": md(`${"a".repeat(40_000)}@`) }, `a.md:6: ${STEPS}`],
  ["starts of codes", { "a.md": md("{% a ".repeat(100_000)) }, "without an end; expected %} after it"],
  [
    "blocks of raw text that nothing closes",
    { "a.md": md("{% raw %}".repeat(50_000)) },
    "a.md:6: code {% raw %} without an end; expected the end of raw after it",
  ],
  [
    "ends of captions",
    { "a.md": md("[/caption]".repeat(3_000)) },
    "a.md:6: code [/caption] without its start; expected [caption] before it",
  ],
  ["images", { "a.md": md("![a](b.png) ".repeat(8_000)) }, `a.md:6: ${STEPS}`],
  ["a list item of many lines", { "a.md": md(`- a\n${"b\n".repeat(20_000)}`) }, STEPS],
  [
    "block quotes that end at each code block",
    { "a.md": md("> ```\na\n".repeat(10_000)) },
    `a.md:6: ${STEPS}`,
  ],
  ["block quotes", { "a.md": md(">".repeat(2_000)) }, `a.md:6: ${QUOTES}`],
  ["lists", { "a.md": md(`${"- ".repeat(2_000)}a`) }, `a.md:6: ${QUOTES}`],
  [
    "emphasis in emphasis",
    { "a.md": md(`${"*a _b ".repeat(100)}c${"_ *".repeat(100)}`) },
    "a.md:6: emphasis and links nested too deeply; expected at most 100 levels",
  ],
  [
    "table rows in Markdown",
    { "a.md": md(`|a|b|\n|-|-|\n${"|a|b|\n".repeat(15_000)}`) },
    "a.md:6: 30,002 table cells; expected at most 20,000 in an article",
  ],
  [
    "table rows of one character",
    { "a.md": md(`|${"a|".repeat(200)}\n|${"-|".repeat(200)}\n${"|\n".repeat(200)}`) },
    "table cells; expected at most 20,000 in an article",
  ],
  [
    "table rows in HTML",
    { "a.html": md(`<table>${"<tr><td>a".repeat(25_000)}</table>`) },
    "a.html: 25,000 table cells; expected at most 20,000 in an article",
  ],
  [
    "cells that span others",
    { "a.html": md(`<table><tr>${'<td colspan="50" rowspan="50">a'.repeat(10)}</table>`) },
    "a.html: 25,000 table cells; expected at most 20,000 in an article",
  ],
  [
    "a cell as wide as a page, above many rows",
    { "a.html": md(`<table><tr><td>${"a".repeat(100_000)}<td>b${"<tr><td>a<td>b".repeat(1_000)}</table>`) },
    "a.html: tables that take up to 100,101,001 characters as text; expected at most 16,000,000: fewer rows, or shorter cells",
  ],
  [
    "tables that nothing closes",
    { "a.html": md("<table><tr>".repeat(5_000)) },
    "a.html:6: elements nested too deeply; expected at most 1,000 levels, each with its end tag",
  ],
  [
    "lists that nothing closes",
    { "a.html": md(`<p>A pilot.</p>\n${"<ul><li>".repeat(5_000)}`) },
    "a.html:7: elements nested too deeply; expected at most 1,000 levels, each with its end tag",
  ],
  [
    "elements in Markdown that nothing closes",
    { "a.md": md("<div>\n".repeat(5_000)) },
    "a.md: elements nested too deeply; expected at most 1,000 levels, each with its end tag",
  ],
  [
    "marks on a letter",
    { "a.txt": `Title: Tides\nDate: 2024-05-04\nTags: []\n\na${"\u0301".repeat(20_000)}\n` },
    "a.txt:5: more than 100 combining marks in a row; expected letters with a few marks each",
  ],
  [
    "marks on a letter, as entities",
    { "a.html": md(`<p>a${"&#x301;&#x323;".repeat(20_000)}`) },
    "a.html: more than 100 combining marks in a row; expected letters with a few marks each",
  ],
  [
    "keys of front matter",
    {
      "a.md": md(
        "Text.",
        numbered(1_500, (at) => `k${at}: a\n`),
      ),
    },
    "a.md: YAML with 1,503 keys and list items; expected at most 1,000",
  ],
  [
    "front matter as long as a book",
    { "a.md": md("Text.", `summary: ${"a ".repeat(40_000)}\n`) },
    "a.md: YAML of 80,050 bytes; expected at most 65,536",
  ],
  [
    "lists in front matter",
    { "a.md": md("Text.", `x: ${"[".repeat(5_000)}\n`) },
    "a.md:5: YAML nested too deeply; expected at most 100 levels",
  ],
  [
    "keys of the site's settings",
    { "_site.yaml": numbered(12_000, (at) => `k${at}: a\n`) },
    "_site.yaml:1: YAML with 12,000 keys or items in one mapping or list; expected at most 10,000",
  ],
  [
    "topics below one another",
    {
      "_topics.yaml": `topics:\n- {slug: k0}\n${numbered(33, (at) => `- {slug: k${at + 1}, broader: k${at}}\n`)}`,
    },
    "_topics.yaml:35: more than 32 broader topics; expected at most 32",
  ],
];

/** Valid files with many repetitions. A slow rule would exceed the time limit of the test. */
const WITHIN: readonly (readonly [name: string, files: Files])[] = [
  ["a line of half a megabyte", { "a.md": md("a ".repeat(250_000)) }],
  ["a thousand links in one paragraph", { "a.md": md("[a](https://example.org/b) ".repeat(1_000)) }],
  ["ten thousand list items", { "a.md": md("- *a* `b`\n".repeat(10_000)) }],
  [
    "definitions of links",
    { "a.md": md(`${numbered(5_000, (at) => `[a${at}]: https://example.org/${at}\n`)}\n[a1]`) },
  ],
  ["entities", { "a.md": md("&amp;".repeat(50_000)) }],
  ["a table of a thousand rows", { "a.md": md(`|a|b|c|\n|-|-|-|\n${"|one|two|three|\n".repeat(1_000)}`) }],
  ["unclosed tags of an old page", { "a.html": md("<i>a<b>b".repeat(300)) }],
  ["letters with dozens of marks", { "a.md": md(`${`a${"\u0301".repeat(50)}`.repeat(100)}`) }],
  [
    "a list numbered in Roman letters past 3999",
    { "a.html": md('<ol type="i" start="1000000"><li>a<li>b</ol>') },
  ],
  [
    "footnotes",
    {
      "a.md": md(numbered(2_000, (at) => `[^n${at}]\n\n`) + numbered(2_000, (at) => `[^n${at}]: A pilot.\n`)),
    },
  ],
  ["references to one footnote", { "a.md": md(`${"[^n]\n\n".repeat(2_000)}[^n]: A pilot.`) }],
  ["notes of one name", { "a.md": md(`${"[^n]\n\n[^n]: A pilot.\n".repeat(20_000)}`) }],
  [
    "empty lines after footnotes",
    { "a.md": md(`[^n]${`\n[^n]: A pilot.${"\n".repeat(1_000)}`.repeat(500)}`) },
  ],
  ["marks of alerts", { "a.md": md("> [!\n\n".repeat(5_000)) }],
  ["ids of headings", { "a.md": md("# a {#a {#a\n".repeat(5_000)) }],
  ["ends of the summary", { "a.md": md("<!--more-->\n".repeat(20_000)) }],
  ["openings of links by name", { "a.md": md("[[a\n\n".repeat(5_000)) }],
  ["links by name", { "a.md": md("[[b]]\n\n".repeat(5_000)), "b/b.md": md("Ebb.") }],
  ["marks around text", { "a.md": md("==a ".repeat(100_000)) }],
  ["marked texts", { "a.md": md("==a== b\n\n".repeat(3_000)) }],
  ["attributes on one line", { "a.md": md(`A${"{:.a}".repeat(5_000)}`) }],
  ["ids of paragraphs", { "a.md": md("A\n{: #a}\n\n".repeat(5_000)) }],
  ["outputs of templates that nothing closes", { "a.md": md(`A${"{{".repeat(100_000)}`) }],
  ["captions", { "a.md": md('[caption a="b"]![A](https://a.example/b.png) c[/caption]\n\n'.repeat(2_000)) }],
  ["codes of WordPress in prose", { "a.md": md("A [video b=c [caption ".repeat(2_000)) }],
  ["terms", { "a.md": md("A\n: b\n\n".repeat(5_000)) }],
  ["lines that could be terms", { "a.md": md("A\n\n".repeat(5_000)) }],
  ["blocks of code", { "a.md": md("{% highlight a %}\nb\n{% endhighlight %}\n".repeat(5_000)) }],
  ["frames", { "a.html": md('<iframe src="https://x.example/"></iframe>'.repeat(5_000)) }],
  [
    "pictures with copies",
    { "a.html": md('<img src=""><noscript><img src="https://a.example/a.png"></noscript>'.repeat(3_000)) },
  ],
  ["formulas", { "a.html": md('<span class="katex"><math><mi>x</mi></math></span>'.repeat(5_000)) }],
  ["formulas that nothing closes", { "a.html": md("<math><mi>x".repeat(300)) }],
  ["fifty levels of block quotes", { "a.md": md(`${"> ".repeat(50)}a`) }],
  ["classes on one line", { "a.md": md("a {.a} ".repeat(120_000)) }],
  ["an author whose name is one long word", { "a.md": md("Text.", `authors: ${"a".repeat(60_000)}\n`) }],
  ["spaces in a line of a press release", { "a.txt": md(`Press release x${" ".repeat(100_000)}y\n\nEbb.`) }],
  [
    "a string without an end in JSON-LD",
    {
      "a.html": md(
        `<html><head><script type="application/ld+json">${'"\\'.repeat(80_000)}</script></head><p>Ebb.</p></html>`,
      ),
    },
  ],
];

describe("a file over a limit", () => {
  it.each(OVER)("is named with the limit, and hides no other: %s", async (_, files, problem) => {
    const problems = await problemsOf({ ...files, ...MISTAKE });
    expect(problems).toContainEqual(expect.stringContaining(problem));
    expect(problems).toContain(MISTAKE_PROBLEM);
    expect(problems.filter((one) => !one.startsWith("warning: "))).toHaveLength(2);
  });
});

describe("a file within the limits", () => {
  it.each(WITHIN)("is read, however odd: %s", async (_, files) => {
    expect(await problemsOf(files)).toEqual([]);
    expect(await problemsOf({ ...files, ...MISTAKE })).toEqual([MISTAKE_PROBLEM]);
  });
});

describe("all problems of a file", () => {
  it("come at once, those of its front matter and those of its text", async () => {
    const text = md("![A gull](gull.png)\n\n[Tides](javascript:x)", "language: Norwegian\n");
    expect(await problemsOf({ "a.md": text })).toEqual([
      'a.md:5: language is "Norwegian"; expected a language tag such as en or pt-BR',
      expect.stringContaining('warning: a.md:9: address "javascript:x" removed'),
      expect.stringContaining('a.md:7: image "gull.png" is not there'),
    ]);
  });

  it("come at once if both parts are over a limit", async () => {
    const text = md(
      "*a".repeat(20_000),
      numbered(1_500, (at) => `k${at}: a\n`),
    );
    expect(await problemsOf({ "a.md": text })).toEqual([
      "a.md: YAML with 1,503 keys and list items; expected at most 1,000",
      `a.md:1506: ${STEPS}`,
    ]);
  });

  it("come at once if the date is missing too", async () => {
    expect(await problemsOf({ "a.md": "# Tides\n\n![A gull](gull.png)\n" })).toEqual([
      expect.stringContaining("a.md:1: no date"),
      expect.stringContaining('a.md:3: image "gull.png" is not there'),
      expect.stringContaining("warning: a.md: no topic recognised"),
    ]);
  });

  it("leave out problems that only follow from an unreadable field", async () => {
    expect(await problemsOf({ "a.md": "---\ntitle: Tides\ndate: soon\ntopics: []\n---\n" })).toEqual([
      expect.stringContaining('a.md:3: date "soon" is not a date'),
    ]);
  });

  it("do not make links to the file dead", async () => {
    expect(
      await problemsOf({ "a.md": md("Text.", "language: Norwegian\n"), "b.md": md("[Tides](a.md)") }),
    ).toEqual([MISTAKE_PROBLEM.replace("z.md", "a.md")]);
  });

  it("do not make a take that replaces the file wrong", async () => {
    const undated = "---\ntitle: Tides\ntopics: []\nid: first\n---\nText.\n";
    expect(await problemsOf({ "a.md": undated, "b.md": md("Text.", "replaces: first\n") })).toEqual([
      expect.stringContaining("a.md:1: no date"),
    ]);
  });

  it("are counted if they are too many to print", async () => {
    const problems = await problemsOf({ "a.md": md(numbered(1_200, (at) => `[a](b${at}.md)\n\n`)) });
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)).toBe("note: a.md: 200 more problems, not shown");
  });
});
