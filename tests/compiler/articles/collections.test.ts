/** Folders of Jekyll with articles that the build passes over. */

import { expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";
const note = (folder: string, articles: string, plain: string) =>
  `note: ${folder}: the name starts with _, so ${articles} not published; a folder \`${plain}\` is read`;

it("a folder of Jekyll whose name starts with _ has a note if articles are in it", async () => {
  expect(
    await problemsOf({
      "_config.yml": "title: Ice\n",
      "_posts/2024-05-04-ice.md": ICE,
      "_recipes/soup.md": ICE,
      "_recipes/hot/tea.md": ICE,
      "_pages/about.md": ICE,
      "more/_boats/ferry.html": ICE,
    }),
  ).toEqual([
    note("_pages", "its article is", "pages"),
    note("_recipes", "its 2 articles are", "recipes"),
    note("more/_boats", "its article is", "boats"),
  ]);
});

it.each([
  ["templates", "_layouts/post.html"],
  ["output", "_site/index.html"],
  ["no articles", "_fonts/a.woff2"],
  ["files that `exclude` leaves out", "_old/a.md"],
  ["a package", "node_modules/_lib/a.md"],
])("a folder with %s has none", async (_, name) => {
  expect(
    await problemsOf({ "_config.yml": "exclude: [_old]\n", "_posts/2024-05-04-ice.md": ICE, [name]: ICE }),
  ).toEqual([]);
});

it("a folder of another tool has none, because it has parts of pages", async () => {
  expect(await problemsOf({ "hugo.toml": "", "content/ice.md": ICE, "_parts/a.md": ICE })).toEqual([]);
});
