/** Corrections, as an editor writes them and as readers see them. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const md = (corrections: string, more = "") =>
  `---\ntitle: A ship\ndate: 2024-05-04\ntopics: []\n${more}corrections:\n${corrections}---\nShe is 12 metres long.\n`;
const TWO =
  '  - date: 2024-06-02\n    note: She sails on Mondays.\n  - {date: 2024-05-06T22:30:00Z, note: "She is <120> metres long & wide, not 12."}\n';

describe("corrections", () => {
  it("stand below the text in the order of their dates, each with its day where the site is", async () => {
    const { contentHtml, contentText } = await articleOf("a.md", md(TWO), {
      "_site.yaml": "timezone: Europe/Oslo\n",
    });
    expect(contentHtml).toBe(
      "<p>She is 12 metres long.</p>\n" +
        '<p id="correction-2024-05-07"><strong>Correction, <time datetime="2024-05-06T22:30:00Z">2024-05-07</time>:</strong> She is &lt;120&gt; metres long &amp; wide, not 12.</p>\n' +
        '<p id="correction-2024-06-02"><strong>Correction, <time datetime="2024-06-01T22:00:00Z">2024-06-02</time>:</strong> She sails on Mondays.</p>',
    );
    expect(contentText).toBe(
      "She is 12 metres long.\n\nCorrection, 2024-05-07: She is <120> metres long & wide, not 12.\n\nCorrection, 2024-06-02: She sails on Mondays.",
    );
  });

  it("move updated, and published not (requirement 22)", async () => {
    expect(await articleOf("a.md", md(TWO))).toMatchObject({
      published: at("2024-05-04T00:00:00Z"),
      updated: at("2024-06-02T00:00:00Z"),
    });
    expect(await articleOf("a.md", md(TWO, "updated: 2024-07-01\n"))).toMatchObject({
      updated: at("2024-07-01T00:00:00Z"),
    });
  });

  it("leave summary and topics to the text itself", async () => {
    expect(await articleOf("a.md", md(TWO))).toMatchObject({ summary: "She is 12 metres long.", topics: [] });
  });

  it.each([
    [
      "  - date: soon\n    note: x\n",
      /^a\.md:6: corrections\.0\.date "soon" is not a date; expected YYYY-MM-DD/,
    ],
    [
      "  - date: 2024-05-06\n",
      /^a\.md:6: corrections\.0\.note is missing; expected a list of lines such as `- \{date: /,
    ],
    [
      "  She is longer.\n",
      /^a\.md:6: corrections is "She is longer\."; expected a list of lines such as `- \{date: /,
    ],
    [
      "  - {date: 2024-05-01, note: x}\n",
      /^a\.md:6: a correction is dated 2024-05-01T00:00:00Z, before the article; expected 2024-05-\d\dT[\d:]{8}Z or later$/,
    ],
  ])("must be dates with notes, none before the article: %j", async (corrections, problem) => {
    expect(await problemsOf({ "a.md": md(corrections) })).toEqual([expect.stringMatching(problem)]);
  });
});
