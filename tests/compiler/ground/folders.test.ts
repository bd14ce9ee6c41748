/** The habits of folders that other tools wrote, each with its outcome: which files are articles, and what is printed about the rest. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem } from "../../../src/compiler/ground/problem.ts";
import { describeAll } from "../../../src/compiler/report/problems.ts";
import { png } from "../../support/pictures.ts";
import {
  articleOf,
  articlesOf,
  compileFiles,
  type Files,
  folderOf,
  problemsOf,
} from "../../support/seeds.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---\nA pilot boards.\n";
const HTML = '<!doctype html><meta name="date" content="2024-05-04"><h1>Pilots</h1><p>A pilot boards.</p>';

/** Returns the names of the articles, and the printed lines. */
async function outcomeOf(files: Files): Promise<{ articles: string[]; lines: string[] }> {
  const folder = await folderOf(files);
  const compiled = await compile({ folder });
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return {
    articles: compiled.ok ? compiled.value.articles.map(({ name }) => name) : [],
    lines: describeAll(problems).map((line) => line.replaceAll(`${folder}/`, "")),
  };
}

describe("an article", () => {
  it.each([
    "a.md",
    "a.markdown",
    "a.mdown",
    "a.mkd",
    "a.mdx",
    "a.MD",
    "a.text",
    "a.txt",
    "content/posts/2024/05/a.md",
    "_posts/2024-05-04-pilots.md",
    "ships/_posts/2024-05-04-pilots.markdown",
  ])("may be %s", async (name) => {
    expect(await outcomeOf({ [name]: PILOTS })).toEqual({ articles: [name], lines: [] });
  });

  it.each(["2024-05-04-a.html", "2024-05-04-a.htm", "2024-05-04-a.xhtml"])("may be %s", async (name) => {
    expect(await articleOf(name, HTML)).toMatchObject({
      title: "Pilots",
      contentHtml: "<p>A pilot boards.</p>",
    });
  });
});

describe("skipped without a message", () => {
  it.each([
    "node_modules/marked/README.md",
    "site/node_modules/marked/a.md",
    "public/index.html",
    "_site/2024/pilots.html",
    "_layouts/post.html",
    "_includes/head.html",
    "_data/people.md",
    "_sass/main.md",
    "_posts/_old/a.md",
    "_config.yml",
    ".git/HEAD",
    ".obsidian/app.json",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "Icon\r",
    "a.md~",
    "a.md.bak",
    "a.md.orig",
    ".a.md.swp",
    "a.swp",
    ".#a.md",
    "#a.md#",
    ".~lock.a.odt#",
    "~$pilots.docx",
    "Board.canvas",
    "notes/Books.base",
    "Plan.excalidraw.md",
    "pnpm-workspace.yaml",
    "wrangler.jsonc",
  ])("%j", async (name) => {
    expect(await outcomeOf({ "b.md": PILOTS, [name]: "Text." })).toEqual({ articles: ["b.md"], lines: [] });
  });

  it("is `public` only at the top of the folder, where tools write it", async () => {
    expect((await outcomeOf({ "law/public/a.md": PILOTS })).articles).toEqual(["law/public/a.md"]);
  });

  it("is `public` with a note if Markdown is in it, because tools write none", async () => {
    const files = { "b.md": PILOTS, "public/a.md": PILOTS, "public/c/index.md": PILOTS, "public/d.html": "" };
    expect(await outcomeOf(files)).toEqual({
      articles: ["b.md"],
      lines: [
        "note: public: a folder of output, not published, with 2 Markdown files; if these are articles, rename the folder or name it in SEEDS_DIR",
      ],
    });
  });
});

