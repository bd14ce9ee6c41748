import { describe, expect, it } from "vitest";
import { articleOf } from "../../../support/seeds.ts";

const htmlOf = async (body: string) =>
  (await articleOf("ice.md", `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`)).contentHtml;

describe("alerts in Markdown", () => {
  it.each([
    ["> [!WARNING]\n> Ice on the quay.", "<p><strong>Warning</strong></p>\n<p>Ice on the quay.</p>\n"],
    ["> [!tip] Boots\n> With spikes.", "<p><strong>Tip: Boots</strong></p>\n<p>With spikes.</p>\n"],
    [
      "> [!note]- Note\n> Closed.\n>\n> Open.",
      "<p><strong>Note</strong></p>\n<p>Closed.</p>\n<p>Open.</p>\n",
    ],
    ["> [!IMPORTANT]\n>\n> Wait.", "<p><strong>Important</strong></p>\n<p>Wait.</p>\n"],
    ["> [!CAUTION]", "<p><strong>Caution</strong></p>\n"],
    ["> [!faq|left]\n> - One", "<p><strong>Faq</strong></p>\n<ul>\n<li>One</li>\n</ul>\n"],
  ])("%j is a block quote that names its kind", async (source, content) => {
    expect(await htmlOf(source)).toBe(`<blockquote>\n${content}</blockquote>`);
  });

  it("leaves words in brackets in other quotes", async () => {
    expect(await htmlOf("> [sic] He wrote it.")).toBe(
      "<blockquote>\n<p>[sic] He wrote it.</p>\n</blockquote>",
    );
  });
});
