/** Reports of commands: the order and grouping of problems, and tables that fit a terminal. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { errorAt, noteAt, warningAt } from "../../../src/compiler/ground/problem.ts";
import { reportBuild } from "../../../src/compiler/report/build.ts";
import { columnsOf, cut, widest } from "../../../src/compiler/report/columns.ts";
import { describeAll, reportProblems } from "../../../src/compiler/report/problems.ts";
import { reportSeeds } from "../../../src/compiler/report/seeds.ts";
import { type Instant, wholeSecond } from "../../../src/model/instant.ts";
import { openFiles } from "../../support/pack.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

const md = (title: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\ntopics: []\n${more}---\nFog.\n`;

async function compiledFrom(files: Files, now?: Instant) {
  const compiled = await compile({ folder: await folderOf(files), ...(now === undefined ? {} : { now }) });
  if (!compiled.ok) throw new Error(reportProblems(compiled.error));
  return compiled.value;
}

describe("problems", () => {
  it("are listed with notes and warnings first, in the order of the files, and errors last", () => {
    const problems = [
      errorAt({ path: "seeds/_site.yaml" }, "no url", "a url"),
      errorAt({ path: "seeds/tides.md", line: 9 }, "no date", "a date"),
      warningAt({ path: "seeds/tides.md", line: 4 }, "odd", "even"),
      errorAt({ path: "seeds/gale.md", line: 2 }, "no title", "a title"),
      noteAt({ path: "seeds/pilots.md" }, "draft, not published"),
      warningAt({ path: "seeds/gale.md", line: 10 }, "too long", "less"),
      warningAt({ path: "seeds/gale.md", line: 3 }, "too short", "more"),
    ];
    expect(reportProblems(problems).split("\n")).toEqual([
      "warning: seeds/gale.md:3: too short; expected more",
      "warning: seeds/gale.md:10: too long; expected less",
      "note: seeds/pilots.md: draft, not published",
      "warning: seeds/tides.md:4: odd; expected even",
      "seeds/gale.md:2: no title; expected a title",
      "seeds/tides.md:9: no date; expected a date",
      // The last line, because it concerns all articles and must be solved before the site goes online.
      "seeds/_site.yaml: no url; expected a url",
      "3 errors; nothing was written",
    ]);
  });

  it("share a line if they are equal warnings or notes, with the name of the first file", () => {
    const files = Array.from({ length: 21 }, (_, n) => `seeds/${String(n).padStart(2, "0")}.md`);
    const tags = files.map((path) => warningAt({ path, line: 4 }, 'unknown key "tags"', '"topics"'));
    const drafts = files.slice(3, 5).map((path) => noteAt({ path }, "draft, not published"));
    const others = [
      warningAt({ path: "seeds/00.md", line: 5 }, 'unknown key "tags"', '"authors"'),
      warningAt({ path: "seeds/00.md", line: 6 }, "a wide table", "less"),
      warningAt({ path: "seeds/00.md", line: 8 }, "a wide table", "less"),
    ];
    expect(describeAll([...drafts, ...tags.toReversed(), ...others])).toEqual([
      'warning: seeds/00.md:4: unknown key "tags" (in 21 files); expected "topics"',
      'warning: seeds/00.md:5: unknown key "tags"; expected "authors"',
      "warning: seeds/00.md:6: a wide table (2 times); expected less",
      "note: seeds/03.md: draft, not published (in 2 files)",
    ]);
  });

  it("never share a line if they are errors", () => {
    const errors = ["a.md", "b.md"].map((path) => errorAt({ path }, "no date", "a date"));
    expect(describeAll(errors)).toHaveLength(2);
  });
});

describe("a table", () => {
  it("of 60 files has 60 rows of at most 80 columns, in any script", async () => {
    const titles = [
      "The ".repeat(30),
      "مواعيد المد والجزر ".repeat(6),
      "港口的潮汐表".repeat(9),
      "👩‍👩‍👧‍👦⚓".repeat(20),
    ];
    const folders = ["", "a-folder-with-a-long-name/and-another-one/", "港口/潮汐/"];
    const files = Array.from({ length: 60 }, (_, n) => [
      `${folders[n % 3]}a-file-with-a-long-name-${n}.md`,
      md(
        titles[n % 4] ?? "",
        n % 5 === 0 ? "corrections: [{date: 2024-05-05, note: Nine.}]\nfancy: 1\n" : "",
      ).replace("[]", "[international-organisations, arctic]"),
    ]);
    const lines = reportSeeds(await compiledFrom(Object.fromEntries(files))).split("\n");
    const table = lines.slice(0, 61);
    expect(widest(table)).toBeLessThanOrEqual(80);
    expect(table.filter((line) => line.includes("2024-05-04"))).toHaveLength(60);
    expect(lines).toHaveLength(63);
  });

  it("says which articles are not shown yet, and which no longer", async () => {
    const files = {
      "gale.md": md("Gale", "expires: 2024-06-01\n"),
      "pilots.md": md("Pilots", "publish_at: 2024-07-01\n"),
      "tides.md": md("Tides"),
    };
    const lines = reportSeeds(await compiledFrom(files, wholeSecond(Date.UTC(2024, 5, 15)))).split("\n");
    expect(lines.map((line) => line.trim().split(/ {2,}/).at(-1))).toEqual([
      "state",
      "expired",
      "scheduled",
      "Tides",
      "3 articles, 1 scheduled, 0 warnings",
    ]);
  });

  it("says that an article is withdrawn, also if it expired before or was never released", async () => {
    const withdrawn = "withdrawn: {date: 2024-06-10, reason: The quay was never visited.}\n";
    const files = {
      "gale.md": md("Gale", `expires: 2024-06-01\n${withdrawn}`),
      "pilots.md": md("Pilots", `publish_at: 2024-07-01\n${withdrawn}`),
    };
    const lines = reportSeeds(await compiledFrom(files, wholeSecond(Date.UTC(2024, 5, 15)))).split("\n");
    expect(lines.slice(1, 3).map((line) => line.trim().split(/ {2,}/).at(-1))).toEqual([
      "withdrawn",
      "withdrawn,…",
    ]);
    expect(lines.at(-1)).toBe("2 articles, 1 warning");
  });

  it("keeps the end of a path and the start of a title, and aligns wide characters", () => {
    expect(cut("arctic/the-arctic-council.md", 14, "end")).toBe("…ic-council.md");
    expect(cut("港口的潮汐表", 8)).toBe("港口的…");
    expect(cut("Pilots", 6)).toBe("Pilots");
    expect(
      columnsOf([
        ["港口", "a"],
        ["tide", "b"],
        ["fog", ""],
      ]),
    ).toBe("港口  a\ntide  b\nfog");
  });
});

describe("the report of a build", () => {
  it("lists twenty changes and the number of the others", async () => {
    const article = (n: number) => [`tide-${String(n).padStart(2, "0")}.md`, md(`Tide ${n}`)] as const;
    const before = await compiledFrom({ "pilots.md": md("Pilots") });
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => article(n)));
    const lines = (await reportBuild(await compiledFrom(files), openFiles(before.pack))).split("\n");
    expect([lines[0], lines[19], lines[20], lines[21]]).toEqual([
      "new  tide-00.md  Tide 0",
      "new  tide-19.md  Tide 19",
      "and 11 more changes",
      "30 new, 1 gone, 0 topics, 0 warnings",
    ]);
    expect(lines).toHaveLength(23);
  });

  it("counts the articles that are not shown yet", async () => {
    const files = { "pilots.md": md("Pilots", "publish_at: 2024-07-01\n"), "tides.md": md("Tides") };
    const compiled = await compiledFrom(files, wholeSecond(Date.UTC(2024, 5, 15)));
    expect((await reportBuild(compiled, undefined)).split("\n")[0]).toBe("1 scheduled, 0 topics, 0 warnings");
  });

  it("counts an article as edited if its entry changes, but not if its file moves", async () => {
    const files = { "pilots.md": md("Pilots"), "tides.md": md("Tides"), "zebra.md": md("Zebras") };
    const before = openFiles((await compiledFrom(files)).pack);
    const first = async (changed: Files) =>
      (await reportBuild(await compiledFrom({ ...files, ...changed }), before)).split("\n")[0];
    expect(await first({})).toBe("no changes, 0 topics, 0 warnings");
    expect(await first({ "tides.md": md("Tides", "expires: 2131-01-01\n") })).toBe("edited  tides.md  Tides");
    expect(await first({ "pilots.md": md("Pilots of the harbour") })).toBe(
      "edited  pilots.md  Pilots of the harbour",
    );
  });
});