describe("the templates and output of a tool", () => {
  const TEMPLATE = "---\ntitle: {{ .Title }}\ndate: {{ .Date }}\n---\n";

  it.each([
    [
      "Hugo",
      "hugo.toml",
      ["archetypes/default.md", "layouts/single.html", "themes/x/README.md", "assets/a.css"],
    ],
    ["Hugo without a settings file", "archetypes/post.md", ["themes/x/a.html"]],
    ["Hexo", "scaffolds/post.md", ["themes/x/a.html"]],
    ["Jekyll", "_config.yml", ["vendor/bundle/a.md"]],
    ["Astro", "astro.config.mjs", ["dist/index.html", "dist/a/index.html"]],
    ["Pelican", "pelicanconf.py", ["output/a.html"]],
  ])("are skipped beside its own files: %s", async (_, sign, templates) => {
    const files = Object.fromEntries([sign, ...templates].map((name) => [name, TEMPLATE]));
    const { articles, lines } = await outcomeOf({ "content/b.md": PILOTS, ...files });
    expect(articles).toEqual(["content/b.md"]);
    expect(lines).toEqual([]);
  });

  it("are articles elsewhere, because such a name may be a topic", async () => {
    expect(
      (await outcomeOf({ "data/a.md": PILOTS, "x/hugo.toml": "", "x/themes/b.md": PILOTS })).articles,
    ).toEqual(["data/a.md", "x/themes/b.md"]);
  });
});

describe("a template, a style or a script", () => {
  it.each(["src/index.njk", "src/sitemap.xml.njk", "src/css/site.css", "src/js/menu.mjs", "b.liquid"])(
    "is skipped without a message: %s",
    async (name) => {
      expect(await outcomeOf({ "src/posts/b.md": PILOTS, [name]: "{{ title }}" })).toEqual({
        articles: ["src/posts/b.md"],
        lines: [],
      });
    },
  );

  it("is not served to an article that links it", async () => {
    const linking = `${PILOTS}\n[The menu](menu.mjs)\n`;
    expect((await outcomeOf({ "b.md": linking, "menu.mjs": "open()" })).lines).toEqual([
      expect.stringMatching(
        /^warning: b\.md:8: file "menu\.mjs" has bytes of no known file type, so it is not served; /,
      ),
    ]);
  });
});

describe("a folder whose name starts with `_`", () => {
  const shown = (address: string) => `${PILOTS}\n![A quay](${address})\n`;

  it.each([
    ["/_img/quay.png", "src/_img/quay.png"],
    ["../_img/quay.png", "src/_img/quay.png"],
    ["/_media/deep/quay.png", "_media/deep/quay.png"],
  ])("gives the pictures that articles show: %s", async (address, name) => {
    const files = { "src/blog/b.md": shown(address), [name]: png(4, 3), "_img/other.png": png(4, 3) };
    const { articles, lines } = await outcomeOf(files);
    expect([articles, lines]).toEqual([["src/blog/b.md"], []]);
    expect((await articlesOf(files))["src/blog/b.md"]?.contentHtml).toMatch(
      /\/media\/quay-[0-9a-f]{16}\.png/,
    );
  });

  it.each([
    ["a picture by its name alone", shown("quay.png"), "_plans/quay.png"],
    ["a picture with the name of a note", `${PILOTS}\n[[quay]]\n`, "_plans/quay.png"],
    ["a picture in a folder of drafts", shown("/_img/drafts/quay.png"), "_img/drafts/quay.png"],
    ["a picture in a folder of output", shown("/_site/quay.png"), "_site/quay.png"],
    ["a document", `${PILOTS}\n[A](/_plans/a.pdf)\n`, "_plans/a.pdf"],
  ])("gives no other file: %s", async (_, article, name) => {
    const { lines } = await outcomeOf({ "b.md": article, [name]: png(4, 3) });
    expect(lines).toEqual([expect.stringMatching(/is not there|leads to no article and no file/)]);
  });
});

it.each(["static", "public", "assets", "src"])(
  "a picture with a path from the root is found below %s at the top",
  async (folder) => {
    const files = {
      "posts/b.md": `${PILOTS}\n![A quay](/img/quay.png)\n`,
      [`${folder}/img/quay.png`]: png(4, 3),
    };
    const { articles, lines } = await outcomeOf(files);
    expect([articles, lines]).toEqual([["posts/b.md"], []]);
    expect((await articlesOf(files))["posts/b.md"]?.contentHtml).toMatch(
      /src="[^"]*\/media\/quay-[0-9a-f]{16}\.png"/,
    );
  },
);

