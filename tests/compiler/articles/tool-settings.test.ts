/** Settings of other tools in folders above the folder of seeds. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CompileSettings, compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { articlesWithText, type Files, folderOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";

/** Compiles a folder of a site. Returns the lines that a publisher reads, without notes about settings above. */
async function linesOf(
  site: string,
  below: string,
  settings: Partial<CompileSettings> = {},
): Promise<string[]> {
  const result = await compile({ folder: join(site, below), ...settings });
  const problems = result.ok ? result.value.warnings : result.error;
  return problems.map((problem) =>
    describeWithSeverity(problem).replaceAll(`${site}/`, "").replaceAll(site, "SITE"),
  );
}

const withoutNotes = (lines: readonly string[]) =>
  lines.filter((line) => !line.includes(" above the folder of seeds"));

describe("settings of a tool above the folder of seeds", () => {
  it.each<[string, Files, string]>([
    ["content/posts", { "hugo.toml": "[cascade]\ndraft = true\n" }, "hugo.toml:2: draft for other files"],
    [
      "content/posts",
      { "config.yaml": "ignoreFiles: ['ice']\n" },
      "note: content/posts/ice.md: left out by `ignoreFiles` in config.yaml",
    ],
    [
      "content/posts",
      { "content/_index.md": "---\ncascade: {draft: true}\n---\n" },
      "content/_index.md:2: draft for other files",
    ],
    [
      "_posts",
      { "_config.yml": "defaults:\n- values: {published: false}\n" },
      "_config.yml:2: `published: false` for other files",
    ],
    [
      "_posts",
      { "_config.yml": "exclude: [_posts/ice.md]\n" },
      "note: _posts/ice.md: left out by `exclude` in _config.yml",
    ],
    [
      "src/content/blog",
      { ".eleventyignore": "ice.md\n" },
      "note: src/content/blog/ice.md: left out by .eleventyignore",
    ],
    [
      "src/posts",
      { "src/posts/posts.json": '{"permalink": false}' },
      "src/posts/posts.json: `permalink: false` for other files",
    ],
    [
      "src/posts",
      { "src/src.11tydata.js": "export default { draft: true }" },
      "src/src.11tydata.js: `draft: true` for other files",
    ],
    [
      "vault/blog",
      { "vault/.obsidian/publish.json": '{"excluded": ["blog/ice.md"]}' },
      "note: vault/blog/ice.md: left out by `excluded` in .obsidian/publish.json",
    ],
  ])("keep files in %s private: %j", async (below, files, line) => {
    const site = await folderOf({ [`${below}/ice.md`]: ICE, ...files });
    expect(withoutNotes(await linesOf(site, below))).toEqual([expect.stringContaining(line)]);
  });

  it("give posts of Jekyll their addresses, and find links that start at the top of the site", async () => {
    const site = await folderOf({
      "_config.yml": "title: Ice\n",
      "_posts/2024-05-04-ice.md": ICE,
      "_posts/2024-05-05-fog.md": `${ICE.replace("Ice", "Fog")}\n[Ice]({% link _posts/2024-05-04-ice.md %}) and [ice](_posts/2024-05-04-ice.md)\n`,
    });
    const articles = await articlesWithText({ folder: join(site, "_posts") });
    expect(Object.values(articles).map(({ slug }) => slug)).toEqual(["ice", "fog"]);
    expect(articles["2024-05-05-fog.md"]?.contentHtml.match(/\/articles\/ice"/g)).toHaveLength(2);
  });

  it("explain pictures above, in one line if there are more than ten", async () => {
    const articles = Array.from({ length: 11 }, (_, at) => [
      `src/content/blog/${at + 10}.md`,
      `---\ntitle: Ice ${at}\ndate: 2024-05-04\ntopics: []\nimage: ../../assets/${at + 10}.png\n---\nIce.\n`,
    ]);
    const lines = await linesOf(
      await folderOf({ "astro.config.mjs": "", ...Object.fromEntries(articles) }),
      "src/content/blog",
    );
    const pictures = lines.filter((line) => line.includes(".png"));
    expect(pictures).toEqual([
      expect.stringMatching(
        /^src\/content\/blog\/10\.md:\d: 11 files lie outside the folder of seeds: image "..\/..\/assets\/10.png", .* and others; expected files in this folder, or SEEDS_DIR with the folder around all these files$/,
      ),
    ]);
  });

  it.each(["articles", "articles/", "articles/*", "/articles/**", "*"])(
    "do not leave out the folder that the publisher named: %s",
    async (pattern) => {
      const files = {
        "_config.yml": `exclude: ["${pattern}", articles/fog.md]\n`,
        "articles/ice.md": ICE,
        "articles/fog.md": ICE,
      };
      expect(withoutNotes(await linesOf(await folderOf(files), "articles"))).toEqual([
        "note: articles/fog.md: left out by `exclude` in _config.yml, not published",
      ]);
    },
  );

  it("leave out the files whose names fit a pattern", async () => {
    const files = {
      "_config.yml": "exclude: ['articles/[!0-9]*']\n",
      "articles/1-ice.md": ICE,
      "articles/fog.md": ICE,
    };
    expect(withoutNotes(await linesOf(await folderOf(files), "articles"))).toEqual([
      "note: articles/fog.md: left out by `exclude` in _config.yml, not published",
    ]);
  });

  it("are named in one note, with what is not read", async () => {
    const files = { "hugo.toml": "", "content/posts/ice.md": ICE };
    expect(await linesOf(await folderOf(files), "content/posts")).toEqual([
      "note: hugo.toml: settings of Hugo above the folder of seeds, read only for files that they keep private; pictures and authors above are not read, but SEEDS_DIR=SITE has them",
    ]);
  });
});

describe("settings above are not read", () => {
  const files = {
    "_config.yml": "exclude: [a/b/c/ice.md, a/b/c/d/fog.md]\n",
    "a/b/c/ice.md": ICE,
    "a/b/c/d/fog.md": ICE,
  };

  it("more than three folders above", async () => {
    const site = await folderOf(files);
    expect(await linesOf(site, "a/b/c/d")).toEqual([]);
    expect(await linesOf(site, "a/b/c")).toHaveLength(3);
  });

  it.each(["a/b/c", "a/b", "a"])("above the root of a git repository, %s", async (root) => {
    const site = await folderOf(files);
    await mkdir(join(site, root, ".git"));
    expect(await linesOf(site, "a/b/c")).toEqual([]);
  });

  it("in a folder beside the seeds", async () => {
    const site = await folderOf({
      "seeds/ice.md": ICE,
      "seeds/notes/fog.md": "Fog.\n",
      "other/.eleventyignore": "x\n",
    });
    expect(await linesOf(site, "seeds")).toContainEqual(expect.stringContaining("fog.md:1: no date"));
  });

  it.each([".", "a", "a/b", "a/b/c"])("in the home folder and above it, %s", async (home) => {
    const site = await folderOf(files);
    expect(await linesOf(site, "a/b/c", { home: join(site, home) })).toEqual([]);
  });
});
