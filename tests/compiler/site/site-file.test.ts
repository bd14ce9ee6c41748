import { execFileSync } from "node:child_process";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { UNCLAIMED_SITE_ID } from "../../../src/compiler/ground/identity.ts";
import type { Problem } from "../../../src/compiler/ground/problem.ts";
import { readSite, unclaimed } from "../../../src/compiler/site/site-file.ts";
import { articleOf, folderOf, problemsOf } from "../../support/seeds.ts";

const read = (text?: string, siteUrl?: string) => {
  const file =
    text === undefined ? undefined : { path: "_site.yaml", name: "_site.yaml", location: "", text };
  const problems: Problem[] = [];
  const settings = readSite(file, { siteUrl }, problems);
  if (settings === undefined) throw new Error(JSON.stringify(problems));
  return settings;
};

describe("a site without a file", () => {
  it("has defaults", () => {
    expect(read()).toMatchObject({
      claimed: { id: false },
      site: {
        title: "Seedcast",
        description: "Seedcast",
        url: "http://localhost:8787",
        id: UNCLAIMED_SITE_ID,
        language: "en",
        timezone: "UTC",
        authors: [],
        pageSize: 50,
        ttl: 15,
      },
    });
  });
});

describe("url", () => {
  it("is read from the environment, else from the file", () => {
    expect(read("url: https://notes.example/\n").site.url).toBe("https://notes.example");
    expect(read("url: https://notes.example\n", "http://localhost:9000").site.url).toBe(
      "http://localhost:9000",
    );
  });

  it.each([
    "notes.example",
    "ftp://notes.example",
    "https://notes.example/blog",
    "https://u:p@notes.example",
    "https://notes.example/?a",
  ])("must not be %j", async (url) => {
    expect(await problemsOf({ "_site.yaml": `title: Notes\nurl: ${url}\n` })).toEqual([
      `_site.yaml:2: url is ${JSON.stringify(url)}; expected the site's address, scheme and host alone: https://feeds.example.org`,
    ]);
  });
});

describe("a setting", () => {
  it.each([
    ["timezone: Mars/Olympus", 'timezone is "Mars/Olympus"; expected an IANA time zone such as Europe/Oslo'],
    ["page_size: 0", "page_size is 0; expected a whole number from 1 to 500"],
    ["ttl: often", 'ttl is "often"; expected minutes, a whole number from 1 to 10080'],
    ["id: notes", 'id is "notes"; expected a UUID that never changes'],
    ["icon: /icon.png", 'icon is "/icon.png"; expected the absolute address of a small square picture'],
    ["undated: now", 'undated is "now"; expected git or mtime'],
  ])("with a wrong value is refused: %j", async (line, problem) => {
    expect(await problemsOf({ "_site.yaml": `${line}\n` })).toEqual([`_site.yaml:1: ${problem}`]);
  });

  it("with an unknown key is a warning", async () => {
    expect(await problemsOf({ "_site.yaml": "titel: Notes\n" })).toEqual([
      'warning: _site.yaml:1: unknown key "titel"; expected "title"',
    ]);
  });
});

describe("publishing", () => {
  it("requires an address and an id, and the errors have the lines to add", async () => {
    const folder = await folderOf({ "_site.yaml": "title: Notes\n" });
    const compiled = await compile({
      folder,
      publish: true,
      freshId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    });
    expect(compiled).toMatchObject({
      ok: false,
      error: [
        {
          place: { path: `${folder}/_site.yaml` },
          message: "no url",
          fix: expect.stringContaining("`url: https://feeds.example.org`"),
        },
        {
          place: { path: `${folder}/_site.yaml` },
          message: "no id of its own",
          fix: expect.stringContaining("`id: 6f9619ff-8b86-4d01-b42d-00cf4fc964ff`"),
        },
        { place: { path: folder }, message: "no article", fix: "at least one article" },
      ],
    });
  });

  it.each(["00000000-0000-0000-0000-000000000000", UNCLAIMED_SITE_ID])(
    "does not accept %s as an id",
    (id) => {
      expect(unclaimed(read(`url: https://notes.example\nid: ${id}\n`), "_site.yaml")).toMatchObject([
        { message: "no id of its own" },
      ]);
    },
  );

  it("is possible with both", () => {
    expect(
      unclaimed(read("url: https://notes.example\nid: 6F9619FF-8B86-4D01-B42D-00CF4FC964FF\n"), "_site.yaml"),
    ).toEqual([]);
  });
});