describe("data of a tool for other files", () => {
  const data = (name: string, text: string) => outcomeOf({ "src/posts/b.md": PILOTS, [name]: text });

  it.each([
    ["src/posts/posts.json", '{"layout": "post.njk", "tags": "posts"}'],
    ["src/posts/posts.11tydata.json", '{"author": "Nuria Vidal", "draft": false}'],
    ["src/posts/posts.11tydata.js", "export default { permalink: (data) => data.slug };"],
    ["src/posts/b.11tydata.cjs", "module.exports = { lang: 'ca' };"],
    ["src/posts/_data.yml", "layout: post.vto\nauthor: Nuria Vidal\n", "Lume"],
    ["src/_metadata.yml", "author: Nuria Vidal\n", "Quarto"],
  ])("is a warning, because it is not read: %s", async (name, text, tool = "Eleventy") => {
    expect(await data(name, text)).toEqual({
      articles: ["src/posts/b.md"],
      lines: [
        `warning: ${name}: data of ${tool} for other files, not read; expected values such as \`author\` and \`tags\` in the front matter of these files`,
      ],
    });
  });

  it.each([
    ["src/posts/posts.json", '{"permalink": false}', "permalink: false"],
    ["src/posts/posts.11tydata.json", '{"tags": [], "draft" : true}', "draft: true"],
    [
      "src/posts/posts.11tydata.js",
      "export default { eleventyExcludeFromCollections: true };",
      "eleventyExcludeFromCollections: true",
    ],
    ["src/posts/_data.yml", "type: post\ndraft: true\n", "draft: true", "Lume"],
    ["src/posts/_data.ts", "export const url = false;\n", "url: false", "Lume"],
    ["src/posts/_metadata.yml", "draft: true\n", "draft: true", "Quarto"],
  ])("is an error if it would keep them private: %s", async (name, text, mark, tool = "Eleventy") => {
    expect(await data(name, text)).toEqual({
      articles: [],
      lines: [
        `${name}: \`${mark}\` for other files (data of ${tool}), not read; expected this line in the front matter of these files`,
      ],
    });
  });

  const LARGE = `{"published": false, "rows": "${"1".repeat(2 * 1024 * 1024)}"}`;

  it.each([
    ["below a folder whose files Hugo serves at the root", "static/b/b.json", '{"published": false}'],
    ["in a folder without articles", "src/rain/rain.json", '{"published": false}'],
    ["with a list", "src/posts/posts.json", '[{"title": "a", "published": false}]'],
    ["larger than an article may be", "src/posts/posts.json", LARGE],
  ])("is not a JSON file with the name of its folder %s", async (_, name, text) => {
    const files = { "hugo.toml": "", "src/posts/b.md": PILOTS, "static/b/c.md": PILOTS, [name]: text };
    expect(await outcomeOf(files)).toEqual({ articles: ["src/posts/b.md"], lines: [] });
  });

  it("are for files in folders further below too", async () => {
    const files = { "src/src.json": '{"draft": true}', "src/posts/b.md": PILOTS };
    expect((await outcomeOf(files)).lines).toEqual([
      expect.stringContaining("`draft: true` for other files"),
    ]);
  });
});

