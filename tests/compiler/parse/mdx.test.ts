/** MDX: Markdown in it is read, and code in it is an error. */

import { describe, expect, it } from "vitest";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const HEAD = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---\n";
const EXPECTED = "in MDX; expected Markdown and HTML only, because no code is run";

describe("an MDX file is read", () => {
  it.each([
    ["as Markdown", "A *pilot* boards.", "<p>A <em>pilot</em> boards.</p>"],
    ["with code that holds a component", "`<Chart />` draws.", "<p><code>&lt;Chart /&gt;</code> draws.</p>"],
    [
      "with a block of code",
      "```jsx\nimport A from 'a';\n<A b={1} />\n```",
      "<pre><code class=\"language-jsx\">import A from 'a';\n&lt;A b={1} /&gt;\n</code></pre>",
    ],
    [
      "with code in a list",
      "* One\n\n  ```js\n  export const a = {};\n  ```",
      '<ul>\n<li><p>One</p>\n<pre><code class="language-js">export const a = {};\n</code></pre>\n</li>\n</ul>',
    ],
    ["with braces that are escaped", "A \\{set\\}.", "<p>A {set}.</p>"],
    [
      "without its comments",
      "A{/* not { yet } */} pilot.\n\n{/*\nold\n*/}\n\nEnd.",
      "<p>A pilot.</p>\n<p>End.</p>",
    ],
    ["with braces in a formula", "Heat is $q_{in}$.", "<p>Heat is $q_{in}$.</p>"],
    ["with HTML", "A <b>pilot</b>.", "<p>A <b>pilot</b>.</p>"],
    ["with the id of a heading", "## Ice {#ice}\n\nA.", '<h2 id="ice">Ice</h2>\n<p>A.</p>'],
    [
      "with a picture that a program would load",
      "<img src={require('https://a.example/a.png').default} alt=\"A\" />",
      '<img src="https://a.example/a.png" alt="A" />',
    ],
    [
      "with imported pictures",
      "import { Image } from 'astro:assets';\nimport quay from 'https://a.example/q.png';\n\n<Image\n  src={quay} alt=\"Quay\" width={20} />\n\nA <img src={quay} /> `<img src={quay} />`",
      '<p><img src="https://a.example/q.png" alt="Quay" width="20" /></p>\n<p>A <img src="https://a.example/q.png" /> <code>&lt;img src={quay} /&gt;</code></p>',
    ],
    [
      "with the tabs of Docusaurus",
      "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n<Tabs>\n  <TabItem value='n' label=\"npm\">\n" +
        "    ```\n    a {\n      b\n    ```\n  </TabItem>\n<TabItem value='yarn'>\nC\n</TabItem>\n</Tabs>",
      '<h4 id="npm">npm</h4>\n<pre><code>a {\n  b\n</code></pre>\n<h4 id="yarn">yarn</h4>\n<p>C</p>',
    ],
    [
      "without a table of contents",
      'A\n\n<TOCInline toc={props.toc} exclude="Ice" />\n\n`<TOCInline />`',
      "<p>A</p>\n<p><code>&lt;TOCInline /&gt;</code></p>",
    ],
    ["with texts as expressions", "A{' '}\nB{\"\"}C{`, D`}", "<p>A \nBC, D</p>"],
    [
      "with literals in attributes, and without styles",
      "<img src='https://a.example/a.png' alt={'A'} width={70} style={{\n  color: 'red',\n}} />",
      '<p><img src="https://a.example/a.png" alt="A" width="70" /></p>',
    ],
    [
      "with words that open other lines",
      "We\nimport tea and\nexport ships.",
      "<p>We\nimport tea and\nexport ships.</p>",
    ],
    [
      "with Markdown in elements",
      "<div>\n  A *pilot* [boards](https://a.example/).\n\n  - One\n    - Two\n\n  ```html\n  <div>\n    b\n  ```\n</div>\nEnd.\n<side-note>\n\t**Ebb.**\n</side-note>",
      '<div><p>A <em>pilot</em> <a href="https://a.example/">boards</a>.</p>\n<ul>\n<li>One<ul>\n<li>Two</li>\n</ul>\n</li>\n</ul>\n<pre><code class="language-html">&lt;div&gt;\n  b\n</code></pre>\n</div><p>End.</p>\n<p><strong>Ebb.</strong></p>',
    ],
    ["with an address", "<https://a.example/>", '<p><a href="https://a.example/">https://a.example/</a></p>'],
  ])("%s", async (_, body, html) => {
    expect((await articleOf("a.mdx", `${HEAD}${body}\n`)).contentHtml).toBe(html);
  });

  it("with a tab of two hundred thousand lines", async () => {
    const lines = "  A\n".repeat(200_000);
    const { contentHtml } = await articleOf("a.mdx", `${HEAD}<TabItem value="b">\n${lines}</TabItem>\n`);
    expect(contentHtml).toMatch(/^<h4 id="b">b<\/h4>\n<p>A\nA/);
  });
});

describe("an MDX file is refused, with the line, for", () => {
  it.each([
    ["a component", "One.\n\n<Chart data='x' />", ["8: component <Chart>"]],
    ["a component of a module", "<Tabs.Item>\n", ["6: component <Tabs.Item>"]],
    ["a fragment", "<>\nOne\n</>", ["6: component <>"]],
    ["an import", 'import Chart from "./chart.js"', ["6: an import line"]],
    ["imports of names", "import { a } from 'a'\nimport b, {c} from 'b'", ["6: an import line"]],
    ["an import for its effect", "import './style.css'", ["6: an import line"]],
    [
      "a picture that is not imported",
      "import a from './a.png'\n\n<Image src={b} />",
      ["8: component <Image>", "8: expression {b}"],
    ],
    ["an export", "export const title = 'x'", ["6: an export line"]],
    ["an expression", "It is {new Date().getFullYear()}.", ["6: expression {new Date().getFullYe"]],
    [
      "expressions after dollar signs",
      "It costs \u0024{a}/\u0024{b}.",
      ["6: expression {a}", "6: expression {b}"],
    ],
    ["an expression in an attribute", "<p style={color}>a</p>", ["6: expression {color}"]],
    ["a style that hides", "<p style={{display: 'none'}}>a</p>", ["6: expression {{display: 'none'}"]],
    ["a tab without an end of its tag", "<Tabs>\n<TabItem value='a'\n", ["7: component <TabItem>"]],
    ["an expression behind a style", "<p style={{\ncolor: 'red'}}>{a}</p>", ["7: expression {a}"]],
    [
      "several, each once",
      "import A from 'a'\n\n<A />\n\n{/* a comment\nof two lines */}\n\n<B /> <A /> {b}",
      ["6: an import line", "8: component <A>", "13: component <B>", "13: expression {b}"],
    ],
  ])("%s", async (_, body, problems) => {
    expect(await problemsOf({ "a.mdx": `${HEAD}${body}\n` })).toEqual(
      problems.map((problem) => `a.mdx:${problem} ${EXPECTED}`),
    );
  });

  it("but a Markdown file with the same text is accepted", async () => {
    expect(await problemsOf({ "a.md": `${HEAD}A {set} of ships.\n` })).toEqual([]);
  });

  it("a text that is meant to be slow, in the time that its length needs", async () => {
    for (const text of ["{/* ", "<A", "{", "{/* } ", "$_", "$$_"])
      expect(await problemsOf({ "a.mdx": `${HEAD}${text.repeat(50_000)}\n` })).not.toEqual([]);
  }, 20_000);
});