describe("undated", () => {
  it("mtime takes the file's own time, cut to the second", async () => {
    const folder = await folderOf({ "_site.yaml": "undated: mtime\n", "a.md": "# A\n\nText.\n" });
    await utimes(`${folder}/a.md`, new Date(), new Date("2024-05-04T10:20:30.900Z"));
    const compiled = await compile({ folder });
    expect(compiled.ok && compiled.value.articles[0]?.article.published).toBe(
      Date.parse("2024-05-04T10:20:30Z"),
    );
  });

  it("git takes the commit that added the file", async () => {
    const folder = await folderOf({
      "_site.yaml": "undated: git\n",
      "a.md": "# A\n\nText.\n",
      "b.md": "# B\n\nNot committed.\n",
    });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@t.example", ...args], {
        cwd: folder,
        env: { ...process.env, GIT_AUTHOR_DATE: "2024-05-04T10:20:30Z" },
      });
    git("init", "-q");
    git("add", "a.md");
    git("commit", "-qm", "Add a");
    const compiled = await compile({ folder });
    expect(compiled.ok ? [] : compiled.error).toContainEqual(
      expect.objectContaining({ place: { path: `${folder}/b.md`, line: 1 }, message: "no date" }),
    );
    git("add", "b.md");
    git("commit", "-qm", "Add b");
    const shallow = join(await folderOf({}), "clone");
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${folder}`, shallow]);
    const cut = await compile({ folder: shallow });
    expect(cut.ok ? [] : cut.error).toContainEqual(
      expect.objectContaining({ place: { path: `${shallow}/a.md`, line: 1 }, message: "no date" }),
    );
    const again = await compile({ folder });
    expect(again.ok && again.value.articles.map(({ article }) => article.published)).toEqual([
      Date.parse("2024-05-04T10:20:30Z"),
      Date.parse("2024-05-04T10:20:30Z"),
    ]);
  });
});

describe("authors", () => {
  const article = "---\ndate: 2024-05-04\ntopics: []\n---\nText.\n";

  it("are the authors of articles that name none, in every format", async () => {
    const site = { "_site.yaml": "authors: [The Harbour Desk]\n" };
    expect((await articleOf("a.md", article, site)).authors).toEqual([{ name: "The Harbour Desk" }]);
    expect((await articleOf("a.md", article.replace("topics", "authors: []\ntopics"), site)).authors).toEqual(
      [],
    );
  });
});

describe("hub", () => {
  it("is one address, or several", () => {
    expect(read("hub: https://hub.example\n").site.hubs).toEqual(["https://hub.example/"]);
    expect(read("hub: [https://a.example/, https://b.example/x]\n").site.hubs).toEqual([
      "https://a.example/",
      "https://b.example/x",
    ]);
  });

  it("must be absolute", async () => {
    expect(await problemsOf({ "_site.yaml": "hub: /hub\n" })).toEqual([
      '_site.yaml:1: hub is "/hub"; expected the absolute address of a WebSub hub, or a list of them',
    ]);
  });
});

describe("page_size", () => {
  it("sets a number of entries and lifts the limit of bytes", () => {
    expect(read("").site).toMatchObject({ pageSize: 50, pageBytes: 500_000 });
    expect(read("page_size: 50\n").site).not.toHaveProperty("pageBytes");
  });
});

describe("colors", () => {
  const accent = (text: string) => read(text).site.accent;

  it("are the accent of light pages, from which the accent of dark pages is made", () => {
    expect(accent('colors: {accent: "#8A1538"}\n')).toMatchObject({ light: "#8a1538" });
    expect(accent('colors: {accent: "#8a1538"}\n')?.dark).not.toBe("#8a1538");
    expect(accent('colors: {accent: "#8a1538", accent_dark: "#f2a0b5"}\n')).toEqual({
      light: "#8a1538",
      dark: "#f2a0b5",
    });
    expect(read("title: Notes\n").site).not.toHaveProperty("accent");
  });

  it("with too little contrast are changed, and a warning names the colour shown (WCAG 2.2 1.4.3)", async () => {
    const [pale = "", dark = "", ...others] = await problemsOf({
      "_site.yaml": 'title: Notes\ncolors:\n  accent: "#ffcc00"\n  accent_dark: "#222244"\n',
    });
    expect(pale).toMatch(
      /^warning: _site\.yaml:3: colors\.accent #ffcc00 has a contrast of 1\.\d with the light page, so pages use #[0-9a-f]{6}; expected 4\.5 or more/,
    );
    expect(dark).toMatch(/^warning: _site\.yaml:4: colors\.accent_dark #222244 .* dark page/);
    expect(others).toEqual([]);
  });

  it("of dark pages alone are a warning", async () => {
    const problems = await problemsOf({ "_site.yaml": 'colors: {accent_dark: "#f2a0b5"}\n' });
    expect(problems).toEqual(["warning: _site.yaml:1: accent_dark without accent; expected `accent` too"]);
  });

  it.each(["#1f6", "green", "rgb(0,0,0)", "#1f6f5g"])("must not be %j", async (colour) => {
    const written = `colors: {accent: ${JSON.stringify(colour)}}`;
    expect(await problemsOf({ "_site.yaml": `${written}\n` })).toEqual([
      `_site.yaml:1: colors.accent is ${JSON.stringify(colour)}; expected \`accent\` and perhaps \`accent_dark\`, each a colour such as "#1f6f54", in quotes`,
    ]);
  });
});