describe("a page about the site or a folder", () => {
  const NOTE =
    "a page about the site or its folder, not published; in the front matter of a file such as about.md, `page: true` makes it a page of the site, and `date: YYYY-MM-DD` an article";

  it.each([
    "README.md",
    "posts/Readme.txt",
    "README.no.md",
    "README",
    "README.rst",
    "LICENSE",
    "license.txt",
    "CONTRIBUTING.md",
    "CODE_OF_CONDUCT.md",
    "about.html",
    "about/index.md",
    "robots.txt",
    "index.md",
    "index.html",
    "src/tags.md",
    "privacy-policy.md",
    "posts/_index.md",
    "_index.no.md",
    "GOVERNANCE.md",
  ])("is %s, without a date", async (name) => {
    expect(await outcomeOf({ "posts/b.md": PILOTS, [name]: "Some words.\n" })).toEqual({
      articles: ["posts/b.md"],
      lines: [`note: ${name}: ${NOTE}`],
    });
  });

  it("is the index of a folder with other articles", async () => {
    const files = { "posts/index.md": "# Posts\n", "posts/b/index.md": PILOTS };
    expect(await outcomeOf(files)).toEqual({
      articles: ["posts/b/index.md"],
      lines: [`note: posts/index.md: ${NOTE}`],
    });
  });

  it("shares one line with all others", async () => {
    const files = { "a.md": PILOTS, "README.md": "Words.\n", LICENSE: "MIT", "posts/_index.md": PILOTS };
    expect((await outcomeOf(files)).lines).toEqual([`note: LICENSE: ${NOTE} (in 3 files)`]);
  });

  it("is an article if it has a date", async () => {
    expect(await outcomeOf({ "about.md": PILOTS, "2024/README.md": PILOTS })).toEqual({
      articles: ["2024/README.md", "about.md"],
      lines: [],
    });
  });

  it("keeps its errors if it has a date that cannot be read", async () => {
    expect(await problemsOf({ "about.md": PILOTS.replace("2024-05-04", "soon") })).toEqual([
      expect.stringContaining('about.md:3: date "soon" is not a date'),
    ]);
  });
});

describe("a draft of Jekyll", () => {
  it("is reported and not published", async () => {
    expect(await outcomeOf({ "b.md": PILOTS, "_drafts/a.md": PILOTS })).toEqual({
      articles: ["b.md"],
      lines: ["note: _drafts/a.md: draft in _drafts/, not published"],
    });
  });
});

describe("a document that seedcast does not read", () => {
  it.each([
    ["a.docx", "a Word document", "pandoc DIR/a.docx -o DIR/a.md"],
    ["x/a.rtf", "an RTF document", "pandoc DIR/x/a.rtf -o DIR/x/a.md"],
    ["a b.odt", "an OpenDocument text", 'pandoc "DIR/a b.odt" -o "DIR/a b.md"'],
    ["a$b.odt", "an OpenDocument text", "pandoc 'DIR/a$b.odt' -o 'DIR/a$b.md'"],
    ["a.DOC", "an old Word document", "soffice --headless --convert-to html --outdir DIR DIR/a.DOC"],
    ["a.org", "an Org file", "pandoc DIR/a.org -o DIR/a.md"],
    ["a.rst", "a reStructuredText file", "pandoc DIR/a.rst -o DIR/a.md"],
    ["a.adoc", "an AsciiDoc file", "asciidoctor -b docbook5 -o - DIR/a.adoc | pandoc -f docbook -o DIR/a.md"],
    ["a.qmd", "a Quarto document", "quarto render DIR/a.qmd --to gfm"],
    [
      "a.Rmd",
      "an R Markdown document",
      "Rscript -e \"rmarkdown::render(commandArgs(TRUE), 'md_document')\" DIR/a.Rmd",
    ],
    ["a.ipynb", "a notebook", "jupyter nbconvert --to markdown DIR/a.ipynb"],
    ["a.pages", "a Pages document", "pandoc DIR/a.docx -o DIR/a.md, after an export to Word from Pages"],
  ])("is named with the command that converts it: %s", async (name, document, command) => {
    const folder = await folderOf({ "c.md": PILOTS, [name]: "x" });
    const compiled = await compile({ folder });
    expect(compiled.ok && compiled.value.warnings.map(describeProblem)).toEqual([
      `${folder}/${name}: ${document}, not read; expected Markdown or HTML: ${command.replaceAll("DIR", folder)}`,
    ]);
  });

  it("shares a line with those of its kind", async () => {
    const { lines } = await outcomeOf({ "c.md": PILOTS, "a.docx": "x", "b.docx": "x", "b.rtf": "x" });
    expect(lines).toEqual([
      expect.stringMatching(/^warning: a\.docx: a Word document, not read \(in 2 files\); expected/),
      expect.stringMatching(/^warning: b\.rtf: an RTF document, not read; expected/),
    ]);
  });
});

describe("a folder without articles", () => {
  it("is compiled without a warning", async () => {
    expect(await compileFiles({ "_layouts/a.html": "x", "_config.yml": "title: x\n" })).toMatchObject({
      ok: true,
      value: { articles: [], warnings: [] },
    });
  });
});
