/** Markup that works only with scripts or frames, and its form in feeds. */

import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/compiler/content/plain-text.ts";
import { sanitize } from "../../../src/compiler/content/sanitize.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const html = (source: string) => sanitize(source, (address) => ({ url: address })).html;
const page = (body: string) => `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;

describe("an embedded page", () => {
  it.each([
    [
      "a film with a title",
      '<figure><iframe src="https://video.example/embed/abc" title="Launch of the boat"></iframe><figcaption>The launch</figcaption></figure>',
      '<figure><a href="https://video.example/embed/abc">Launch of the boat</a><figcaption>The launch</figcaption></figure>',
    ],
    [
      "a map without a title",
      '<p>Here:</p><iframe src="//maps.example/?q=Bergen&amp;z=3"></iframe>',
      '<p>Here:</p><p><a href="https://maps.example/?q=Bergen&amp;z=3">maps.example</a></p>',
    ],
    [
      "a frame that a script loads",
      '<p><iframe src="about:blank" data-src="https://video.example/1"></iframe></p>',
      '<p><a href="https://video.example/1">video.example</a></p>',
    ],
    [
      "an object of an old page",
      '<object width="400"><param name="movie" value="https://video.example/2"><embed src="https://video.example/2"></object>',
      '<p><a href="https://video.example/2">video.example</a></p>',
    ],
    [
      "an object with a picture for other readers",
      '<object data="https://a.example/map.svg"><img src="https://a.example/map.png" alt="Map"></object>',
      '<img src="https://a.example/map.png" alt="Map" />',
    ],
    [
      "a picture whose address is a page",
      '<img src="https://youtu.be/a-b_1" alt="Ebb" /> <img src="https://img.youtube.com/vi/a/0.jpg" alt="Flood" />',
      '<p><a href="https://youtu.be/a-b_1">Ebb</a></p> <img src="https://img.youtube.com/vi/a/0.jpg" alt="Flood" />',
    ],
    [
      "an element of a script's own",
      '<lite-youtube videoid="a-b_1" playlabel="Ebb"></lite-youtube>',
      '<p><a href="https://www.youtube.com/watch?v=a-b_1">Ebb</a></p>',
    ],
    [
      "a post with its link",
      '<blockquote class="twitter-tweet"><p>Ebb.</p><a href="https://post.example/1">4 May</a></blockquote>',
      '<blockquote><p>Ebb.</p><a href="https://post.example/1">4 May</a></blockquote>',
    ],
    [
      "a post whose link is an attribute",
      '<blockquote class="instagram-media" data-instgrm-permalink="https://photo.example/p/1"><p>Ebb.</p></blockquote>',
      '<blockquote><p>Ebb.</p><p><a href="https://photo.example/p/1">photo.example</a></p></blockquote>',
    ],
    [
      "a post in an empty element",
      '<div class="fb-post" data-href="https://wall.example/1"></div>',
      '<p><a href="https://wall.example/1">wall.example</a></p>',
    ],
  ])("leaves a link: %s", (_, source, expected) => expect(html(source)).toBe(expected));

  it("is reported if it has no address, or only counts visits", () => {
    const sources = '<iframe></iframe><iframe src="https://count.example" width="0" height="0"></iframe>';
    expect(sanitize(sources, (url) => ({ url }))).toEqual({ html: "", dropped: ["iframe"] });
  });
});

const QUAY = '<img src="https://a.example/quay.jpg" alt="The quay" />';

describe("a picture that a script loads", () => {
  it.each([
    ["data-src", '<img class="lazyload" data-src="https://a.example/quay.jpg" alt="The quay">', QUAY],
    [
      "data-original",
      '<img src="https://a.example/grey.gif" data-original="https://a.example/quay.jpg" alt="The quay">',
      QUAY,
    ],
    [
      "data-lazy-src",
      '<img src="data:image/gif;base64,R0lGOD" data-lazy-src="https://a.example/quay.jpg" alt="The quay">',
      QUAY,
    ],
    [
      "a srcset after a placeholder",
      '<img src="https://a.example/blank.gif" srcset="https://a.example/s.jpg 300w, https://a.example/quay.jpg 800w" alt="">',
      '<img src="https://a.example/quay.jpg" srcset="https://a.example/s.jpg 300w, https://a.example/quay.jpg 800w" alt="" />',
    ],
    [
      "data-srcset",
      '<img src="https://a.example/blank.gif" data-srcset="https://a.example/quay.jpg 800w" alt="">',
      '<img src="https://a.example/quay.jpg" alt="" srcset="https://a.example/quay.jpg 800w" />',
    ],
    ["noscript alone", '<noscript><img src="https://a.example/quay.jpg" alt="The quay"></noscript>', QUAY],
    [
      "noscript after an empty picture",
      '<img src="https://a.example/1x1.png" alt="The quay"> <noscript><img src="https://a.example/quay.jpg" alt="The quay"></noscript>',
      QUAY,
    ],
    [
      "noscript after the same picture",
      '<div><a href="https://a.example/"><img data-src="https://a.example/quay-300.jpg" alt=""></a><noscript><img src="https://a.example/quay.jpg"></noscript></div>',
      '<div><a href="https://a.example/"><img alt="" src="https://a.example/quay-300.jpg" /></a></div>',
    ],
    ["an element of AMP", '<amp-img src="https://a.example/quay.jpg" alt="The quay"></amp-img>', QUAY],
    [
      "sources of a picture",
      '<picture><source data-srcset="https://a.example/q.webp 1x" type="image/webp"><img data-src="https://a.example/q.jpg"></picture>',
      '<picture><source type="image/webp" srcset="https://a.example/q.webp 1x" /><img src="https://a.example/q.jpg" /></picture>',
    ],
  ])("is shown: %s", (_, source, expected) => {
    const shown = html(source).trim();
    const attributes = (tag: string) => tag.match(/[\w-]+="[^"]*"/g)?.toSorted();
    expect(attributes(shown)).toEqual(attributes(expected));
    expect(shown.replace(/\s[\w-]+="[^"]*"/g, "")).toBe(expected.replace(/\s[\w-]+="[^"]*"/g, ""));
  });

  it("is not one that only counts visits, and not a template", () => {
    expect(html('<noscript><img src="https://a.example/tr" width="1" height="1"></noscript>')).toBe("");
    expect(html('<img src="https://a.example/q.jpg" data-src="https://a.example/q_{width}.jpg">')).toBe(
      '<img src="https://a.example/q.jpg" />',
    );
  });

  it.each(["blank.gif", "img/placeholder-800x600.png", "pixel.gif?v=1"])(
    "has no placeholder as the lead image: %s",
    async (name) => {
      const body = `<p>Ebb.</p><img src="https://a.example/${name}"><img src="https://a.example/quay.jpg">`;
      expect((await articleOf("tides.html", page(body))).image?.url).toBe("https://a.example/quay.jpg");
    },
  );

  it.each(["blanket.jpg", "transparent-fish.jpg", "loading-dock.jpg", "pixel.jpg"])(
    "may be the lead image with a name such as %s",
    async (name) => {
      const body = `<p>Ebb.</p><img src="https://a.example/${name}">`;
      expect((await articleOf("tides.html", page(body))).image?.url).toBe(`https://a.example/${name}`);
    },
  );
});

