/** The body of a page: elements wider than a phone scroll, also by keyboard (WCAG 2.2 2.1.1). */

import { describe, expect, it } from "vitest";
import { pageBody } from "../../../src/edge/pages/article-body.ts";
import { SITE } from "../../support/articles.ts";
import { articleOf } from "../../support/seeds.ts";

const body = async (markdown: string) =>
  pageBody(
    (await articleOf("berths.md", `---\ndate: 2024-05-04\n---\n# Berths\n\n${markdown}\n`)).contentHtml,
    SITE,
  );

describe("the body of a page", () => {
  it("puts a table into a box that the keyboard reaches", async () => {
    expect(await body("| berth | metres |\n| --- | ---: |\n| 1 | 340 |")).toMatch(
      /^<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table>[\s\S]*<\/table><\/div>$/,
    );
  });

  it("lets the keyboard reach code", async () => {
    expect(await body("```\nquay = 1\n```")).toContain('<pre tabindex="0"><code>');
  });

  it("leaves text unchanged that only mentions tables or code", async () => {
    const text =
      '<p title="&lt;table&gt;">A <code>&lt;table&gt;</code> and a <code>&lt;pre&gt;</code>, on <time>4 May</time>.</p>';
    expect(await body(text)).toBe(text);
  });
});
