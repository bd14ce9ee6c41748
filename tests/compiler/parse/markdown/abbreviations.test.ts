import { describe, expect, it } from "vitest";
import { articleOf } from "../../../support/seeds.ts";

const articleWith = (body: string) =>
  articleOf("ice.md", `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`);
const htmlOf = async (body: string) => (await articleWith(body)).contentHtml;

describe("abbreviations in Markdown", () => {
  it("have their long forms as titles, wherever the definition stands", async () => {
    expect(await htmlOf("*[GPS]: Global Positioning System\n\nThe *GPS* failed.")).toBe(
      '<p>The <em><abbr title="Global Positioning System">GPS</abbr></em> failed.</p>',
    );
    expect(await htmlOf('The IMO met.\n*[IMO]: International "Maritime" Organization')).toBe(
      '<p>The <abbr title="International &quot;Maritime&quot; Organization">IMO</abbr> met.</p>',
    );
    expect(await htmlOf("R&D & more.\n\n  *[R&D]: Research & development\n  *[AIS]: Signals")).toBe(
      '<p><abbr title="Research &amp; development">R&amp;D</abbr> &amp; more.</p>',
    );
  });

  it("are whole words, and no code", async () => {
    expect(await htmlOf("GPSX and `GPS` and ÉGPS.\n\n*[GPS]: System\n*[GPSX]:")).toBe(
      "<p>GPSX and <code>GPS</code> and ÉGPS.</p>",
    );
  });

  it("leave summaries and heading ids as they are", async () => {
    const { summary, contentHtml } = await articleWith(
      "The harbour master lost the GPS signal on Monday.\n\n## The GPS\n\n*[GPS]: System",
    );
    expect(summary).toBe("The harbour master lost the GPS signal on Monday.");
    expect(contentHtml).toContain('<h2 id="the-gps">The <abbr title="System">GPS</abbr></h2>');
  });

  it("are defined outside of code only", async () => {
    expect(await htmlOf("```\nGPS\n*[GPS]: System\n```")).toBe(
      "<pre><code>GPS\n*[GPS]: System\n</code></pre>",
    );
  });
});
