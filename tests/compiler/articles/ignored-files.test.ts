/** Files that the settings of another tool leave out. They are as private as drafts. */

import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { png } from "../../support/pictures.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";

/** Compiles a folder. Returns the names of its articles, and its notes and errors. */
async function compiled(files: Files, below = "") {
  const folder = join(await folderOf(files), below);
  const result = await compile({ folder });
  const problems = result.ok ? result.value.warnings : result.error;
  return {
    articles: result.ok ? result.value.articles.map(({ name }) => name) : [],
    drafts: result.ok
      ? problems.flatMap(({ place, message }) =>
          message.endsWith(", not published") ? [place.path.slice(folder.length + 1)] : [],
        )
      : [],
    lines: problems.map((problem) => describeWithSeverity(problem).replaceAll(`${folder}/`, "")),
  };
}

const FILES = {
  "a.md": ICE,
  "notes-old.md": ICE,
  "notes/b.md": ICE,
  "notes/deep/c.md": ICE,
  "posts/notes/d.md": ICE,
  "posts/e.md": ICE,
};

type Row = readonly [settings: string, text: string, left: readonly string[]];

describe("a file that a tool leaves out is no article", () => {
  it.each<Row>([
    // Jekyll: the start of a path, or a glob whose `*` matches slashes.
    ["_config.yml", "exclude: [notes]\n", ["notes-old.md", "notes/b.md", "notes/deep/c.md"]],
    [
      "_config.yml",
      "exclude:\n  - notes/\n  - ./posts/e.md\n",
      ["notes/b.md", "notes/deep/c.md", "posts/e.md"],
    ],
    ["_config.yml", "exclude: '/notes/deep, a.md'\n", ["a.md", "notes/deep/c.md"]],
    ["_config.yml", "exclude: ['*/deep', '**/e.md', '[xa].md']\n", ["a.md", "notes/deep/c.md", "posts/e.md"]],
    ["_config.yml", "exclude: [Gemfile, node_modules, vendor]\n", []],
    ["_config.yml", "ignore: '{a,notes-*}.md'\n", []],
    ["_config.yml", "ignore: ['{a,notes-*}.md']\n", ["a.md", "notes-old.md"]],
    ["_config.toml", "exclude = ['a.md']\n", ["a.md"]],
    // Hugo: regular expressions for any part of a path.
    [
      "hugo.toml",
      "ignoreFiles = ['\\.old$', '/notes/.*\\.md$']\n",
      ["notes/b.md", "notes/deep/c.md", "posts/notes/d.md"],
    ],
    ["hugo.yaml", "ignorefiles: ['(?i)NOTES-']\n", ["notes-old.md"]],
    ["hugo.toml", "ignoreFiles = ['notes\\-old\\.\\w+$', 'no\\_']\n", ["notes-old.md"]],
    ["config.json", '{"ignoreFiles": ["^posts/e"]}\n', ["posts/e.md"]],
    ["config/production/hugo.toml", "ignoreFiles = ['a\\.md$']\n", ["a.md"]],
    // Zola
    ["config.toml", "ignored_content = ['*/deep/*.{md,txt}']\n", ["notes/deep/c.md"]],
    // Eleventy: patterns as in .gitignore.
    [
      ".eleventyignore",
      "# notes\nnotes/\n!notes/b.md\n/a.md\n",
      ["a.md", "notes/b.md", "notes/deep/c.md", "posts/notes/d.md"],
    ],
    ["posts/.eleventyignore", "notes\n", ["posts/notes/d.md"]],
    [
      "eleventy.config.js",
      "// c.ignores.add('posts');\nc.ignores.add('./notes/**');\n",
      ["notes/b.md", "notes/deep/c.md"],
    ],
    [
      "quartz.config.ts",
      'ignorePatterns: ["private", "notes"],\n',
      ["notes/b.md", "notes/deep/c.md", "posts/notes/d.md"],
    ],
    [
      ".obsidian/publish.json",
      '{"siteId": "1", "included": [], "excluded": ["notes/"]}',
      ["notes/b.md", "notes/deep/c.md"],
    ],
    // The extension `exclude` of MkDocs has globs in a list.
    [
      "mkdocs.yml",
      "exclude_docs: |\n  notes/\n  !notes/b.md\ndraft_docs: /a.md\nemoji: !!python/name:emoji.twemoji\n",
      ["a.md", "notes/b.md", "notes/deep/c.md", "posts/notes/d.md"],
    ],
    ["mkdocs.yml", "plugins:\n  - exclude:\n      glob: [posts/*]\n", ["posts/e.md", "posts/notes/d.md"]],
    [".vitepress/config.mts", "srcExclude: ['posts/**'],\n", ["posts/e.md", "posts/notes/d.md"]],
    ["gatsby-config.js", "options: { ignore: [`**/deep`] }\n", ["notes/deep/c.md"]],
    ["_config.ts", 'site\n  .ignore("posts", "a.md");\n', ["a.md", "posts/e.md", "posts/notes/d.md"]],
    [
      "pelicanconf.py",
      "# IGNORE_FILES = ['posts']\nARTICLE_EXCLUDES = ['deep']\nIGNORE_FILES = ('a.md',)\n",
      ["a.md", "notes/deep/c.md"],
    ],
  ])("by %s: %j", async (settings, text, left) => {
    const { articles, drafts } = await compiled({ ...FILES, [settings]: text });
    expect(drafts.sort()).toEqual([...left].sort());
    expect([...articles, ...drafts].sort()).toEqual(Object.keys(FILES).sort());
  });

  it("by .gitignore in a folder of Eleventy alone", async () => {
    const files = { ...FILES, ".gitignore": "notes\n" };
    expect((await compiled(files)).drafts).toEqual([]);
    expect((await compiled({ ...files, ".eleventy.js": "" })).drafts).toEqual([
      "notes/b.md",
      "notes/deep/c.md",
      "posts/notes/d.md",
    ]);
  });

  it("from the source folders of Hexo and Zola", async () => {
    const hexo = { "source/_posts/a.md": ICE, "source/notes/b.md": ICE };
    expect((await compiled({ ...hexo, "_config.yml": "exclude: [notes/*]\n" })).drafts).toEqual([
      "source/notes/b.md",
    ]);
    const zola = { "content/a.md": ICE, "content/notes/c.md": ICE };
    expect((await compiled({ ...zola, "config.toml": "ignored_content = ['notes/*']\n" })).drafts).toEqual([
      "content/notes/c.md",
    ]);
  });

  it("by the settings of a site in a folder of the seeds", async () => {
    const files = { "a.md": ICE, "notes/b.md": ICE, "site/c.md": ICE, "site/notes/d.md": ICE };
    const { drafts, lines } = await compiled({ ...files, "site/_config.yml": "exclude: [notes]\n" });
    expect(drafts).toEqual(["site/notes/d.md"]);
    expect(lines).toContain(
      "note: site/notes/d.md: left out by `exclude` in site/_config.yml, not published",
    );
    const hugo = { ...files, "site/content/e.md": ICE, "site/hugo.toml": "" };
    expect((await compiled(hugo)).drafts).toEqual(["site/c.md", "site/notes/d.md"]);
    expect((await compiled({ ...files, "node_modules/_config.yml": "exclude: [b.md]\n" })).drafts).toEqual(
      [],
    );
  });

  it("from the folder that Jekyll names as its source", async () => {
    const files = { "docs/a.md": ICE, "docs/notes/b.md": ICE };
    const settings = { "_config.yml": "source: docs\nexclude: [notes]\n" };
    expect((await compiled({ ...files, ...settings })).drafts).toEqual(["docs/notes/b.md"]);
  });

  it("by a name whose accent is written in another form", async () => {
    const files = { "a.md": ICE, "Ko\u0308ln/b.md": ICE, "_config.yml": "exclude: [K\u00f6ln]\n" };
    expect((await compiled(files)).articles).toEqual(["a.md"]);
  });

  it("by settings behind a symbolic link", async () => {
    const site = await folderOf({ ...FILES, ".shared.yml": "exclude: [notes/]\n" });
    await symlink(".shared.yml", join(site, "_config.yml"));
    const result = await compile({ folder: site });
    expect(result.ok && result.value.articles.map(({ name }) => name)).not.toContain("notes/b.md");
  });
});

