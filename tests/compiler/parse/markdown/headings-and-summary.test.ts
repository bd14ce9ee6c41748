import { describe, expect, it } from "vitest";
import { articleOf } from "../../../support/seeds.ts";

const head = (fields = "") => `---\ndate: 2024-05-04\ntopics: []\n${fields}---\n`;
const articleFrom = (body: string, fields = "") => articleOf("tides.md", `${head(fields)}${body}\n`);

describe("ids of headings", () => {
  it.each([
    ["## High water {#high}", '<h2 id="high">High water</h2>'],
    ["## High *water* {#high .blue}", '<h2 id="high">High <em>water</em></h2>'],
    ["High water {#høy}\n---", '<h2 id="høy">High water</h2>'],
    ["## High water {.blue}", '<h2 id="high-water">High water</h2>'],
    ["## Sets {1, 2}", '<h2 id="sets-1-2">Sets {1, 2}</h2>'],
  ])("%j gives %s", async (source, html) => {
    expect((await articleFrom(`Ebb.\n\n${source}`, "title: Tides\n")).contentHtml).toBe(
      `<p>Ebb.</p>\n${html}`,
    );
  });

  it("are no part of the title", async () => {
    expect((await articleFrom("# Tides {#top}\n\nEbb.")).title).toBe("Tides");
  });
});

describe("the mark after the summary", () => {
  it.each([
    ["Ebb at six.\n\nFlood at noon.\n\n<!--more-->\n\nThen rain.", "Ebb at six. Flood at noon."],
    ["Ebb at six.\n<!-- more -->\nThen rain.", "Ebb at six."],
    ["Ebb at six. <!-- truncate --> Then rain.", "Ebb at six."],
    ["## Times\n\nEbb.[^1]\n\n<!--more Read on-->\n\nThen rain.\n\n[^1]: At six.", "Ebb."],
    ["- Ebb\n<!--more-->\nThen rain.", "* Ebb"],
  ])("ends it: %j", async (source, summary) => {
    const { summary: found, contentHtml } = await articleFrom(source, "title: Tides\n");
    expect(found).toBe(summary);
    expect(contentHtml).toContain("Then rain.");
    expect(contentHtml).not.toContain("more");
  });

  it("does not make more than a thousand characters of a text its summary", async () => {
    const { summary = "" } = await articleFrom(
      `${"Ebb at six. ".repeat(200)}\n\n<!--more-->\n`,
      "title: Tides\n",
    );
    expect(summary).toMatch(/^(?:Ebb at six\. ){82}Ebb at six…$/);
  });

  it("gives way to the summary in the front matter", async () => {
    const { summary } = await articleFrom("Ebb.\n\n<!--more-->\n\nRain.", "title: Tides\nsummary: Water.\n");
    expect(summary).toBe("Water.");
  });

  it("is text in code, and shows no other comment", async () => {
    const source = "Write `<!--more-->`. <!-- more or less secret --> Rain.\n\n<!-- later --> Ebb.";
    const { summary, contentHtml } = await articleFrom(source, "title: Tides\n");
    expect(contentHtml).toBe("<p>Write <code>&lt;!--more--&gt;</code>.  Rain.</p>\n<p> Ebb.</p>");
    expect(summary).toBe("Write <!--more-->. Rain.");
  });
});
