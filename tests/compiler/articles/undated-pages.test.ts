/** Files without a date in a folder of another tool. */

import { describe, expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";
const PAGE = "---\ntitle: Uses\ntopics: []\n---\nThe [tools](gone.md) that I use.\n";

const SITE = { "hugo.toml": "title = 'Ice'\n", "content/posts/ice.md": ICE };

const noteOn = (folders: string) =>
  expect.stringMatching(
    new RegExp(
      `^note: .*: no file in these folders has a date, so their files are pages, not published: ${RegExp.escape(folders)}; `,
    ),
  );

describe("in a folder of another tool", () => {
  it("files are pages if no file of their folder has a date, and one note names the folders", async () => {
    const pages = {
      "content/now.md": PAGE,
      "content/uses/index.md": PAGE,
      "content/docs/a.md": PAGE,
      "content/docs/b.md": `${PAGE}\n{{< unknown >}}\n`,
    };
    expect(await problemsOf({ ...SITE, ...pages })).toEqual([noteOn("content/ (2), content/docs/ (2)")]);
    const jekyll = { "_config.yml": "", "_posts/2024-05-04-ice.md": ICE, "now.md": PAGE };
    expect(await problemsOf(jekyll)).toEqual([noteOn("the top folder (1)")]);
  });

  it("a file beside a dated one is an article, whose date may be forgotten", async () => {
    const lines = await problemsOf({
      ...SITE,
      "content/posts/fog.md": PAGE,
      "content/posts/mist/index.md": PAGE,
    });
    expect(lines.filter((line) => line.includes("no date"))).toHaveLength(2);
  });

  it("files are articles if they are more than ten times as many as the dated ones", async () => {
    const pages = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`content/docs/${at}.md`, PAGE]));
    expect(await problemsOf({ ...SITE, ...pages })).toContainEqual(
      expect.stringContaining("11 files have no date"),
    );
    const { "content/docs/0.md": _, ...fewer } = pages;
    expect(await problemsOf({ ...SITE, ...fewer })).toEqual([noteOn("content/docs/ (10)")]);
  });

  it("files are articles if no file of the site has a date", async () => {
    const lines = await problemsOf({ "hugo.toml": "", "content/posts/ice.md": PAGE });
    expect(lines).toContainEqual(expect.stringContaining("no date"));
  });
});

it("files are articles in a folder of no other tool", async () => {
  const lines = await problemsOf({ "posts/ice.md": ICE, "notes/a.md": PAGE });
  expect(lines).toContainEqual(expect.stringContaining("no date"));
});
