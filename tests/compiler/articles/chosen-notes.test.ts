/** A vault of Obsidian in which some notes are marked as public. */

import { expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeAll } from "../../../src/compiler/report/problems.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

const note = (fields: string) =>
  `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n${fields}---\nThe ice is thick.\n`;

const VAULT = {
  ".obsidian/app.json": "{}",
  "Diary.md": note(""),
  "Diary 2.md": "A day without a date, and ![a picture](gone.png).\n",
  "Ice.md": note("dg-publish: true\n"),
  "Page.md": note("page: true\n"),
};

async function outcomeOf(files: Files, showsDrafts = false) {
  const folder = await folderOf(files);
  const compiled = await compile({ folder, showsDrafts });
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return {
    articles: compiled.ok ? compiled.value.articles.map(({ name }) => name) : [],
    pages: compiled.ok ? compiled.value.pages.map(({ file }) => file.name) : [],
    drafts: compiled.ok ? compiled.value.drafts.map(({ path }) => path) : [],
    lines: describeAll(problems).map((line) => line.replaceAll(`${folder}/`, "")),
  };
}

it.each(["dg-publish: true\n", "publish: true\n"])("publishes only the notes with %j", async (mark) => {
  expect(await outcomeOf({ ...VAULT, "Ice.md": note(mark) })).toEqual({
    articles: ["Ice.md"],
    pages: [],
    drafts: [],
    lines: [
      "note: Diary 2.md: without `publish: true`, which other notes of this vault have, not published (in 3 files)",
    ],
  });
});

it("shows the others as drafts in `npm run dev`", async () => {
  const { articles, drafts } = await outcomeOf(VAULT, true);
  expect(articles).toEqual(["Ice.md"]);
  expect(drafts).toContain("/articles/diary");
});

it("publishes all notes if none is marked, or outside of a vault", async () => {
  const { "Diary 2.md": _, ".obsidian/app.json": app, ...notes } = VAULT;
  const unmarked = { ...notes, "Ice.md": note("") };
  expect((await outcomeOf({ ...unmarked, ".obsidian/app.json": app })).articles).toEqual([
    "Diary.md",
    "Ice.md",
  ]);
  expect((await outcomeOf(notes)).articles).toEqual(["Diary.md", "Ice.md"]);
});

it("has one line for many links to private notes, and one for many to no note", async () => {
  const numbers = Array.from({ length: 11 }, (_, at) => at + 10);
  const links = numbers.map((at) => `[[Diary ${at}]] [[Gone ${at}]]`).join(" ");
  const diary = Object.fromEntries(numbers.map((at) => [`Diary ${at}.md`, note("")]));
  const { lines } = await outcomeOf({ ...VAULT, ...diary, "Ice.md": `${note("publish: true\n")}${links}\n` });
  expect(lines.filter((line) => line.startsWith("warning: "))).toEqual([
    expect.stringMatching(
      /^warning: Ice\.md:8: 11 addresses lead to no article and no file: "Gone 10" in 1 file, /,
    ),
    expect.stringMatching(/^warning: Ice\.md:8: 11 addresses lead to drafts: "Diary 10" in 1 file, /),
  ]);
});

it("keeps the error of a note whose marks cannot be read", async () => {
  const { lines } = await outcomeOf({ ...VAULT, "Broken.md": "---\ntitle: [\n---\nIce.\n" });
  expect(lines).toContainEqual(expect.stringContaining("Broken.md:2: YAML"));
});
