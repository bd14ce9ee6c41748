import { describe, expect, it } from "vitest";
import { type Links, linksFrom } from "../../../src/compiler/content/links.ts";
import { sanitize } from "../../../src/compiler/content/sanitize.ts";
import { openLibrary } from "../../../src/compiler/media/library.ts";

const links = (): Links =>
  linksFrom({
    siteUrl: "https://notes.example",
    path: "/articles/tides",
    name: "harbour/tides.md",
    pathByName: new Map([
      ["harbour/pilots.txt", "/articles/pilots"],
      ["a b.md", "/articles/a-b"],
    ]),
    paths: new Set(["/articles/pilots", "/articles/a-b"]),
    library: openLibrary([]),
    withdrawnPaths: new Set(),
    draftNames: new Set(),
    serves: (path) => !path.includes("gone"),
  });
const { resolve } = links();
const html = (source: string) => sanitize(source, resolve).html;

describe("requirement 18: no relative URL in any feed", () => {
  it.each([
    ['<a href="/gale">', "https://notes.example/gale"],
    ['<a href="gale">', "https://notes.example/articles/gale"],
    ['<a href="?q=1">', "https://notes.example/articles/tides?q=1"],
    ['<a href="#notes">', "https://notes.example/articles/tides#notes"],
    ['<a href="//cdn.example/x">', "https://cdn.example/x"],
    ['<a href="https://cdn.example/a b">', "https://cdn.example/a%20b"],
    ['<a href="mailto:desk@notes.example">', "mailto:desk@notes.example"],
    ['<a href="pilots.txt#fee">', "https://notes.example/articles/pilots#fee"],
    ['<a href="../a%20b.md">', "https://notes.example/articles/a-b"],
    ['<img src="/gale.png">', "https://notes.example/gale.png"],
    ['<video poster="/p.jpg">', "https://notes.example/p.jpg"],
    ['<blockquote cite="/source">', "https://notes.example/source"],
  ])("%s leads to %s", (source, address) => expect(html(source)).toContain(`"${address}"`));

  it("holds for every candidate of a srcset", () => {
    expect(
      html('<img src="/a.png" srcset="/a.png 1x, /b.png 2x, https://c.example/c.png 3x" alt="">'),
    ).toContain(
      'srcset="https://notes.example/a.png 1x, https://notes.example/b.png 2x, https://c.example/c.png 3x"',
    );
  });

  it("keeps an image that is its own address", () => {
    const pixel = "data:image/png;base64,iVBORw0KGgo=";
    expect(html(`<img src="${pixel}" alt="dot">`)).toBe(`<img src="${pixel}" alt="dot" />`);
  });

  it("removes addresses that are invalid or not allowed, and records them", () => {
    const { resolve: resolveHere, refused } = links();
    expect(sanitize('<a href="http://[">x</a><a href="javascript:y">z</a>', resolveHere).html).toBe(
      "<a>x</a><a>z</a>",
    );
    expect([...refused]).toEqual(["http://[", "javascript:y"]);
  });

  it("records links that lead to no article of the site", () => {
    const { resolve: resolveHere, dead } = links();
    sanitize(
      '<a href="gale.txt"></a><a href="pilots.txt">a</a><a href="pilots">b</a><a href="/else">c</a><a href="#d">d</a><a href="?e">e</a>',
      resolveHere,
    );
    expect([...dead]).toEqual(["gale.txt"]);
  });

  it("records addresses of articles that do not exist, and paths that the site does not serve", () => {
    const { resolve: resolveHere, dead } = links();
    const gone = [
      "/articles/gone",
      "https://notes.example/articles/gone#x",
      "../articles/gone",
      "/shop/gone/?q=1#x",
      "/shop/../gone%20by",
    ];
    const others = [
      "/articles/pilots",
      "/articles/pilots/",
      "/shop/coats",
      "https://notes.example/shop/gone",
      "https://else.example/articles/gone",
    ];
    for (const address of [...gone, ...others]) resolveHere(address, "link");
    expect([...dead]).toEqual(gone);
  });

  it("records pictures with a path from the root that the site does not serve", () => {
    const { resolve: resolveHere, dead } = links();
    for (const address of ["/img/gone.png", "/img/coat.png", "https://notes.example/img/gone.png"])
      resolveHere(address, "image");
    expect([...dead]).toEqual(["/img/gone.png"]);
  });
});

