import { Feed } from "feed";
import { describe, expect, it } from "vitest";

/**
 * The faults that formats/package-repairs.ts works around. If one of these tests fails, a new version of the
 * package has no such fault, and the workaround can be removed.
 */
describe("the feed package", () => {
  const render = (overrides: object) => {
    const feed = new Feed({ id: "urn:x", title: "x", link: "https://notes.example/", copyright: "" });
    feed.addItem({ title: "t", link: "https://notes.example/a", date: new Date(0), ...overrides });
    return { rss: feed.rss2(), atom: feed.atom1() };
  };

  it("declares a plain title as HTML in Atom", () => {
    expect(render({ title: "5 < 6" }).atom).toContain('<title type="html"><![CDATA[5 < 6]]></title>');
  });

  it("breaks on two CDATA section ends", () => {
    expect(render({ title: "]]> ]]>" }).rss).toContain("<![CDATA[]]]]><![CDATA[> ]]>]]>");
  });

  it("drops an escaped entity in an RSS category", () => {
    expect(render({ category: [{ name: "R&amp;D" }] }).rss).toContain("<category>R&amp;D</category>");
  });

  it("does not escape < in an Atom category", () => {
    expect(render({ category: [{ name: "a<b", term: "x" }] }).atom).toContain('label="a<b"');
  });

  it("lets control characters through", () => {
    expect(render({ title: "\u0001" }).rss).toContain("\u0001");
  });

  it("writes a bare name into RSS author, which must be an address", () => {
    expect(render({ author: [{ name: "Kari" }] }).rss).toContain("<author>Kari</author>");
  });
});
