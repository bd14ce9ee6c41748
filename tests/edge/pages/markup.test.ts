/** Templates of HTML escape the values that are not HTML. */

import { describe, expect, it } from "vitest";
import { html, raw } from "../../../src/edge/pages/markup.ts";

describe("a template of HTML", () => {
  const hostile = `"><script>alert('&')</script>`;
  const escaped = "&quot;&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;";

  it("escapes texts in elements and in attributes", () => {
    expect(html`<a title="${hostile}">${hostile}</a>`.html).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it("escapes the texts of a list, and writes the list without separators", () => {
    expect(html`<p>${[hostile, 1, ["a", html`<b>${"&"}</b>`], []]}</p>`.html).toBe(
      `<p>${escaped}1a<b>&amp;</b></p>`,
    );
  });

  it("does not escape HTML again, however deep it is", () => {
    const inner = html`<i>${hostile}</i>`;
    expect(html`${html`${inner}`}${raw("<br>")}`.html).toBe(`<i>${escaped}</i><br>`);
  });

  it("writes its own text as it stands", () => {
    expect(html`<p lang="en">${0} — \u00e9\n</p>`.html).toBe('<p lang="en">0 — é\n</p>');
  });
});
