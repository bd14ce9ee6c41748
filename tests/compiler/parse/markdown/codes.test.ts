/** Codes of other tools in Markdown: their meaning, or one error. */

import { describe, expect, it } from "vitest";
import { articleOf, articlesOf, type Files, problemsOf } from "../../../support/seeds.ts";

const md = (body: string) => `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;
const htmlOf = async (body: string, others: Files = {}) =>
  (await articleOf("tides.md", md(body), others)).contentHtml;
const QUAY = '<img src="https://a.example/q.jpg" alt="Quay" />';
const SRC = 'src="https://a.example/q.jpg" alt="Quay"';

describe("a known code", () => {
  it.each([
    [
      "figure",
      `Ebb.\n\n{{< figure ${SRC} title="Low" caption="At noon" attr="Bo" attrlink="https://b.example/" >}}\n\nFlood.`,
      `<p>Ebb.</p>\n<figure>${QUAY}<figcaption><strong>Low</strong> At noon <a href="https://b.example/">Bo</a></figcaption></figure>\n<p>Flood.</p>`,
    ],
    [
      "figure with Markdown in its caption",
      `{{< figure ${SRC} caption="The *low* [quay](https://a.example/) & **mole**" >}}`,
      `<figure>${QUAY}<figcaption>The <em>low</em> <a href="https://a.example/">quay</a> &amp; <strong>mole</strong></figcaption></figure>`,
    ],
    [
      "figure with Markdown in its credit",
      `{{< figure ${SRC} caption="1. July" attr="Photo: [Bo](https://b.example/)" >}}`,
      `<figure>${QUAY}<figcaption>1. July Photo: <a href="https://b.example/">Bo</a></figcaption></figure>`,
    ],
    [
      "figure with HTML in its caption",
      `{{< figure ${SRC} caption="H<sub>2</sub>O **now**" >}}`,
      `<figure>${QUAY}<figcaption>H<sub>2</sub>O <strong>now</strong></figcaption></figure>`,
    ],
    ["figure on several lines", `{{< figure\n  ${SRC}\n>}}`, `<figure>${QUAY}</figure>`],
    [
      "figure between lines of text",
      `Ebb\n{{< figure ${SRC} >}}\nFlood.`,
      `<p>Ebb</p>\n<figure>${QUAY}</figure>\n<p>Flood.</p>`,
    ],
    [
      "figure in a list",
      `- Ebb\n  {{< figure ${SRC} >}}`,
      `<ul>\n<li><p>Ebb</p>\n<figure>${QUAY}</figure>\n</li>\n</ul>`,
    ],
    [
      "youtube",
      "{{< youtube a-b_1 >}}",
      '<p><a href="https://www.youtube.com/watch?v=a-b_1">www.youtube.com</a></p>',
    ],
    [
      "youtube of Jekyll",
      "{% youtube a1 %}",
      '<p><a href="https://www.youtube.com/watch?v=a1">www.youtube.com</a></p>',
    ],
    [
      "vimeo with a title",
      '{{< vimeo id="12" title="Ebb" >}}',
      '<p><a href="https://vimeo.com/12">Ebb</a></p>',
    ],
    ["gist", "{{< gist bo 78 >}}", '<p><a href="https://gist.github.com/bo/78">gist.github.com</a></p>'],
    [
      "gist of Jekyll",
      "{% gist bo/78 %}",
      '<p><a href="https://gist.github.com/bo/78">gist.github.com</a></p>',
    ],
    [
      "a post of X, and one without its user",
      '{{< x user="bo" id="12" >}} {{< tweet 12 >}}',
      '<p><a href="https://x.com/bo/status/12">x.com</a> <a href="https://x.com/i/status/12">x.com</a></p>',
    ],
    ["a picture of a design", `{{< img ${SRC} >}}`, `<figure>${QUAY}</figure>`],
    ["a picture of Eleventy", '{% image "https://a.example/q.jpg", "Quay" %}', `<figure>${QUAY}</figure>`],
    [
      "files that Jekyll's designs include",
      `{% include figure image_path="https://a.example/q.jpg" alt="Quay" %}\n\n{% include embed/youtube.html id='a1' %}\n\n{% include video id="a1" provider="vimeo" %}`,
      `<figure>${QUAY}</figure>\n<p><a href="https://www.youtube.com/watch?v=a1">www.youtube.com</a></p>\n<p><a href="https://vimeo.com/a1">vimeo.com</a></p>`,
    ],
    [
      "a box",
      "Ebb.\n{{< notice warning >}}\nMind *it*.\n{{< /notice >}}\nFlood.",
      "<p>Ebb.</p>\n<blockquote>\n<p><strong>Warning</strong></p>\n<p>Mind <em>it</em>.</p>\n</blockquote>\n<p>Flood.</p>",
    ],
    [
      "a box with a title, in a line",
      'Ebb. {{% alert type="tip" title="A [tip]" %}}Mind it.{{% /alert %}}',
      "<p>Ebb. </p>\n<blockquote>\n<p><strong>Tip: A  tip</strong></p>\n<p>Mind it.</p>\n</blockquote>",
    ],
    [
      "a box in a box, and one of Eleventy",
      '{{< note >}}\nA\n{{< note >}}\nB\n{{< /note >}}\n{{< /note >}}\n\n{% callout "info" %}\nC\n{% endcallout %}',
      "<blockquote>\n<p><strong>Note</strong></p>\n<p>A</p>\n<blockquote>\n<p><strong>Note</strong></p>\n<p>B</p>\n</blockquote>\n</blockquote>\n<blockquote>\n<p><strong>Info</strong></p>\n<p>C</p>\n</blockquote>",
    ],
    [
      "a part to open",
      '{{< details "More tides" >}}\nA\n{{< /details >}}',
      "<details>\n<summary>More tides</summary>\n<p>A</p>\n</details>",
    ],
    [
      "tabs",
      '{{< tabs >}}\n{{% tab "Ebb" %}}\nA\n{{% /tab %}}\n{{% tab title="Flood" %}}\nB\n{{% /tab %}}\n{{< /tabs >}}',
      '<h4 id="ebb">Ebb</h4>\n<p>A</p>\n<h4 id="flood">Flood</h4>\n<p>B</p>',
    ],
    ["a table of contents", "A\n\n{% include toc %}\n\n{{< toc >}}\n\nB", "<p>A</p>\n<p>B</p>"],
    [
      "Markdown in an element",
      'A\n<div class="x" markdown="1">\n**B**\n</div>\n\n<div data-markdown="1">\n**C**\n</div>',
      "<p>A</p>\n<div><p><strong>B</strong></p>\n</div><div>\n**C**\n</div>",
    ],
    ["HTML as it is", "{{< rawhtml >}}\n<b>A</b>\n{{< /rawhtml >}}", "<p><b>A</b></p>"],
    [
      "a block of code of Hexo",
      "{% codeblock tides.js lang:js wrap:false %}\nebb();\n{% endcodeblock %}\n\n{% code %}\n{{ ebb }}\n{% endcode %}",
      '<pre><code class="language-js">ebb();\n</code></pre>\n<pre><code>{{ ebb }}\n</code></pre>',
    ],
    [
      "a quotation of Hexo",
      "Ebb.\n{% blockquote Kari Nordmann, The Quay %}\nThe *tide* turns.\n{% endblockquote %}\n{% cq %}Slack.{% endcq %}",
      "<p>Ebb.</p>\n<blockquote><p>The <em>tide</em> turns.</p>\n<p>— Kari Nordmann, The Quay</p>\n</blockquote><blockquote><p>Slack.</p>\n</blockquote>",
    ],
    [
      "a picture of Hexo",
      `{% asset_img wide https://a.example/q.jpg 40 30 "Low tide 'Quay'" %}\n\n{% img https://a.example/q.jpg "Quay" %}`,
      `<figure><img src="https://a.example/q.jpg" alt="Quay" width="40" height="30" /></figure>\n<figure>${QUAY}</figure>`,
    ],
    [
      "a link of Hexo",
      "{% link The quay https://a.example/ %}",
      '<p><a href="https://a.example/">The quay</a></p>',
    ],
    ["the place of a table of contents", "A\n\n[[toc]]\n\n[TOC]\n\nB [toc] C", "<p>A</p>\n<p>B [toc] C</p>"],
    [
      "classes at the end of a paragraph",
      "Text. {.wide .note}\n\nA {.b} c\n\n`x` {.y}",
      "<p>Text. </p>\n<p>A {.b} c</p>\n<p><code>x</code> </p>",
    ],
    [
      "attributes behind a link, and below a block",
      '[A](https://a.example/){target="_blank" .wide} b){.c}\n\nText\n{.note #one}\n\n{.alone}',
      '<p><a href="https://a.example/">A</a> b){.c}</p>\n<p>Text</p>\n<p>{.alone}</p>',
    ],
    ["a comment", "Ebb.{% comment %}\nSecret.\n{% endcomment %} Flood.", "<p>Ebb.</p>\n<p> Flood.</p>"],
    ["a comment of Hugo", "Ebb.{{/* secret */}}", "<p>Ebb.</p>"],
    [
      "a comment of kramdown",
      "Ebb.\n\n{::comment}\nSecret.\n{:/comment}\n\nFlood.",
      "<p>Ebb.</p>\n<p>Flood.</p>",
    ],
    [
      "a code that is shown",
      'Write {{</* ref "a.md" */>}}.',
      '<p>Write <code>{{&lt; ref "a.md" &gt;}}</code>.</p>',
    ],
    [
      "a film in a line of text",
      "Ebb {{< vimeo 1 >}} flood.",
      '<p>Ebb <a href="https://vimeo.com/1">vimeo.com</a> flood.</p>',
    ],
  ])("has its meaning: %s", async (_, source, expected) => expect(await htmlOf(source)).toBe(expected));

  it.each([
    ['{{< ref "moon.md" >}}', "/moon"],
    ['{{% relref "/sea/ebb.md#low" %}}', "/ebb#low"],
    ['{{< ref path="moon" >}}', "/moon"],
    ["{% post_url 2024-05-06-storm %}", "/2024-05-06-storm"],
    ["{{ site.baseurl }}{% link sea/ebb.md %}", "/ebb"],
    ["{{ '/articles/ebb' | url }}", "/ebb"],
  ])("leads to an article: %s", async (code, address) => {
    const others = { "moon.md": md("Full."), "sea/ebb.md": md("Low."), "2024-05-06-storm.md": md("Gale.") };
    const link = `<a href="http://localhost:8787/articles${address}">here</a>`;
    const articles = await articlesOf({
      ...others,
      "sub/tides.md": md(`[here](${code})\n\n<a href="${code}">here</a>`),
    });
    expect(articles["sub/tides.md"]?.contentHtml).toBe(`<p>${link}</p>\n<p>${link}</p>`);
  });

  it("is a link by itself outside of an address", async () => {
    expect(await htmlOf('See {{< ref "moon.md" >}}.', { "moon.md": md("Full.") })).toBe(
      '<p>See <a href="http://localhost:8787/articles/moon">moon.md</a>.</p>',
    );
  });
});