describe("an article outside of the folder that Hugo publishes", () => {
  const site = { "content/a.md": ICE, "plans/b.md": ICE, "c.md": ICE };

  it("is no article, and a note says so", async () => {
    const { articles, lines } = await compiled({ ...site, "hugo.toml": "" });
    expect(articles).toEqual(["content/a.md"]);
    expect(lines).toContain("note: c.md: left out by Hugo, which publishes content/ alone, not published");
    expect((await compiled({ ...site, "config.yaml": "baseURL: https://a.example/" })).articles).toEqual([
      "content/a.md",
    ]);
  });

  it("is an article if the settings name its folder", async () => {
    const files = { ...site, "hugo.toml": "[languages.de]\ncontentDir = './plans/'\n" };
    expect((await compiled(files)).articles).toEqual(["content/a.md", "plans/b.md"]);
    const mounts = "module: {mounts: [{source: plans, target: content}]}\n";
    expect((await compiled({ ...site, "hugo.yaml": mounts })).articles).toEqual([
      "content/a.md",
      "plans/b.md",
    ]);
  });

  it("is no article if Jekyll and Hexo name another folder as their source", async () => {
    const files = { "source/_posts/a.md": ICE, "plans/b.md": ICE };
    expect((await compiled({ ...files, "_config.yml": "source_dir: source\n" })).articles).toEqual([
      "source/_posts/a.md",
    ]);
    expect((await compiled({ ...files, "_config.yml": "source: .\n" })).articles).toHaveLength(2);
  });

  it("is an article if the folder lies outside of the seeds", async () => {
    const { "content/a.md": _, ...files } = site;
    expect((await compiled({ ...files, "_config.yml": "source: ..\n" })).articles).toHaveLength(2);
  });

  it("is no article in other tools either", async () => {
    const mkdocs = { "docs/a.md": ICE, "plans/b.md": ICE, "text/c.md": ICE };
    expect((await compiled({ ...mkdocs, "mkdocs.yml": "" })).articles).toEqual(["docs/a.md"]);
    expect((await compiled({ ...mkdocs, "mkdocs.yml": "docs_dir: text\n" })).drafts).toEqual(["plans/b.md"]);
    expect((await compiled({ ...site, "pelicanconf.py": "" })).articles).toEqual(["content/a.md"]);
  });

  it("gets no other warning about the settings", async () => {
    expect((await compiled({ "content/a.md": ICE, "zola.toml": "" })).lines).toEqual([]);
    expect((await compiled({ "docs/a.md": ICE, "mkdocs.yml": "" })).lines).toEqual([]);
  });

  it("is an article without such a folder, and beside settings of another program", async () => {
    expect((await compiled({ "plans/b.md": ICE, "hugo.toml": "" })).articles).toEqual(["plans/b.md"]);
    expect((await compiled({ ...site, "config.yaml": "port: 1" })).articles).toHaveLength(3);
    expect((await compiled({ ...site, "config.toml": "base_url_path = '/app'" })).articles).toHaveLength(3);
    const zola = await compiled({ ...site, "config.toml": "base_url = 'https://a.example/'" });
    expect(zola.lines).toContain(
      "note: c.md: left out by Zola, which publishes content/ alone, not published",
    );
  });

  it("may be a picture that an article shows", async () => {
    const files = {
      "content/a.md": `${ICE}\n![A](../plans/a.png)\n`,
      "plans/a.png": png(8, 8),
      "hugo.toml": "",
    };
    expect((await compiled(files)).lines).toEqual([]);
  });
});

