import { describe, expect, it } from "vitest";
import { articleOf, problemsOf } from "../../../support/seeds.ts";

const md = (body: string) => `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;
const htmlOf = async (body: string) => (await articleOf("ice.md", md(body))).contentHtml;

describe("ids of Obsidian's blocks", () => {
  it.each([
    ["The quay froze. ^quay-froze", "<p>The quay froze.</p>"],
    ["- Quay ^a1b2c3\n- Mole ^440012", "<ul>\n<li>Quay</li>\n<li>Mole</li>\n</ul>"],
    ["> Ice.\n\n^ice", "<blockquote>\n<p>Ice.</p>\n</blockquote>"],
    ["## Quay ^q1\n\nIce.", '<h2 id="quay">Quay</h2>\n<p>Ice.</p>'],
    ["Two\nlines. ^two\n\nMore.", "<p>Two\nlines.</p>\n<p>More.</p>"],
  ])("in %j are left out", async (source, html) => expect(await htmlOf(source)).toBe(html));

  it.each([
    ["About 10 ^6", "<p>About 10 ^6</p>"],
    ["Press ^C to stop", "<p>Press ^C to stop</p>"],
    ["`x ^ice`", "<p><code>x ^ice</code></p>"],
    ["See x ^up\nof it", "<p>See x ^up\nof it</p>"],
  ])("are not found in %j", async (source, html) => expect(await htmlOf(source)).toBe(html));
});

describe("queries of Obsidian's plugins", () => {
  it("in blocks are left out, with a warning and the line", async () => {
    const body = "Ice.\n\n```dataview\nLIST FROM #ice\n```\n\n```sql\nselect 1\n```";
    expect(await htmlOf(body)).toBe('<p>Ice.</p>\n<pre><code class="language-sql">select 1\n</code></pre>');
    expect(await problemsOf({ "a.md": md(body) })).toEqual([
      "warning: a.md:8: block ```dataview left out, because queries are not run; expected its result as text",
    ]);
    expect(
      await problemsOf({ "a.md": md("> ```tasks\n> not done\n> ```\n\n~~~dataviewjs\ndv.list()\n~~~") }),
    ).toEqual([
      expect.stringContaining("a.md:6: block ```tasks left out"),
      expect.stringContaining("a.md:10: block ~~~dataviewjs left out"),
    ]);
  });

  it.each(["`= this.file.mtime`", "`$= dv.current().rating`", "`= [[Quay]].length`"])(
    "%s in a sentence is an error with the line",
    async (query) => {
      expect(await problemsOf({ "a.md": md(`Ice.\n\nSince ${query} days.`) })).toEqual([
        `a.md:8: query ${query} is not run; expected its result as text`,
      ]);
    },
  );

  it("are distinguished from other code", async () => {
    expect(await htmlOf("`= 5` and `x = this.y`")).toBe(
      "<p><code>= 5</code> and <code>x = this.y</code></p>",
    );
  });
});
