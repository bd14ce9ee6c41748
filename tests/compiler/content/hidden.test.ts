/** Text that an author hid, by an attribute, a style or a comment, reaches no reader. */

import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const SHOWN = "The weir is dry.";
const page = (hidden: string) =>
  `---\ndate: 2024-01-05\ntopics: []\n---\n<h1>Low water</h1>\n${hidden}\n<p>${SHOWN}</p>\n`;

describe("a hidden element", () => {
  it.each([
    ["<p hidden>SECRET</p>", "p"],
    ['<p hidden="until-found">SECRET</p>', "p"],
    ['<div style="display:none">SECRET <b>and more SECRET</b></div>', "div"],
    ['<div style="color: red; DISPLAY : None !important">SECRET</div>', "div"],
    ['<span style="visibility:hidden">SECRET</span>', "span"],
    ['<span style="visibility: collapse;">SECRET</span>', "span"],
    ['<section style="display:/**/none"><p>SECRET</p></section>', "section"],
    ["<my-note hidden>SECRET</my-note>", "my-note"],
    ['<h1 style="display:none">SECRET</h1>', "h1"],
    ['<p hidden>SECRET <img src="missing.png"> <a href="nowhere.md">SECRET</a></p>', "p"],
    ['<table><tr style="display:none"><td>SECRET</td></tr><tr><td>x</td></tr></table>', "tr"],
  ])("is left out of every field, with a warning: %s", async (hidden, name) => {
    const files = {
      "a.html": page(hidden),
      "b.md": page(hidden).replace("<h1>Low water</h1>", "# Low water\n"),
    };
    for (const article of Object.values(await articlesOf(files))) {
      expect(article).toMatchObject({ title: "Low water", summary: SHOWN });
      expect(JSON.stringify(article)).not.toContain("SECRET");
    }
    expect((await problemsOf(files)).filter((problem) => !problem.includes("replaces:"))).toEqual(
      ["a.html", "b.md"].map(
        (file) => `warning: ${file}: hidden text removed: <${name}>; expected text that readers may see`,
      ),
    );
  });

  it("gives a heading neither words nor an id", async () => {
    const text = "# Low <i hidden>SECRET</i>water\n\n## At <i hidden>SECRET</i>night\n\nThe weir is dry.\n";
    const article = await articleOf("2024-01-05-a.md", text);
    expect(article.title).toBe("Low water");
    expect(article.contentHtml).toContain('<h2 id="at-night">At night</h2>');
  });

  it("does not include an element that only mentions hiding", async () => {
    const text = '<p title="hidden" style="color:red">hidden; display:none; visibility:hidden</p>';
    expect((await articleOf("a.html", page(text))).contentText).toContain(
      "hidden; display:none; visibility:hidden",
    );
    expect(await problemsOf({ "a.html": page(text) })).toEqual([]);
  });
});

describe("a comment", () => {
  it.each([
    ["in a line", `The weir %%SECRET%% is dry.`],
    ["alone in a line", `%% SECRET %%\n\n${SHOWN}`],
    ["over several lines", `${SHOWN}\n\n%%\nSECRET\n\n- SECRET\n%%\n`],
    ["from one paragraph into the next", `The weir is %% SECRET\n\nSECRET %% dry.`],
    ["in a list", `- dry %%SECRET%%\n- wet\n`],
    ["in a heading", `## Dry %%SECRET%%\n\n${SHOWN}`],
    ["of HTML", `<!-- SECRET -->\n\nThe weir <!-- SECRET\n\nSECRET --> is dry.`],
  ])("is in no output of Markdown: %s", async (_, text) => {
    const article = await articleOf("2024-01-05-a.md", `# Low water\n\n${text}\n`);
    expect(JSON.stringify(article)).not.toMatch(/SECRET|%%|<!--/);
    expect(article.contentText.toLowerCase()).toContain("dry");
  });

  it("of HTML is in no output of HTML and plain text", async () => {
    const files = {
      "2024-01-05-a.html": `<h1>Low <!-- SECRET -->water</h1><p>The weir <!-- SECRET --> is dry.</p>`,
      "2024-01-05-b.txt": `<!-- SECRET -->\nLow water\n\nThe weir <!--\nSECRET\n--> is dry.\n`,
    };
    for (const article of Object.values(await articlesOf(files))) {
      expect(article.title).toBe("Low water");
      expect(JSON.stringify(article)).not.toContain("SECRET");
    }
  });

  it("in code is text", async () => {
    const code = [
      "```\n%% cell one\n%% cell two\n```",
      "    %% a %%",
      "Write `%% a %%` here.",
      "- x\n\n  ```\n  %% a %%\n  ```",
    ];
    const article = await articleOf(
      "2024-01-05-a.md",
      `# Comments\n\n${code.join("\n\n")}\n\nThe %%SECRET%% end.\n`,
    );
    expect(article.contentText.match(/%%/g)).toHaveLength(8);
    expect(article.contentText).not.toContain("SECRET");
  });

  it("without an end stops the build at its line, and a lone mark in a line is text", async () => {
    expect(await problemsOf({ "2024-01-05-a.md": `# Low water\n\n%%\nSECRET\n` })).toEqual([
      "2024-01-05-a.md:3: comment %% without an end; expected %% after it",
    ]);
    expect(await problemsOf({ "2024-01-05-a.md": `# Low water\n\nThe weir <!-- SECRET\n` })).toEqual([
      "2024-01-05-a.md:3: comment <!-- without an end; expected --> after it",
    ]);
    expect((await articleOf("2024-01-05-a.md", "# Low water\n\nIt is 100%% sure.\n")).contentText).toBe(
      "It is 100%% sure.",
    );
  });
});