it("a note names the setting", async () => {
  const { lines } = await compiled({ ...FILES, "_config.yml": "exclude: [a.md]\n" });
  expect(lines).toContain("note: a.md: left out by `exclude` in _config.yml, not published");
});

it("problems of a file that a tool leaves out stop no build", async () => {
  const files = {
    "a.md": ICE,
    "old/b.md": "---\ntitle: [\n---\n",
    "old/c.md": new Uint8Array(3 * 1024 * 1024),
  };
  const { articles, lines } = await compiled({ ...files, "_config.yml": "exclude: [old]\n" });
  expect(articles).toEqual(["a.md"]);
  expect(lines).toEqual(["note: old/b.md: left out by `exclude` in _config.yml, not published"]);
});

describe("a picture that a tool leaves out", () => {
  const files = { "a.md": `${ICE}\n![A plan](plans/a.png)\n`, "plans/a.png": png(8, 8) };

  it("counts as missing in every article", async () => {
    const { lines } = await compiled({ ...files, "_config.yml": "exclude: [plans]\n" });
    expect(lines).toEqual([expect.stringContaining('image "plans/a.png" is not there')]);
    const hidden = { "a.md": `${ICE}\n![A plan](_plans/a.png)\n`, "_plans/a.png": png(8, 8) };
    expect((await compiled({ ...hidden, "_config.yml": "exclude: [_plans]\n" })).lines).toEqual([
      expect.stringContaining('image "_plans/a.png" is not there'),
    ]);
  });

  it("is shown if the tool is Eleventy, which copies pictures by other settings", async () => {
    expect((await compiled({ ...files, ".eleventyignore": "plans\n" })).lines).toEqual([]);
  });
});