const SQUARE = "<msup><mi>x</mi><mn>2</mn></msup>";

describe("a formula", () => {
  it.each([
    [
      "KaTeX",
      `<span class="katex"><span class="katex-mathml"><math><semantics>${SQUARE}<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>x</span><span>2</span></span></span>`,
      `<math alttext="x^2">${SQUARE}</math>`,
    ],
    [
      "KaTeX on a line of its own",
      `<span class="katex-display"><span class="katex"><span class="katex-mathml"><math><semantics><mrow>${SQUARE}</mrow></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span></span>`,
      `<math display="block"><mrow>${SQUARE}</mrow></math>`,
    ],
    [
      "MathJax 3",
      `<mjx-container><mjx-math aria-hidden="true"><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml><math>${SQUARE}</math></mjx-assistive-mml></mjx-container>`,
      `<math>${SQUARE}</math>`,
    ],
    [
      "MathJax 2",
      `<span class="MathJax_Preview">x2</span><span class="MathJax"><nobr aria-hidden="true">x2</nobr><span class="MJX_Assistive_MathML"><math>${SQUARE}</math></span></span><script type="math/tex">x^2</script>`,
      `<math>${SQUARE}</math>`,
    ],
    [
      "MathJax 2 before it has run",
      '<span class="MathJax_Preview">x2</span><script type="math/tex; mode=display">x^2 < 4</script>',
      "<code>x^2 &lt; 4</code>",
    ],
    [
      "MathML alone",
      `<math><mi>r</mi><mspace width="1em"/>${SQUARE}</math>`,
      `<math><mi>r</mi><mspace width="1em"></mspace>${SQUARE}</math>`,
    ],
    ["HTML in MathML", "<math><mtext><b>x</b></mtext></math>", "<math><mtext>x</mtext></math>"],
  ])("comes once, as MathML or TeX: %s", (_, source, expected) =>
    expect(html(`<p>Area ${source} grows.</p>`)).toBe(`<p>Area ${expected} grows.</p>`),
  );

  it.each([
    ["r = <math><msup><mn>10</mn><mn>2</mn></msup></math>", "r = 10^2"],
    ['<math alttext="x^2 + 1"><msup><mi>x</mi><mn>2</mn></msup></math>', "x^2 + 1"],
    [
      "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msub><mi>c</mi><mi>i</mi></msub></mfrac></math>",
      "(a+b)/(c_i)",
    ],
    ["<math><msqrt><mn>2</mn></msqrt></math>", "√2"],
  ])("is one line in plain text: %s", (source, text) => expect(plainText(source)).toBe(text));

  it("gives no warning", async () => {
    expect(await problemsOf({ "a.html": page(`<p>Area <math>${SQUARE}</math> grows.</p>`) })).toEqual([]);
  });
});

describe("a place in an old page", () => {
  it.each([
    ['<a name="tides"></a>Tides.', '<a id="tides"></a>Tides.'],
    [
      '<a name="tides" href="https://a.example/">Tides</a>',
      '<a href="https://a.example/" id="tides">Tides</a>',
    ],
    ['<a id="ebb" name="ebb">Ebb</a>', '<a id="ebb">Ebb</a>'],
    ['<img src="https://a.example/q.jpg" name="quay">', '<img src="https://a.example/q.jpg" />'],
  ])("keeps its name as an id: %s", (source, expected) => expect(html(source)).toBe(expected));
});
