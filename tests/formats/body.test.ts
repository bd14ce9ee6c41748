/** The body of an article: the same bytes in a CDATA section, in a JSON string and on the article's page. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSameContent } from "../../src/compiler/render/same-content.ts";
import { jsonBody, writeBody } from "../../src/formats/body.ts";

describe("the body of an article", () => {
  it("joins blocks by a space", () => {
    expect(writeBody("<p>One\nline.</p>\n<p>Two.</p>")).toBe("<p>One line.</p> <p>Two.</p>");
  });

  it("keeps several spaces in a line, and replaces tabs by spaces", () => {
    expect(writeBody("<p>a  b\t\tc</p>")).toBe("<p>a  b  c</p>");
  });

  it("keeps line breaks and tabs of preformatted text as references", () => {
    expect(writeBody("<pre><b>a\n\tb</b>\n</pre>\n<p>c\td</p>")).toBe(
      "<pre><b>a&#10;&#9;b</b>&#10;</pre> <p>c d</p>",
    );
  });

  it("needs no escape in a JSON string if no element has attributes", () => {
    const body = writeBody('<p>A "quoted" C:\\harbour</p>\n<ul>\n<li>x<br /></li></ul>');
    expect(body).toBe("<p>A &quot;quoted&quot; C:&#92;harbour</p> <ul> <li>x<br /></li></ul>");
    expect(jsonBody(body)).toBe(body);
  });

  it("keeps attributes as they are, because some readers misread single quotes", () => {
    const html = '<p>See <a href="https://notes.example/" title="a\nb">it</a>.</p>';
    expect(writeBody(html)).toBe(html);
    expect(jsonBody(html)).not.toBe(html);
    expect(JSON.parse(`"${jsonBody(html)}"`)).toBe(html);
  });

  it("means what the content means", () => {
    const text = fc
      .array(fc.constantFrom("ship", " ", "\n", "\t", '"', "\\", "&amp;", "&lt;", "]]&gt;", "漢", "\u2028"))
      .map((all) => all.join(""));
    const element = fc
      .record({ name: fc.constantFrom("p", "pre", "b", "code"), text, inner: text })
      .map(({ name, text: own, inner }) => `<${name}>${own}<i>${inner}</i></${name}>`);
    const content = fc.array(fc.oneof(element, text)).map((parts) => parts.join(""));
    fc.assert(
      fc.property(content, (html) => {
        const body = writeBody(html);
        expect(hasSameContent(html, body)).toBe(true);
        expect(body).not.toMatch(/["\\\n\t]/);
        expect(jsonBody(body)).toBe(body);
      }),
    );
  });
});

describe("the check of a body", () => {
  it.each([
    ["a lost word", "<p>One two</p>", "<p>One</p>"],
    ["another attribute", '<a href="a">x</a>', '<a href="b">x</a>'],
    ["a lost line break in preformatted text", "<pre>a\nb</pre>", "<pre>a b</pre>"],
    ["a lost space", "<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>"],
  ])("finds %s", (_, html, body) => expect(hasSameContent(html, body)).toBe(false));
});