describe("patterns that the build cannot read", () => {
  it.each([
    [
      "hugo.toml",
      "ignoreFiles = ['[[:alpha:']\n",
      '1: `ignoreFiles` in hugo.toml has "[[:alpha:", which JavaScript cannot read; expected a simpler pattern',
    ],
    [
      "_config.yml",
      "exclude: [{a: b}]\n",
      '1: `exclude` in _config.yml has {"a":"b"}; expected a pattern as text',
    ],
    [
      "hugo.toml",
      "\ndisableLanguages = ['de']\n",
      "2: `disableLanguages`, by which Hugo leaves out files, not read; expected `draft: true` in the front matter of these files, and no such key",
    ],
    [
      "hugo.toml",
      "[languages.de]\ndisabled = true\n",
      "2: `languages.disabled`, by which Hugo leaves out files, not read; expected `draft: true` in the front matter of these files, and no such key",
    ],
    [
      "hugo.yaml",
      "module:\n  mounts:\n    - source: content\n      target: content\n      excludeFiles: drafts/*\n",
      "5: `module.mounts.excludeFiles`, by which Hugo leaves out files, not read; expected `draft: true` in the front matter of these files, and no such key",
    ],
  ])("stop the build: %s, %j", async (name, text, error) => {
    expect((await compiled({ "a.md": ICE, [name]: text })).lines).toEqual([`${name}:${error}`]);
  });

  // In Go, these are the end of a text, and classes of letters.
  it.each(["b\\.md\\z", "[[:alpha:]]b", "notes/\\pL"])("stop the build: %s of Hugo", async (pattern) => {
    const { lines } = await compiled({ "a.md": ICE, "hugo.toml": `ignoreFiles = ['${pattern}']\n` });
    expect(lines).toEqual([
      `hugo.toml:1: \`ignoreFiles\` in hugo.toml has ${JSON.stringify(pattern)}, which JavaScript cannot read; expected a simpler pattern`,
    ]);
  });

  it.each([
    ["docusaurus.config.js", "docs: {\n  exclude: ['drafts/**'],\n},\n", "2: `exclude`"],
    ["eleventy.config.mjs", "for (const one of list)\n  c.ignores.add(one);\n", "2: `ignores.add`"],
    ["eleventy.config.js", "c.ignores.add(path.join('drafts'));\n", "1: `ignores.add`"],
    ["quartz.config.ts", "ignorePatterns: [...list, 'a'],\n", "1: `ignorePatterns`"],
    ["quartz.config.ts", "ignorePatterns: list,\n", "1: `ignorePatterns`"],
  ])("are a warning in a program: %s, %j", async (name, text, place) => {
    expect((await compiled({ "b.md": ICE, [name]: text })).lines).toEqual([
      `warning: ${name}:${place} may leave out files, and a program is not read; expected \`draft: true\` in the front matter of these files`,
    ]);
  });

  it.each([
    ["hugo.toml", "[languages.de]\ndisabled = false\n"],
    ["docusaurus.config.js", "docs: {\n  exclude: [],\n},\n"],
    ["hugo.toml", "title = 'No ignoreFiles'\n"],
  ])("do not include values that only look like patterns: %s, %j", async (name, text) => {
    expect((await compiled({ "a.md": ICE, [name]: text })).lines).toEqual([]);
  });
});

