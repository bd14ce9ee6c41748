import { describe, expect, it } from "vitest";
import { png } from "../../../support/pictures.ts";
import { articlesOf, type Files, problemsOf } from "../../../support/seeds.ts";

const md = (body: string, line = "") =>
  `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n${line}---\n${body}\n`;
const OTHERS: Files = {
  "sea/Old Harbour.md": md("Quays."),
  "2024-05-06-moon.md": md("Full."),
  "quay.txt": "Title: Quay\nDate: 2024-05-04\nTags: []\n\nStone.\n",
};
const htmlOf = async (body: string, files: Files = OTHERS) =>
  (await articlesOf({ ...files, "notes/tides.md": md(body) }))["notes/tides.md"]?.contentHtml;
const AT = "http://localhost:8787/articles";

describe("links by file name", () => {
  it.each([
    ["[[Old Harbour]]", `<a href="${AT}/old-harbour">Old Harbour</a>`],
    ["[[old harbour|the port]]", `<a href="${AT}/old-harbour">the port</a>`],
    ["[[sea/Old Harbour.md]]", `<a href="${AT}/old-harbour">sea/Old Harbour</a>`],
    ["[[Old Harbour#The Quays]]", `<a href="${AT}/old-harbour#the-quays">Old Harbour &gt; The Quays</a>`],
    ["[[Old Harbour#^a1|port]]", `<a href="${AT}/old-harbour">port</a>`],
    ["[[#Ebb & flood]]", `<a href="${AT}/tides#ebb--flood">Ebb &amp; flood</a>`],
    ["![[quay]]", `<a href="${AT}/quay">quay</a>`],
    ["*[[quay]]*", `<em><a href="${AT}/quay">quay</a></em>`],
  ])("%s", async (source, expected) => expect(await htmlOf(source)).toBe(`<p>${expected}</p>`));

  it("may stand in tables", async () => {
    expect(await htmlOf("| a |\n|---|\n| [[quay\\|the quay]] |")).toContain(
      `<a href="${AT}/quay">the quay</a>`,
    );
  });

  it("show pictures from any folder, with size and description", async () => {
    const files = { ...OTHERS, "img/Low tide.png": png(60, 40) };
    expect(await htmlOf("![[Low tide.png|Mud|30]]", files)).toMatch(
      /^<p><img src="[^"]*\/media\/low-tide-[0-9a-f]{16}\.png" alt="Mud" width="30" \/><\/p>$/,
    );
  });

  it("to nothing are text, with a warning", async () => {
    expect(await htmlOf("See [[Secret plan|the plan]].")).toBe("<p>See <a>the plan</a>.</p>");
    expect(await problemsOf({ "a.md": md("See [[Secret plan]].") })).toEqual([
      'warning: a.md:6: address "Secret plan" leads to no article and no file; expected the name of an article or a file, or an absolute address',
    ]);
  });

  it("to drafts reveal nothing of them", async () => {
    const files = { "plan.md": md("Secret.", "draft: true\n"), "a.md": md("See [[plan]].") };
    expect((await articlesOf(files))["a.md"]?.contentHtml).toBe("<p>See <a>plan</a>.</p>");
  });

  it.each([
    ["See [[plan]].", "plan"],
    ["See [the plan](plan.md).", "plan.md"],
    ["See [[plan#Costs|costs]].", "plan"],
  ])("to a draft are a warning that says so: %s", async (source, address) => {
    const files = { "plan.md": md("Secret.", "draft: true\n"), "a.md": md(`Ebb.\n\n${source}`) };
    expect((await problemsOf(files)).filter((problem) => problem.startsWith("warning"))).toEqual([
      `warning: a.md:8: address "${address}" leads to a draft; expected a link to a published article`,
    ]);
  });

  it("to a path that is redirected are fine", async () => {
    const site = "title: Notes\nredirects:\n  /articles/old: /articles/quay\n";
    const files = {
      "_site.yaml": site,
      "quay.md": md("Stone."),
      "a.md": md("[Old](/articles/old) [gone](/articles/gone)"),
    };
    expect((await problemsOf(files)).filter((problem) => problem.includes("address"))).toEqual([
      expect.stringContaining('a.md:6: address "/articles/gone" leads to no article'),
    ]);
  });

  it("to a missing picture are an error with the line", async () => {
    expect(await problemsOf({ "a.md": md("Ebb.\n\n![[mud.png]]") })).toEqual([
      expect.stringContaining('a.md:8: image "mud.png" is not there'),
    ]);
  });

  it.each([
    ["`[[quay]]`", "<code>[[quay]]</code>"],
    ["[[1]](https://a.example/)", '<a href="https://a.example/">[1]</a>'],
    ["[sic] [laughs] [1]", "[sic] [laughs] [1]"],
    ["[[]]", "[[]]"],
  ])("are not %s", async (source, expected) => expect(await htmlOf(source)).toBe(`<p>${expected}</p>`));
});
