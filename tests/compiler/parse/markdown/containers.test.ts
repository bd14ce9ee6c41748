import { describe, expect, it } from "vitest";
import { articleOf } from "../../../support/seeds.ts";

const htmlOf = async (body: string) =>
  (await articleOf("ice.md", `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`)).contentHtml;
const quote = (title: string, content: string) =>
  `<blockquote>\n<p><strong>${title}</strong></p>\n${content}</blockquote>`;

describe("containers in Markdown", () => {
  it.each([
    [":::note\nIce on the quay.\n:::", quote("Note", "<p>Ice on the quay.</p>\n")],
    [
      ":::tip[Boots *with* spikes]\n\nBuy them.\n\n:::",
      quote("Tip: Boots <em>with</em> spikes", "<p>Buy them.</p>\n"),
    ],
    ["::: warning Thin ice\n- One\n:::", quote("Warning: Thin ice", "<ul>\n<li>One</li>\n</ul>\n")],
    ["::: {.important}\nWait.\n:::", quote("Important", "<p>Wait.</p>\n")],
    ['::: {.callout-caution title="Cold"}\nWait.\n:::', quote("Caution: Cold", "<p>Wait.</p>\n")],
    [":::{danger} Cold\nWait.\n:::", quote("Danger: Cold", "<p>Wait.</p>\n")],
    ["::::: danger :::::\nWait.\n::::::::", quote("Danger", "<p>Wait.</p>\n")],
    [
      '!!! warning "Thin ice"\n    One.\n\n    Two.',
      quote("Warning: Thin ice", "<p>One.</p>\n<p>Two.</p>\n"),
    ],
    ["??? faq\n    One.", quote("Faq", "<p>One.</p>\n")],
    [":::note\nWithout an end.", quote("Note", "<p>Without an end.</p>\n")],
  ])("%j is a block quote that names its kind", async (source, content) => {
    expect(await htmlOf(source)).toBe(content);
  });

  it("of another kind only group their content", async () => {
    const source = ":::: {#north .columns}\n::: column\nLeft.\n:::\n::: {.column}\nRight.\n:::\n::::";
    expect(await htmlOf(source)).toBe(
      '<div id="north">\n<div>\n<p>Left.</p>\n</div>\n<div>\n<p>Right.</p>\n</div>\n</div>',
    );
  });

  it("with details can be opened", async () => {
    expect(await htmlOf("::: details The log\nIce.\n:::")).toBe(
      "<details>\n<summary>The log</summary>\n<p>Ice.</p>\n</details>",
    );
  });

  it("may stand directly below a paragraph, in a list and in each other", async () => {
    expect(await htmlOf("Cold.\n:::note\nIce.\n:::\nWarm.")).toBe(
      `<p>Cold.</p>\n${quote("Note", "<p>Ice.</p>\n")}\n<p>Warm.</p>`,
    );
    expect(await htmlOf("- Cold\n\n  :::note\n  Ice.\n  :::")).toContain(quote("Note", "<p>Ice.</p>\n"));
    expect(await htmlOf(":::note\nIce.\n:::tip\nBoots.\n:::\nSnow.\n:::")).toBe(
      quote("Note", `<p>Ice.</p>\n${quote("Tip", "<p>Boots.</p>\n")}\n<p>Snow.</p>\n`),
    );
  });

  it("may hold code, and are text in code", async () => {
    const code = "<pre><code>:::tip\n:::\n</code></pre>\n";
    expect(await htmlOf(":::note\n```\n:::tip\n:::\n```\n:::")).toBe(quote("Note", code));
    expect(await htmlOf("```\n:::tip\n:::\n```")).toBe(code.trimEnd());
    expect(await htmlOf("Write `:::note`.")).toBe("<p>Write <code>:::note</code>.</p>");
  });

  it("leave other colons and marks alone", async () => {
    expect(await htmlOf("Wait ::: what?\n\n!!! ice everywhere\n\n:::")).toBe(
      "<p>Wait ::: what?</p>\n<p>!!! ice everywhere</p>\n<p>:::</p>",
    );
  });
});