describe("blocks of code", () => {
  it.each([
    [
      '{% highlight ruby linenos %}\nputs "{{ x }}" # <!-- no comment\n\n{% endhighlight %}\nEbb.',
      '<pre><code class="language-ruby">puts "{{ x }}" # &lt;!-- no comment\n\n</code></pre>\n<p>Ebb.</p>',
    ],
    [
      '{{< highlight go "linenos=table" >}}\n```\nx := `a`\n{{< /highlight >}}',
      '<pre><code class="language-go">```\nx := `a`\n</code></pre>',
    ],
    ["Write {% highlight sh %}ls{% endhighlight %} here.", "<p>Write <code>ls</code> here.</p>"],
    [
      "Write {% raw %}{{ page.title }} or {% x %}{% endraw %} here.",
      "<p>Write <code>{{ page.title }}</code> or <code>{% x %}</code> here.</p>",
    ],
    ["{% raw %}\n```\n{{ x }}\n```\n{% endraw %}", "<pre><code>{{ x }}\n</code></pre>"],
  ])("%j", async (source, expected) => expect(await htmlOf(source)).toBe(expected));
});

describe("an unknown code", () => {
  const KNOWN = "Markdown, HTML, or a code that docs/writing.md lists";
  it.each([
    ["<%= render Chart.new %>", "<%= render Chart.new %>"],
    ['{{< chart "a.csv" >}}', '{{< chart "a.csv" >}}'],
    ["{{% notice tip %}}", "{{% notice tip %}}"],
    ["{% include map.html %}", "{% include map.html %}"],
    ["{%- assign x = 1 -%}", "{%- assign x = 1 -%}"],
    ["{{< /figure >}}", "{{< /figure >}}"],
    ['{{< figure caption="Quay" >}}', '{{< figure caption="Quay" >}}'],
    ["{{ page.title }}", "{{ page.title }}"],
  ])("is an error with its line: %s", async (source, written) => {
    expect(await problemsOf({ "a.md": md(`Ebb.\n\n${source}`) })).toEqual([
      `a.md:8: code ${written} cannot be read; expected ${KNOWN}`,
    ]);
  });

  it("is reported once for each name", async () => {
    const body = "{{< chart 1 >}}\n\n{{< chart 2 >}}\n\n{{< table >}}";
    expect(await problemsOf({ "a.md": md(body) })).toEqual([
      `a.md:6: code {{< chart 1 >}} cannot be read; expected ${KNOWN}`,
      `a.md:10: code {{< table >}} cannot be read; expected ${KNOWN}`,
    ]);
  });

  it("hides no comment that has no end", async () => {
    expect(await problemsOf({ "a.md": md("Ebb.\n{% comment %}\nSecret.") })).toEqual([
      "a.md:7: code {% comment %} without an end; expected endcomment after it",
    ]);
    expect(await problemsOf({ "a.md": md("Ebb.\n\n{::comment}\nSecret.") })).toEqual([
      "a.md:8: code {::comment} without an end; expected {:/comment} after it",
    ]);
  });

  it.each([
    [
      "Write `{{< x >}}` and `{% x %}`.",
      "<p>Write <code>{{&lt; x &gt;}}</code> and <code>{% x %}</code>.</p>",
    ],
    ["```\n{% x %}\n[gallery]\n```", "<pre><code>{% x %}\n[gallery]\n</code></pre>"],
    ["<pre>{% x %}</pre>", "<pre>{% x %}</pre>"],
    ["Ebb.<!-- {% x %} -->", "<p>Ebb.</p>"],
    ["50{% off, {{name}} and \\{% x %}.", "<p>50{% off, {{name}} and {% x %}.</p>"],
  ])("is text in code: %j", async (source, expected) => expect(await htmlOf(source)).toBe(expected));
});

