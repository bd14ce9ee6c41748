/** Private marks that a file of Hugo or Jekyll gives to other files. They are not applied, so they stop the build. */

import { describe, expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";
const FIX = "not read; expected this line in the front matter of these files instead";

const errorsOf = async (name: string, text: string) =>
  (await problemsOf({ "posts/ice.md": ICE, [name]: text })).filter(
    (line) => !/^(?:note|warning): /.test(line),
  );

describe("a private mark for other files stops the build", () => {
  it.each([
    ["posts/_index.md", "---\ntitle: Posts\ncascade:\n  draft: true\n---\n", "4: draft", "cascade"],
    ["_index.md", "---\ncascade:\n  - _target: {path: /x/**}\n    draft: true\n---\n", "4: draft", "cascade"],
    [
      "_index.md",
      "+++\n[[cascade]]\n[cascade.build]\nrender = 'never'\n+++\n",
      "`build.render: never`",
      "cascade",
    ],
    ["_index.md", '{\n"cascade": {"params": {"private": true}}\n}\n', "2: `private: true`", "cascade"],
    ["_index.md", "---\ncascade:\n  publishDate: 2031-01-01\n---\n", "3: `publishDate`", "cascade"],
    ["_index.md", "---\ncascade:\n  draft: perhaps\n---\n", "3: `draft`", "cascade"],
    ["hugo.toml", "title = 'Ice'\n[cascade]\ndraft = true\n", "3: draft", "cascade"],
    ["config/_default/hugo.yaml", "cascade: {draft: true}\n", "1: draft", "cascade"],
    [
      "_config.yml",
      "title: Ice\ndefaults:\n  - scope: {path: notes}\n    values:\n      published: false\n",
      "5: `published: false`",
      "defaults",
    ],
  ])("in %s: %j", async (name, text, mark, key) => {
    const [error, ...others] = await errorsOf(name, text);
    expect(error).toContain(`${name}:`);
    expect(error).toContain(`${mark} for other files (\`${key}\` of `);
    expect(error).toContain(FIX);
    expect(others).toEqual([]);
  });

  it.each([
    ["content/_index.md", "+++\ntitle = 'Log'\ndraft = true\n+++\n", { "zola.toml": "" }, 3, "draft", "Zola"],
    [
      "pelicanconf.py",
      "AUTHOR = 'Kari'\nDEFAULT_METADATA = {\n    'category': 'ice',\n    'status': 'draft',\n}\n",
      { "pelicanconf.py": "" },
      2,
      "DEFAULT_METADATA",
      "Pelican",
    ],
  ])("in %s: %j", async (name, text, settings, line, key, tool) => {
    const problems = await problemsOf({ "content/posts/ice.md": ICE, ...settings, [name]: text });
    expect(problems.filter((one) => !/^(?:note|warning): /.test(one))).toEqual([
      `${name}:${line}: \`${key}\`, by which ${tool} leaves out files, not read; expected \`draft: true\` in the front matter of these files, and no such key`,
    ]);
  });

  it("also if the file cannot be read", async () => {
    expect(await errorsOf("_index.md", "---\ncascade:\n  draft: [true\n---\n")).toEqual([
      expect.stringMatching(/^_index\.md:\d+: YAML: /),
    ]);
  });
});

it.each([
  ["posts/_index.md", "---\ntitle: Posts\ndraft: true\ncascade: {type: docs, draft: false}\n---\n"],
  ["posts/_index.md", "---\ntitle: [Posts\n---\n"],
  ["posts/_index.md", "No cascade: draft: true.\n"],
  ["_config.yml", "defaults:\n  - {scope: {path: '', type: posts}, values: {layout: post, author: kari}}\n"],
  ["_config.yml", "defaults:\n  - {scope: {type: drafts}, values: {published: false}}\n"],
  ["_config.yml", "defaults:\n  - {scope: {path: _drafts}, values: {published: false}}\n"],
  ["_config.yml", "published: false\n"],
  ["pelicanconf.py", "DEFAULT_METADATA = {'status': 'published'}\n"],
  ["pelicanconf.py", "# DEFAULT_METADATA = {'status': 'draft'}\n"],
])("other values are no error: %s, %j", async (name, text) => {
  expect(await errorsOf(name, text)).toEqual([]);
});