describe("requirement 19: nothing that runs, submits or restyles", () => {
  it.each([
    ["<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
    ['<p onclick="alert(1)">a</p>', "<p>a</p>"],
    ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href=" java\nscript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href="vbscript:x">a</a>', "<a>a</a>"],
    ['<a href="data:text/html,x">a</a>', "<a>a</a>"],
    ['<p style="position:fixed">a</p>', "<p>a</p>"],
    ["<style>p{}</style><p>a</p>", "<p>a</p>"],
    ['<iframe srcdoc="a"></iframe><p>a</p>', "<p>a</p>"],
    ['<iframe src="javascript:alert(1)"></iframe><p>a</p>', "<p>a</p>"],
    ["<math><mi><style>a{}</style><script>alert(1)</script>x</mi></math>", "<math><mi>x</mi></math>"],
    ["<form><input><p>a</p></form>", "<p>a</p>"],
    ["<svg><script>alert(1)</script></svg><p>a</p>", "<p>a</p>"],
    ["<p>a<!-- x --></p>", "<p>a</p>"],
    ['<p><bdo dir="rtl">a</bdo></p>', "<p>a</p>"],
  ])("%j becomes %j", (source, expected) => expect(html(source)).toBe(expected));

  it("names the elements that it removed", () => {
    expect(sanitize("<form><input></form><script></script>", resolve).dropped).toEqual([
      "form",
      "input",
      "script",
    ]);
  });

  it("does not report the elements around a document's text as removed", () => {
    expect(
      sanitize("<html><head><title>t</title><meta></head><body><p>a</p></body></html>", resolve),
    ).toMatchObject({
      html: "<p>a</p>",
      dropped: [],
    });
  });
});

describe("requirement 20: pictures keep their descriptions and sizes", () => {
  it("keeps alt, width and height", () => {
    expect(html('<img src="/g.png" alt="Waves" width="640" height="480">')).toBe(
      '<img src="https://notes.example/g.png" alt="Waves" width="640" height="480" />',
    );
  });
});

describe("well-formed content", () => {
  it("has line feeds and no other line end", () => {
    expect(html("<p>a&#13;&#10;b&#13;c</p>")).toBe("<p>a\nb\nc</p>");
  });

  it("keeps the text of elements that are nested too deeply for readers, but not their tags", () => {
    const deep = html(`${"<div>".repeat(150)}deep${"</div>".repeat(150)}`);
    expect(deep.match(/<div>/g)).toHaveLength(100);
    expect(deep).toContain("deep");
  });

  it("lets no address of another scheme pass in any attribute", () => {
    expect(
      html('<video poster="data:text/html,x" src="data:video/mp4,x"></video><q cite="data:x,y">z</q>'),
    ).not.toContain("data:");
  });

  it("closes no element that has no end", () => {
    expect(html("a<wbr>b<br>c")).toBe("a<wbr />b<br />c");
    expect(html('<table><col span="2"><tr><td>x</table>')).toContain('<col span="2" />');
  });

  it.each([
    ["<p>one<p>two", "<p>one</p><p>two</p>"],
    ["<ul><li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"],
    ["<b>bold <i>both</b> italic</i>", "<b>bold <i>both</i></b> italic"],
    ["5 < 6 &amp; 7", "5 &lt; 6 &amp; 7"],
  ])("%j becomes %j", (source, expected) => expect(html(source)).toBe(expected));

  it("cannot end its CDATA section, and has no character that XML excludes", () => {
    expect(html("<p>]]> a ]]&gt; &#1;&#xFFFE;b</p>")).toBe("<p>]]&gt; a ]]&gt; b</p>");
    expect(html('<p title="]]>"><a href="https://a.example/?]]>">x</a></p>')).not.toContain("]]>");
  });
});
