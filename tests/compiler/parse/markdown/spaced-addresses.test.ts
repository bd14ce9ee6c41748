import { describe, expect, it } from "vitest";
import { png } from "../../../support/pictures.ts";
import { problemsOf } from "../../../support/seeds.ts";

const md = (body: string) => `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;

describe("an address with a space", () => {
  it.each([
    ["![Ice](ice floe.png)", "![Ice](<ice floe.png>)"],
    ["* See [the [paper](the paper.pdf).", "[paper](<the paper.pdf>)"],
  ])("in %s stays text, with a warning that has the line and the right form", async (written, form) => {
    const found = written.replace(/^\* See \[the /, "").replace(/\.$/, "");
    expect(await problemsOf({ "a.md": md(`Ice.\n\n${written}`) })).toEqual([
      `warning: a.md:8: ${found} stays text, because its address has a space; expected ${form}`,
    ]);
  });

  it("has its line, although elements of MDX and codes above it become more lines", async () => {
    const body = "<div>\n  Ice.\n</div>\nFloe.\n:::note\nFog.\n:::\n\n![Ice](ice floe.png)";
    expect(await problemsOf({ "a.mdx": md(body) })).toEqual([expect.stringContaining(" a.mdx:14: ![Ice]")]);
  });

  it("is read between angle brackets, before a title, and in code", async () => {
    const body = '![Ice](<ice floe.png>) ![Ice](ice%20floe.png "A floe.png") `![Ice](ice floe.png)`';
    expect(await problemsOf({ "a.md": md(body), "ice floe.png": png(4, 3) })).toEqual([]);
  });

  it("is not seen in a remark in brackets", async () => {
    expect(await problemsOf({ "a.md": md('The "quay" [sic](see the note above) froze.') })).toEqual([]);
  });
});
