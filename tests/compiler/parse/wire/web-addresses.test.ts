import { describe, expect, it } from "vitest";
import { linkAddresses } from "../../../../src/compiler/parse/wire/web-addresses.ts";
import { articleOf } from "../../../support/seeds.ts";

const link = (href: string, text = href) => `<a href="${href}">${text}</a>`;

describe("linkAddresses", () => {
  it.each([
    ["See https://port.example/times.", `See ${link("https://port.example/times")}.`],
    [
      "See (www.port.example/a_(b)).",
      `See (${link("http://www.port.example/a_(b)", "www.port.example/a_(b)")}).`,
    ],
    ["HTTP://PORT.EXAMPLE, then", `${link("HTTP://PORT.EXAMPLE")}, then`],
    ['"https://port.example?a=1&b=2"', `&quot;${link("https://port.example?a=1&amp;b=2")}&quot;`],
    ["<https://port.example>", `&lt;${link("https://port.example")}&gt;`],
    ["见https://port.example/a。下一句", `见${link("https://port.example/a")}。下一句`],
    ["见 https://port.example/a。下一句", `见 ${link("https://port.example/a")}。下一句`],
    [
      "https://port.example/a... and https://port.example/b?!",
      `${link("https://port.example/a")}... and ${link("https://port.example/b")}?!`,
    ],
  ])("links %j", (text, html) => expect(linkAddresses(text)).toBe(html));

  it.each([
    "javascript:alert(1) data:text/html,x file:///etc/passwd",
    "https://good.example@evil.example/",
    "https:// http://localhost www. www..example http://-",
    "kari@www.port.example",
    "xhttps://port.example",
  ])("links nothing in %j", (text) => expect(linkAddresses(text)).not.toContain("<a"));

  it("lets no markup out of an address", () => {
    expect(linkAddresses(`https://port.example/"onclick="x' <b>`)).toBe(
      `${link("https://port.example/")}&quot;onclick=&quot;x' &lt;b&gt;`,
    );
  });

  it("takes linear time", () => {
    const text = `https://port.example/${")".repeat(20_000)}`;
    const start = performance.now();
    linkAddresses(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("an address in wire copy", () => {
  it("is a link in the article, and text in the summary", async () => {
    const article = await articleOf(
      "2021-11-05-a.txt",
      "Ferry times\n\nThe times are at www.port.example/times.\n",
    );
    expect(article.contentHtml).toBe(
      '<p>The times are at <a href="http://www.port.example/times">www.port.example/times</a>.</p>',
    );
    expect(article.summary).toBe("The times are at www.port.example/times.");
  });
});
