import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, problemsOf } from "../../../support/seeds.ts";

const md = (body: string) => `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;
const htmlOf = async (body: string) => (await articleOf("tides.md", md(body))).contentHtml;
const HERE = "http://localhost:8787/articles/tides#tides";

describe("footnotes in Markdown", () => {
  it("are numbered by their first references, and stand at the end with links back", async () => {
    const html = await htmlOf("Ebb.[^low] Flood.[^high] Ebb.[^low]\n\n[^high]: At noon.\n\n[^low]: At six.");
    expect(html).toBe(
      [
        `<p>Ebb.<sup><a id="tides-fnref-low" href="${HERE}-fn-low">1</a></sup>`,
        ` Flood.<sup><a id="tides-fnref-high" href="${HERE}-fn-high">2</a></sup>`,
        ` Ebb.<sup><a id="tides-fnref-low-2" href="${HERE}-fn-low">1</a></sup></p>\n<hr />\n<ol>\n`,
        `<li id="tides-fn-low"><p>At six. <a href="${HERE}-fnref-low">↩</a>`,
        ` <a href="${HERE}-fnref-low-2">↩<sup>2</sup></a></p></li>\n`,
        `<li id="tides-fn-high"><p>At noon. <a href="${HERE}-fnref-high">↩</a></p></li>\n</ol>`,
      ].join(""),
    );
  });

  it("of one word are notes, not addresses", async () => {
    expect(await htmlOf("Tides follow the moon.[^moon]\n\n[^moon]: Mostly.")).toContain("<p>Mostly. <a");
    expect(await problemsOf({ "a.md": md("Moon.[^moon]\n\n[^moon]: Mostly.") })).toEqual([]);
  });

  it("may wrap without indentation, and have paragraphs that are indented", async () => {
    const html = await htmlOf("Ebb.[^1]\n\n[^1]: At six\nor seven.\n\n    At sea, later.\n\nThe end.");
    expect(html).toContain("<p>At six\nor seven.</p>\n<p>At sea, later. <a");
    expect(html).toContain("</sup></p>\n<p>The end.</p>\n<hr />");
  });

  it("without a reference are left out, with a warning", async () => {
    expect(await problemsOf({ "a.md": md("Ebb.[^1]\n\n[^1]: At six.\n[^old]: At ten.") })).toEqual([
      "warning: a.md: footnote [^old] left out; expected [^old] in the text",
    ]);
  });

  it("may stand in the text itself, and count with the others", async () => {
    const html = await htmlOf(
      "Ebb.^[At *six*, see [the table](https://a.example/).] Flood.[^1]\n\n[^1]: At noon.",
    );
    expect(html).toBe(
      [
        `<p>Ebb.<sup><a id="tides-fnref-note" href="${HERE}-fn-note">1</a></sup>`,
        ` Flood.<sup><a id="tides-fnref-1" href="${HERE}-fn-1">2</a></sup></p>\n<hr />\n<ol>\n`,
        `<li id="tides-fn-note"><p>At <em>six</em>, see <a href="https://a.example/">the table</a>.`,
        ` <a href="${HERE}-fnref-note">↩</a></p></li>\n`,
        `<li id="tides-fn-1"><p>At noon. <a href="${HERE}-fnref-1">↩</a></p></li>\n</ol>`,
      ].join(""),
    );
  });

  it.each([
    ["- Ebb^[At six.]\n- Flood^[At noon\n  or later.]", ["At six.", "At noon\nor later."]],
    ["*Ebb^[Low \\[mean\\] water.]*", ["Low [mean] water."]],
    ["| Ebb^[At six.] |\n|---|\n| x |", ["At six."]],
  ])("in the text of %j stand at the end", async (source, notes) => {
    const html = (await htmlOf(source)) ?? "";
    for (const note of notes) expect(html.slice(html.indexOf("<hr />"))).toContain(`<p>${note} <a href`);
    expect(html).not.toContain("^[");
  });

  it("in the text need words, and are text in code", async () => {
    expect(await htmlOf("`x^[y]` and ^[] and ^[a](https://a.example/)")).toBe(
      '<p><code>x^[y]</code> and ^[] and ^<a href="https://a.example/">a</a></p>',
    );
  });

  it("may follow a paragraph without an empty line", async () => {
    expect(await htmlOf("Ebb.[^1]\n[^1]: At six.\n[^2]: Unused.")).toContain("</sup></p>\n<hr />");
  });

  it("may hold code, in which codes are text", async () => {
    expect(await htmlOf("Ebb.[^1]\n\n[^1]: Write `{% x %}` or `<!-- x -->`.")).toContain(
      "<p>Write <code>{% x %}</code> or <code>&lt;!-- x --&gt;</code>. <a",
    );
  });

  it("may refer to other footnotes", async () => {
    const html = await htmlOf("Ebb.[^a]\n\n[^a]: See the almanac.[^b]\n[^b]: Printed in Bergen.");
    expect(html).toContain("Printed in Bergen.");
  });

  it("have ids that differ between articles", async () => {
    const body = md("Ebb.[^1]\n\n[^1]: At six.");
    const articles = await articlesOf({ "tides.md": body, "moon.md": body });
    expect(articles["tides.md"]?.contentHtml).toContain('id="tides-fn-1"');
    expect(articles["moon.md"]?.contentHtml).toContain('id="moon-fn-1"');
  });

  it("are code in code, and text without a note", async () => {
    expect(await htmlOf("Write `[^1]`, not [^2].\n\n[^1]: At six.")).toBe(
      "<p>Write <code>[^1]</code>, not [^2].</p>",
    );
  });
});