describe("codes in square brackets", () => {
  it.each([
    [
      "caption",
      `[caption id="a1" width="300"]<a href="https://a.example/"><img ${SRC}></a> The *quay*[/caption]`,
      `<figure><a href="https://a.example/">${QUAY}</a><figcaption>The <em>quay</em></figcaption></figure>`,
    ],
    [
      "caption of Markdown",
      "[caption]![Quay](https://a.example/q.jpg)[/caption]",
      `<figure>${QUAY}</figure>`,
    ],
    [
      "caption with backslashes, as exporters write it",
      String.raw`\[caption id="a\_1" width="300"\][![Quay](https://a.example/q.jpg)](https://a.example/) The *quay*\[/caption\]`,
      `<figure><a href="https://a.example/">${QUAY}</a><figcaption>The <em>quay</em></figcaption></figure>`,
    ],
    [
      "embed with backslashes",
      String.raw`\[embed\]https://video.example/a\_1\[/embed\]`,
      '<p><a href="https://video.example/a_1">video.example</a></p>',
    ],
    [
      "audio with backslashes",
      String.raw`\[audio mp3="https://a.example/a\_1.mp3"\]\[/audio\]`,
      '<p><audio controls src="https://a.example/a_1.mp3"></audio></p>',
    ],
    [
      "caption as a value",
      `[caption caption="At noon"]<img ${SRC} />[/caption]`,
      `<figure>${QUAY}<figcaption>At noon</figcaption></figure>`,
    ],
    [
      "embed",
      '[embed width="300"]https://video.example/1[/embed]',
      '<p><a href="https://video.example/1">video.example</a></p>',
    ],
    [
      "audio",
      '[audio mp3="https://a.example/a.mp3"][/audio]',
      '<p><audio controls src="https://a.example/a.mp3"></audio></p>',
    ],
    [
      "video of another site",
      '[video src="https://video.example/1"]',
      '<p><a href="https://video.example/1">video.example</a></p>',
    ],
  ])("have their meaning: %s", async (_, source, expected) => {
    expect(
      (await htmlOf(source)).replace('controls=""', "controls").replace(/(src="[^"]*") (controls)/, "$2 $1"),
    ).toBe(expected);
  });

  it.each(['[gallery ids="1,2"]', "[gallery]", '[playlist ids="3"]', String.raw`\[gallery ids="1,2"\]`])(
    "are an error if only WordPress knows the files: %s",
    async (code) => {
      expect(await problemsOf({ "a.md": md(`Ebb.\n\n${code}`) })).toEqual([
        `a.md:8: code ${code} cannot be read; expected the files themselves: ![...](...)`,
      ]);
    },
  );

  it.each([
    "[sic] [laughs] [1] [video] [audio] and [gallery].",
    "[caption] without more",
    "[figure src=a.png] [youtube 1] [x]",
  ])("are text otherwise: %s", async (source) => expect(await htmlOf(source)).toBe(`<p>${source}</p>`));

  it("are text behind one backslash, also in a sentence", async () => {
    const source = String.raw`Write \[gallery ids="1"] or \[gallery\] or \[caption\].`;
    expect(await htmlOf(source)).toBe('<p>Write [gallery ids="1"] or [gallery] or [caption].</p>');
  });

  it("are a link if an address follows, as in Markdown", async () => {
    expect(await htmlOf("[gallery](https://a.example/)")).toBe(
      '<p><a href="https://a.example/">gallery</a></p>',
    );
  });
});

describe("a code in HTML", () => {
  const html = (body: string) => ({ "tides.html": md(body), "ebb.md": md("Ebb.") });
  const read = async (body: string) => (await articlesOf(html(body)))["tides.html"]?.contentHtml;

  it("has its meaning", async () => {
    expect(
      await read(
        '<p>Ebb{% comment %} secret {% endcomment %}.</p><a href="{% post_url ebb %}">A</a> <a href="{{ site.baseurl }}/articles/ebb">B</a>',
      ),
    ).toBe(
      '<p>Ebb.</p><a href="http://localhost:8787/articles/ebb">A</a> <a href="http://localhost:8787/articles/ebb">B</a>',
    );
  });

  it("is a warning if it has none", async () => {
    expect(
      await problemsOf(html("<p>Ebb {{ ebb }}.</p>\n{% for a in b %}\n<p>{{ page.x }}</p>{% endfor %}")),
    ).toEqual([
      "warning: tides.html:7: code {% for a in b %} and 2 more stay as text; expected HTML, or the code in <code>",
    ]);
  });

  it("is text in code and in scripts", async () => {
    const source = "<pre>{% ebb %}</pre><!-- {% ebb %} --><script>{% ebb %}</script><p>1 <% 2</p>";
    expect((await problemsOf(html(source))).filter((line) => line.includes("code "))).toEqual([]);
  });
});

describe("kramdown's attributes", () => {
  it.each([
    ["## High water\n{: #high .blue}", '<h2 id="high">High water</h2>'],
    ["## High water {: #high}", '<h2 id="high">High water</h2>'],
    ["Ebb.\n{: #ebb}\n\nFlood.", '<p>Ebb.\n<a id="ebb"></a></p>\n<p>Flood.</p>'],
    ["Ebb.\n{: .note}\n\nFlood.", "<p>Ebb.</p>\n<p>Flood.</p>"],
    ['[Quay](https://a.example/){:target="_blank" rel="x"}', '<p><a href="https://a.example/">Quay</a></p>'],
    ["* Contents\n{:toc}\n\nEbb.", "<p>Ebb.</p>"],
    ["{:.no_toc}\n## High water", '<h2 id="high-water">High water</h2>'],
    ["Elixir has {:ok, value}.", "<p>Elixir has {:ok, value}.</p>"],
    ["Write `{: #a}`.", "<p>Write <code>{: #a}</code>.</p>"],
  ])("%j", async (source, expected) =>
    expect((await htmlOf(source)).replace(/\n(?=<\/p>)/g, "")).toBe(expected),
  );
});

describe("marked text", () => {
  it.each([
    ["Ebb ==at *six*== today.", "<p>Ebb <mark>at <em>six</em></mark> today.</p>"],
    ["==Ebb==", "<p><mark>Ebb</mark></p>"],
    ["a == b and c==d==e", "<p>a == b and c==d==e</p>"],
    ["`==a==`", "<p><code>==a==</code></p>"],
    ["Ebb\n===", '<h1 id="ebb">Ebb</h1>'],
  ])("%j", async (source, expected) =>
    expect(await htmlOf(`Tides.\n\n${source}`)).toBe(`<p>Tides.</p>\n${expected}`),
  );
});

describe("definition lists", () => {
  it.each([
    [
      "Ebb\n: Low *water*\n\nFlood\n: High water\n: Noon",
      "<dl>\n<dt>Ebb</dt>\n<dd>Low <em>water</em></dd>\n<dt>Flood</dt>\n<dd>High water</dd>\n<dd>Noon</dd>\n</dl>",
    ],
    [
      "Ebb\nLow\n\n: One\n\n    Two\n\nThe end.",
      "<dl>\n<dt>Ebb</dt>\n<dt>Low</dt>\n<dd><p>One</p>\n<p>Two</p>\n</dd>\n</dl>\n<p>The end.</p>",
    ],
    [
      "Ebb\n: Low\n  water\nFlood\n: High",
      "<dl>\n<dt>Ebb</dt>\n<dd>Low\nwater</dd>\n<dt>Flood</dt>\n<dd>High</dd>\n</dl>",
    ],
    ["- Ebb\n- : Low", "<ul>\n<li>Ebb</li>\n<li>: Low</li>\n</ul>"],
    ["Ebb: low\nFlood: high", "<p>Ebb: low\nFlood: high</p>"],
  ])("%j", async (source, expected) => expect(await htmlOf(source)).toBe(expected));
});