describe("settings that cannot be read", () => {
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

  it.each<[string, string | Uint8Array, RegExp]>([
    [
      "_config.yml",
      latin1("title: Kj\u00f8p\nexclude: [notes]\n"),
      /^_config\.yml:1: bytes that are not UTF-8/,
    ],
    [".eleventyignore", latin1("notes\nk\u00f8\n"), /^\.eleventyignore:2: bytes that are not UTF-8/],
    [
      "_config.yml",
      `exclude: [notes]\n${"#".repeat(3_000_000)}`,
      /^_config\.yml: \d+ bytes; expected at most/,
    ],
    [
      "_index.md",
      latin1("---\ntitle: Kj\u00f8p\ncascade: {draft: true}\n---\n"),
      /^_index\.md:2: bytes that/,
    ],
    ["hugo.toml", "contentDir = \n", /^hugo\.toml:1: TOML: /],
    ["_config.yml", "exclude: [\ndefaults: x\nsource: y\n", /^_config\.yml:2: YAML: /],
    [
      "hugo.toml",
      `ignoreFiles = ${"[".repeat(5000)}${"]".repeat(5000)}\n`,
      /^hugo\.toml:1: TOML: document contains excessively nested/,
    ],
  ])("stop the build with one error: %s", async (name, text, error) => {
    const { lines } = await compiled({ "a.md": ICE, "notes/b.md": ICE, [name]: text });
    expect(lines.filter((line) => !line.startsWith("note: "))).toEqual([expect.stringMatching(error)]);
  });

  it.each([
    ["config.json", '{ // a comment\n "disabled": true }'],
    ["config.yaml", "{{ if .disabled }}\nsource: {{ .source }}\n{{ end }}\n"],
    ["config.toml", "delete = \ncascade_all\n"],
  ])("are no concern if they belong to another program: %s", async (name, text) => {
    expect((await compiled({ "a.md": ICE, [name]: text })).articles).toEqual(["a.md"]);
    const above = await compiled({ "seeds/a.md": ICE, [name]: text }, "seeds");
    expect(above).toMatchObject({ articles: ["a.md"], lines: [] });
  });
});

describe("patterns that take too long", () => {
  it.each([
    ["hugo.toml", "ignoreFiles = ['(a+)+$']\n", "`ignoreFiles` in hugo.toml"],
    ["_config.yml", `exclude: ["${"*a".repeat(12)}*b"]\n`, "`exclude` in _config.yml"],
  ])("stop the build: %s", async (name, text, setting) => {
    const { lines } = await compiled({ [`${"a".repeat(200)}!.md`]: ICE, [name]: text });
    expect(lines).toEqual([
      `${name}:1: the patterns of ${setting} take more than 3 seconds; expected a simpler pattern`,
    ]);
  });
});

it.each([
  ["docusaurus.config.js", "\n".repeat(300_000)],
  ["quartz.config.ts", "ignorePatterns:[\n".repeat(2_000)],
])(
  "settings that are meant to be slow are read in the time that their length needs: %s",
  async (name, text) => {
    const start = performance.now();
    expect((await compiled({ "a.md": ICE, [name]: text })).articles).toEqual(["a.md"]);
    expect(performance.now() - start).toBeLessThan(5_000);
  },
);
