/** Dates of edits that are later than the build. Readers would miss all real edits before such a date. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem, isError } from "../../../src/compiler/ground/problem.ts";
import { at } from "../../support/articles.ts";
import { folderOf } from "../../support/seeds.ts";

const NOW = at("2026-11-29T12:00:00Z");
const AHEAD = "later than this build and the article's release";

async function errorsAt(fields: string, name = "a.md"): Promise<string[]> {
  const folder = await folderOf({
    [name]: `---\ntitle: Low water\ntopics: []\n${fields}\n---\nThe weir is dry.\n`,
  });
  const compiled = await compile({ folder, now: NOW });
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return problems.filter(isError).map((problem) => describeProblem(problem).replace(`${folder}/`, ""));
}

describe("updated", () => {
  it("may not be later than both the build and the release", async () => {
    for (const name of ["a.md", "a.txt", "a.html"])
      expect(await errorsAt("date: 2024-05-17\nupdated: 2131-01-01", name)).toEqual([
        `${name}:5: updated is 2131-01-01T00:00:00Z, ${AHEAD}; expected 2026-11-29T12:00:00Z or earlier`,
      ]);
    expect(await errorsAt("date: 2130-01-01\nupdated: 2131-01-01")).toEqual([
      `a.md:5: updated is 2131-01-01T00:00:00Z, ${AHEAD}; expected 2130-01-01T00:00:00Z or earlier`,
    ]);
  });

  it("may be the date of a release in the future", async () => {
    expect(await errorsAt("date: 2131-01-01\nupdated: 2131-01-01")).toEqual([]);
    expect(await errorsAt("date: 2024-05-17\npublish_at: 2131-01-02\nupdated: 2131-01-01")).toEqual([]);
    expect(await errorsAt("date: 2024-05-17\nupdated: 2026-11-29T12:00:00Z")).toEqual([]);
  });
});

describe("a correction", () => {
  it("may not be later than both the build and the release", async () => {
    expect(await errorsAt('date: 2024-05-17\ncorrections: [{date: 2131-01-01, note: "Dry."}]')).toEqual([
      `a.md:5: a correction is dated 2131-01-01T00:00:00Z, ${AHEAD}; expected 2026-11-29T12:00:00Z or earlier`,
    ]);
  });
});
