/** Requirement 20: the lead image, in the content and beside it. */

import { describe, expect, it } from "vitest";
import { png, svg } from "../../support/pictures.ts";
import { articleOf, type Files, problemsOf } from "../../support/seeds.ts";

const md = (body: string, more = "") =>
  `---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n${more}---\n${body}\n`;
const read = (body: string, more = "", others: Files = {}) => articleOf("pilots.md", md(body, more), others);
const FILES = { "quay.png": png(4, 3) };
const QUAY = expect.stringMatching(/^http:\/\/localhost:8787\/media\/quay-[0-9a-f]{16}\.png$/);

describe("the image that its author named", () => {
  it("opens the content, with the author's description", async () => {
    const { image, contentHtml, derived } = await read(
      "Text.",
      'image: quay.png\nimage_alt: The quay & "crane"\n',
      FILES,
    );
    expect(image).toEqual({ url: QUAY, width: 4, height: 3, type: "image/png", alt: 'The quay & "crane"' });
    expect(contentHtml).toBe(
      `<figure><img src="${image?.url}" alt="The quay &amp; &quot;crane&quot;" width="4" height="3" /></figure>\n<p>Text.</p>`,
    );
    expect(derived).toBeUndefined();
  });

  it("is not repeated if the content has it, and gets its description from there", async () => {
    const { image, contentHtml } = await read("Text.\n\n![The quay](./quay.png)", "image: quay.png\n", FILES);
    expect(image).toEqual({ url: QUAY, width: 4, height: 3, type: "image/png", alt: "The quay" });
    expect(contentHtml.match(/<img/g)).toHaveLength(1);
  });

  it("may be on another site, and then has no size and no type", async () => {
    const { image, contentHtml } = await read("Text.", "image: https://img.example/a.jpg?x=1&y=2\n");
    expect(image).toEqual({ url: "https://img.example/a.jpg?x=1&y=2" });
    expect(contentHtml).toMatch(
      /^<figure><img src="https:\/\/img\.example\/a\.jpg\?x=1&amp;y=2" alt="" \/><\/figure>\n/,
    );
  });

  it("stands above the label of wire copy, and has no part in the plain text", async () => {
    const copy =
      "---\nimage: quay.png\n---\nUPDATE 2-Ferry runs on hydrogen\n\nBERGEN, Norway, March 3, 2024 (AP) — A ferry ran on hydrogen.\n";
    const { contentHtml, contentText } = await articleOf("strike.txt", copy, FILES);
    expect(contentHtml).toMatch(/^<figure>.*<\/figure>\n<p>UPDATE 2<\/p>\n<p>BERGEN/);
    expect(contentText).toMatch(/^UPDATE 2\n\nBERGEN/);
  });

  it.each([
    [
      "image: gone.png",
      'pilots.md:5: image "gone.png" is not there; expected a file beside the article, or an absolute address',
    ],
    [
      "image: data:image/png;base64,AA",
      'pilots.md:5: image is "data:image/png;base64,AA"; expected a file beside the article, or the http or https address of an',
    ],
    [
      "image: mailto:desk@notes.example",
      'pilots.md:5: image is "mailto:desk@notes.example"; expected a file beside the article, or the http or https address of an',
    ],
    [
      "image: 'http://['",
      'pilots.md:5: image is "http://["; expected a file beside the article, or the http or https address of an image',
    ],
    [
      "image: [3]",
      "pilots.md:5: image is [3]; expected the address of an image, or a file beside the article",
    ],
    ["image_alt: 5", "pilots.md:5: image_alt is 5; expected what the image shows, on one line"],
  ])("is refused as %s", async (line, problem) => {
    expect(await problemsOf({ "pilots.md": md("Text.", `${line}\n`) })).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

describe("an image without a name in the front matter", () => {
  it("is the first picture of the content, and is marked as derived", async () => {
    const { image, derived } = await read(
      "Text.\n\n![The quay](quay.png) ![b](https://img.example/b.png)",
      "",
      FILES,
    );
    expect(image).toEqual({ url: QUAY, width: 4, height: 3, type: "image/png", alt: "The quay" });
    expect(derived).toEqual(["image"]);
  });

  it.each([
    ["a picture that is its own address", "![dot](data:image/png;base64,iVBORw0KGgo=)"],
    ["a pixel by which readers are counted", '<img src="https://count.example/p.gif" width="1" height="1">'],
    ["a pixel without height", '<img src="https://count.example/p.gif" width="1">'],
    ["a hidden one", '<img src="https://count.example/p.gif" width="0" height="0">'],
  ])("is not %s", async (_, body) => {
    expect(await read(`${body}\n\nText.`)).not.toHaveProperty("image");
    expect(
      (await read(`${body} <img src="https://img.example/b.png" alt="" width="640" height="480">`)).image,
    ).toEqual({
      url: "https://img.example/b.png",
      width: 640,
      height: 480,
    });
  });

  it("has the measured size, not the author's, and no size if a drawing has none", async () => {
    expect((await read('<img src="quay.png" width="40">', "", FILES)).image).toMatchObject({
      width: 4,
      height: 3,
    });
    const { image } = await read("![](chart.svg)", "", { "chart.svg": svg("") });
    expect(image).toEqual({ url: expect.stringContaining("/media/chart-"), type: "image/svg+xml" });
  });

  it("is missing if there is no picture", async () => {
    const article = await read("Text.");
    expect(article).not.toHaveProperty("image");
    expect(article).not.toHaveProperty("derived");
  });
});
