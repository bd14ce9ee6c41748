/** Media files beside articles: found, checked, measured and published under an address with a hash. */

import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem } from "../../../src/compiler/ground/problem.ts";
import { avif, gif, jpeg, MP3, MP4, png, svg, webp } from "../../support/pictures.ts";
import { articleOf, compileFiles, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const md = (body: string, more = "") =>
  `---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n${more}---\n${body}\n`;
const SITE = "http://localhost:8787";
const html = async (body: string, others: Files, name = "pilots.md") =>
  (await articleOf(name, md(body), others)).contentHtml;
const errors = async (files: Files) =>
  (await problemsOf(files)).filter((problem) => !problem.startsWith("warning: "));

describe("a picture beside an article", () => {
  it("has an absolute address with a hash of its bytes in feeds, and its size", async () => {
    expect(await html("![Quay](harbour.png)", { "harbour.png": png(4, 3) })).toMatch(
      new RegExp(
        `^<p><img src="${SITE}/media/harbour-[0-9a-f]{16}\\.png" alt="Quay" width="4" height="3" /></p>$`,
      ),
    );
  });

  it.each([
    ["in another folder, if it is the only one of its name", "img/deep/quay.png"],
    ["in a folder with the name of the article, as Hexo has it", "pilots/quay.png"],
  ])("may be %s", async (_, name) => {
    const files = { [name]: png(4, 3), ...(name.startsWith("pilots/") ? { "img/quay.png": png(3, 4) } : {}) };
    expect(await html("![](quay.png)", files)).toContain('width="4" height="3"');
  });

  it("changes its address only with its bytes", async () => {
    const [one, same, other] = await Promise.all(
      [png(4, 3), png(4, 3), png(3, 4)].map((bytes) => html("![](harbour.png)", { "harbour.png": bytes })),
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it.each([
    ["PNG", "a.png", png(5, 4), "png"],
    ["JPEG", "a.jpeg", jpeg(5, 4), "jpg"],
    ["GIF", "a.gif", gif(5, 4), "gif"],
    ["WebP", "a.webp", webp(5, 4), "webp"],
    ["AVIF", "a.avif", avif(5, 4), "avif"],
    ["animated AVIF", "a.avif", avif(5, 4, { animated: true }), "avif"],
    ["SVG by its pixels", "a.svg", svg('width="5px" height="4"'), "svg"],
    [
      "SVG by its view box",
      "a.svg",
      `<?xml version="1.0"?>\n<!-- a chart -->\n${svg('width="100%" viewBox="0 0 5.2 4"')}`,
      "svg",
    ],
    ["JPEG on its side, which browsers turn", "a.jpg", jpeg(4, 5, { turned: true }), "jpg"],
    ["PNG that is called JPEG", "a.jpg", png(5, 4), "png"],
    ["WebP without an extension", "a", webp(5, 4), "webp"],
  ])("is measured: %s", async (_, name, bytes, extension) => {
    expect(await html(`![](${name})`, { [name]: bytes })).toMatch(
      new RegExp(`/media/a-[0-9a-f]{16}\\.${extension}" alt="" width="5" height="4"`),
    );
  });

  it("keeps a size that the author wrote, also a single side", async () => {
    const text = '<img src="a.png" width="40" height="30"><img src="a.png" width="40">';
    const shown = await html(text, { "a.png": png(4, 3) });
    expect(shown).toMatch(/width="40" height="30" \/><img src="[^"]+" width="40" \/>/);
  });

  it.each([
    ["a folder above", "deep/pilots.md", "../img/quay.png", "img/quay.png"],
    ["a folder below", "pilots.md", "img/quay.png", "img/quay.png"],
    ["the top of the folder", "deep/pilots.md", "/img/quay.png", "img/quay.png"],
    ["an encoded space", "pilots.md", "the%20quay.png", "the quay.png"],
    ["letters of any script", "pilots.md", "<Ås 港.png>", "Ås 港.png"],
    ["letters written as two characters", "pilots.md", "e\u0301t\u00e9.png", "\u00e9te\u0301.png"],
    ["a lone percent sign", "pilots.md", "<100%.png>", "100%.png"],
    ["a quotation mark", "pilots.md", "<a%22b'c.png>", "a\"b'c.png"],
    ["a question mark after it", "pilots.md", "quay.png?w=3#top", "quay.png"],
  ])("is found by %s", async (_, article, address, name) => {
    expect(await html(`![](${address})`, { [name]: png(4, 3) }, article)).toMatch(
      /src="http:\/\/localhost:8787\/media\/[a-z0-9-]+\.png"/,
    );
  });

  it("is found in every attribute that can name a picture", async () => {
    const files = {
      "a.png": png(4, 3),
      "b.webp": webp(8, 6),
      "film.mp4": MP4,
      "talk.mp3": MP3,
      "talk.vtt": "WEBVTT\n",
    };
    const body = `<picture><source srcset="b.webp 2x, a.png"><img src="a.png" srcset="a.png 1x, b.webp 2x" alt=""></picture>
<video src="film.mp4" poster="a.png" controls><track src="talk.vtt"></video><audio controls><source src="talk.mp3"></audio>
<a href="b.webp">larger</a>`;
    const shown = await html(body, files);
    expect(
      shown
        .match(/\/media\/[a-z]+-[0-9a-f]{16}\.[a-z0-9]+/g)
        ?.map((path) => path.replace(/-[0-9a-f]{16}/, "")),
    ).toEqual(
      [
        "b.webp",
        "a.png",
        "a.png",
        "a.png",
        "b.webp",
        "film.mp4",
        "a.png",
        "talk.vtt",
        "talk.mp3",
        "b.webp",
      ].map((name) => `/media/${name}`),
    );
    expect(await problemsOf({ ...files, "a.md": md(body) })).toEqual([]);
  });

  it("is published once, and only if an article shows it", async () => {
    const compiled = await compileFiles({
      "a.md": md("![](a.png) ![](a.png) ![](copies/a.png)"),
      "b.md": md("![](a.png)").replace("Pilots", "Tides"),
      "a.png": png(4, 3),
      "copies/a.png": png(4, 3),
      "unused.png": png(5, 5),
    });
    expect(compiled.ok && compiled.value.media.map(({ served, mediaType }) => [served, mediaType])).toEqual([
      [expect.stringMatching(/^a-[0-9a-f]{16}\.png$/), "image/png"],
    ]);
  });

  it("leaves pictures of other sites and data: addresses unchanged", async () => {
    const shown = await html(
      `![a](https://img.example/a.png) ![b](data:image/png;base64,iVBORw0KGgo=) ![c](${SITE}/elsewhere.png)`,
      {},
    );
    expect(shown).toContain('src="https://img.example/a.png"');
    expect(shown).toContain('src="data:image/png;base64,iVBORw0KGgo="');
    expect(shown).toContain(`src="${SITE}/elsewhere.png"`);
  });
});

describe("a file that cannot be shown stops the build", () => {
  it.each([
    [
      "is not there",
      "![](harbor.png)",
      { "harbour.png": png(4, 3) },
      'image "harbor.png" is not there; expected "harbour.png"',
    ],
    [
      "has capitals",
      "![](Quay.PNG)",
      { "quay.png": png(4, 3) },
      'image "Quay.PNG" is not there; expected "quay.png"',
    ],
    [
      "has no like",
      "![](img/b.png)",
      {},
      'image "img/b.png" is not there; expected a file beside the article, or an absolute address',
    ],
    [
      "is outside",
      "![](../../etc/passwd)",
      {},
      'image "../../etc/passwd" is outside the folder of seeds; expected a file in it',
    ],
    [
      "is outside, encoded",
      "![](%2e%2e/x.png)",
      {},
      'image "%2e%2e/x.png" is outside the folder of seeds; expected a file in it',
    ],
    [
      "is text",
      "![](a.png)",
      { "a.png": "no picture" },
      'image "a.png" has bytes of no known file type; expected a PNG, JPEG',
    ],
    [
      "is a page",
      "![](a.svg)",
      { "a.svg": "<!doctype html><p>a" },
      'image "a.svg" has bytes of no known file type; expected a PNG',
    ],
    [
      "is no whole drawing",
      "![](a.svg)",
      { "a.svg": '<svg xmlns="http://www.w3.org/2000/svg">' },
      'image "a.svg" is damaged (image/svg+xml);',
    ],
    [
      "is another drawing",
      "![](a.svg)",
      { "a.svg": "<svg></svg>" },
      'image "a.svg" is damaged (image/svg+xml);',
    ],
    [
      "is cut off",
      "![](a.png)",
      { "a.png": png(4, 3).subarray(0, 18) },
      'image "a.png" is damaged (image/png); expected a PNG',
    ],
    [
      "has no size",
      "![](a.png)",
      { "a.png": png(0, 3) },
      'image "a.png" is damaged (image/png); expected a PNG',
    ],
    ["is empty", "![](a.png)", { "a.png": "" }, 'image "a.png" has bytes of no known file type;'],
    ["is a film", "![](a.mp4)", { "a.mp4": MP4 }, 'image "a.mp4" is video/mp4; expected a PNG'],
    [
      "is a picture",
      '<video src="a.png"></video>',
      { "a.png": png(4, 3) },
      'sound or film "a.png" is image/png; expected an MP4',
    ],
    [
      "is in a srcset",
      '<img src="https://img.example/a.png" srcset="b.png 2x">',
      {},
      'image "b.png" is not there;',
    ],
    ["is a poster", '<video poster="b.png"></video>', {}, 'image "b.png" is not there;'],
  ] as const)("where it %s", async (_, body, files, problem) => {
    expect(await errors({ ...files, "pilots.md": md(body) })).toEqual([
      expect.stringContaining(`pilots.md:6: ${problem}`),
    ]);
  });

  it("and the error proposes the address that the article should have", async () => {
    const files = {
      "deep/a.md": md("![](quay.png)\n\n![](tide.svg)"),
      "img/quay.png": png(4, 3),
      "old/quay.png": png(3, 4),
      "deep/tides.svg": svg(""),
    };
    expect(await errors(files)).toEqual([
      'deep/a.md:6: image "quay.png" is not there; expected "../img/quay.png"',
      'deep/a.md:8: image "tide.svg" is not there; expected "tides.svg"',
    ]);
  });

  it("and the error has the line if it can be found", async () => {
    expect(
      await errors({
        "a.md": md('One.\n\n![](b.png)\n\n![](<ø.png>)\n\n<img src="c&amp;d.png">', "image: e.png\n"),
      }),
    ).toEqual([
      expect.stringContaining('a.md:9: image "b.png"'),
      expect.stringContaining('a.md:11: image "%C3%B8.png"'),
      expect.stringContaining('a.md:13: image "c&d.png"'),
      expect.stringContaining('a.md:5: image "e.png"'),
    ]);
  });

  it("if it is larger than Cloudflare accepts", async () => {
    const folder = await folderOf({ "a.md": md("![](a.png)") });
    await writeFile(join(folder, "a.png"), Buffer.concat([png(4, 3), Buffer.alloc(25 * 1024 * 1024)]));
    const compiled = await compile({ folder });
    expect(compiled.ok ? [] : compiled.error.map(describeProblem)).toEqual([
      expect.stringMatching(/a\.md:6: image "a\.png" has \d{8} bytes; expected at most 26214400$/),
    ]);
  });

  it("if a symbolic link leads out of the folder", async () => {
    const folder = await folderOf({ "a.md": md("![](a.png)") });
    await symlink(join(await folderOf({ "b.png": png(4, 3) }), "b.png"), join(folder, "a.png"));
    const compiled = await compile({ folder });
    expect(compiled.ok ? [] : compiled.error.map(({ message }) => message)).toEqual([
      "a symbolic link or special file",
      'image "a.png" is not there',
    ]);
  });
});

describe("a file that no article uses", () => {
  it("is reported as a warning", async () => {
    const files = {
      "a.md": md("![](a.png)"),
      "a.png": png(4, 3),
      "b.png": png(4, 3),
      "c.svg": svg(""),
      "d.pdf": "%PDF-1.7",
      "e.bin": "alert(1)",
    };
    expect(await problemsOf(files)).toEqual([
      "warning: b.png: used by no article; expected an article that shows or links it, or a name that starts with _ or .",
      "warning: c.svg: used by no article; expected an article that shows or links it, or a name that starts with _ or .",
      "warning: d.pdf: used by no article; expected an article that shows or links it, or a name that starts with _ or .",
      "warning: e.bin: not an article; expected a .txt, .md or .html file, or a name that starts with _ or .",
    ]);
  });
});
